import { describe, expect, it } from 'vitest';
import { matchingChoices } from '../primitives/form/matching-choices.ts';
import { countryChoices } from './country-choices.ts';

const found = (locale: string, text: string) =>
  matchingChoices(countryChoices(locale), text).map(({ value }) => value);

describe('the list of countries', () => {
  it.each([
    ['en', 'Afghanistan', 'Zimbabwe'],
    ['it', 'Afghanistan', 'Zimbabwe'],
    ['ar', 'آيسلندا', 'هونغ كونغ الصينية (منطقة إدارية خاصة)'],
  ])('is named and sorted in %s', (locale, first, last) => {
    const labels = countryChoices(locale).map(({ label }) => label);
    expect(labels).toHaveLength(249);
    expect(labels).toEqual([...labels].sort(new Intl.Collator(locale).compare));
    expect(labels).toContain(first);
    expect(labels).toContain(last);
    expect(new Set(labels).size).toBe(249);
  });

  it('is in the order of its language, not of code points', () => {
    const labels = countryChoices('en').map(({ label }) => label);
    const [aland, albania] = [labels.indexOf('Åland Islands'), labels.indexOf('Albania')];
    expect(aland).toBeGreaterThanOrEqual(0);
    expect(aland).toBeLessThan(albania);
  });

  it.each([
    ['en', ['UK', 'great britain', 'England', 'regno unito', 'بريطانيا'], 'GB'],
    ['it', ['UK', 'Gran Bretagna', 'inghilterra', 'united kingdom'], 'GB'],
    ['ar', ['UK', 'بريطانيا', 'المملكة المتحدة'], 'GB'],
    ['en', ['usa', 'America', 'united states of america', 'stati uniti'], 'US'],
    ['it', ['USA', 'stati uniti d’america', 'america'], 'US'],
    ['ar', ['أمريكا', 'USA'], 'US'],
    ['en', ['uae', 'emirates', 'Dubai'], 'AE'],
    ['it', ['Emirati', 'EAU'], 'AE'],
    ['ar', ['الإمارات', 'دبي'], 'AE'],
    ['en', ['holland', 'the netherlands'], 'NL'],
    ['it', ['olanda'], 'NL'],
    ['ar', ['هولندا'], 'NL'],
    ['en', ['Czech Republic', 'CZ'], 'CZ'],
    ['it', ['Repubblica Ceca'], 'CZ'],
    ['ar', ['جمهورية التشيك'], 'CZ'],
    ['en', ['turkey', 'turkiye', 'Germania', 'Ivory Coast'], undefined],
  ])('finds in %s %j', (locale, texts, country) => {
    const expected = country ?? undefined;
    const firsts = texts.map((text) => found(locale, text)[0]);
    expect(firsts).toEqual(expected ? texts.map(() => expected) : ['TR', 'TR', 'DE', 'CI']);
  });

  it('finds what starts so before what merely has it inside', () => {
    expect(found('en', 'guinea')[0]).toBe('GN');
    expect(found('en', 'xyzzy')).toEqual([]);
    expect(found('en', '  ')).toHaveLength(249);
  });
});

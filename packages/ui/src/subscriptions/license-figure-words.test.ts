import { type AppliedRules, figureDefinitions, figureIds } from '@partnerkit/sdk/kpis';
import { defaultLowAssignment, defaultSectionRules } from '@partnerkit/sdk/rules';
import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en.messages.ts';
import { createFormats } from '../i18n/formats.ts';
import { loadMessages, shippedLocales } from '../i18n/locales.ts';
import { createTranslate } from '../i18n/translate.ts';
import { peerBandText } from './peer-band-text.ts';
import { ruleTexts } from './rule-texts.ts';

const t = createTranslate('en', en).with(en);
const formats = createFormats('en');

const usual: AppliedRules = { ...defaultSectionRules, lowAssignment: defaultLowAssignment };
const rules: readonly AppliedRules[] = [
  usual,
  { ...usual, windowDays: 1 },
  { ...usual, windowDays: 30, autoRenewingExpires: true },
  { ...usual, windowDays: 1200, lowAssignment: null },
  { ...usual, lowAssignment: { quantile: 0.1, gap: 0.305, bands: [1], fewestPeers: 5 } },
  { ...usual, lowAssignment: { quantile: 0.333, gap: 0.01, bands: [1], fewestPeers: 1000 } },
];

describe.each(rules)('by the rules %o', (applied) => {
  const said = (locale: string) => {
    const { share, own, ...others } = ruleTexts(applied);
    return { ...others, share: createFormats(locale).percent(100 * share), own };
  };

  it.each(figureIds)('%s means the same on the page and without one', (id) => {
    expect(t(`means.${id}`, said('en'))).toBe(figureDefinitions[id].definition(applied));
  });

  it.each(shippedLocales)('the definitions say the window that holds: %s', async (locale) => {
    const translate = createTranslate(locale, await loadMessages(locale)).with(en);
    const window = createFormats(locale).number(applied.windowDays);
    for (const id of figureIds) {
      const text = translate(`means.${id}`, said(locale));
      const usually = translate(`means.${id}`, { ...said(locale), days: 90 });
      const speaksOfDays = usually !== translate(`means.${id}`, { ...said(locale), days: 91 });
      if (!speaksOfDays) continue;
      if (applied.windowDays > 1) expect(text).toContain(window);
      if (applied.windowDays !== 90) expect(text).not.toContain(createFormats(locale).number(90));
    }
    expect(translate('section.expiring', said(locale))).not.toBe(
      translate('section.expiring', { ...said(locale), days: applied.windowDays + 1 }),
    );
  });
});

describe('bands of peers', () => {
  it.each([
    [1, '1–24'],
    [500, '500–1,999'],
    [2000, '2,000 or more'],
    [70, '70 or more'],
    [undefined, 'All sizes'],
  ])('from %s', (band, text) => {
    expect(peerBandText(band, { t, formats })).toBe(text);
  });

  it('of a rule with others', () => {
    expect(peerBandText(10, { t, formats, bands: [10, 50] })).toBe('10–49');
  });
});

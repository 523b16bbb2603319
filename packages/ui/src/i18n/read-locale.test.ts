import { describe, expect, it } from 'vitest';
import { directionOf } from './direction.ts';
import { en } from './en.messages.ts';
import { createFigureFormats } from './figure-formats.ts';
import { createFormats } from './formats.ts';
import { moneyText } from './money-text.ts';
import { readLocale } from './read-locale.ts';
import { createTranslate } from './translate.ts';

const written: [unknown, string][] = [
  ['en', 'en'],
  ['it-IT', 'it-IT'],
  ['it_IT', 'it-IT'],
  ['IT_it', 'it-IT'],
  ['zh_Hans_CN', 'zh-Hans-CN'],
  ['zh_CN_#Hans', 'zh-CN'],
  ['en-US@posix', 'en-US'],
  ['de_DE.UTF-8', 'de-DE'],
  ['de_DE.ISO-8859-15@euro', 'de-DE'],
  ['sr_RS@latin', 'sr-Latn-RS'],
  ['iw', 'he'],
  ['ar-u-nu-latn', 'ar-u-nu-latn'],
  ['it-IT,it;q=0.9,en;q=0.8', 'it-IT'],
  [' fr ', 'fr'],
  ['pt-BR-!!', 'pt-BR'],
  ['dv', 'dv'],
  ['xx-YY', 'en'],
  ['sv-SE', 'sv-SE'],
  ...['C', 'C.UTF-8', 'POSIX', '', ' ', '*', 'und', 'undefined', 'null', 'nonsense', '🙂', 'x', '-', '_'].map(
    (text): [string, string] => [text, 'en'],
  ),
  ...[undefined, null, 12, {}, ['it']].map((value): [unknown, string] => [value, 'en']),
];

describe('a locale as hosts write it', () => {
  it.each(written)('%j is read as %s', (text, locale) => {
    expect(readLocale(text)).toBe(locale);
    expect(readLocale(locale)).toBe(locale);
  });

  it.each(written)('%j formats numbers, dates, amounts and texts', (text) => {
    const locale = readLocale(text);
    expect(createFormats(locale).number(1234)).toMatch(/./);
    expect(createFormats(locale).day('2026-11-16')).toMatch(/./);
    expect(createFigureFormats(locale).share(0.5)).toMatch(/./);
    expect(moneyText(locale, 12, 'EUR')).toMatch(/./);
    expect(createTranslate(locale, en).with(en)('customers.count', { total: 5 })).toMatch(/customers$/);
  });

  it('formats as English where there are no data of the language, whatever the machine is set to', () => {
    expect(new Intl.NumberFormat('dv').resolvedOptions().locale).not.toBe('dv');
    expect(createFormats('dv').number(1234.5)).toBe('1,234.5');
    expect(createFormats('dv').day('2026-11-16')).toBe('Nov 16, 2026');
  });
});

describe('the direction of a locale is that of its script', () => {
  it.each([
    ['en', 'ltr'],
    ['it-IT', 'ltr'],
    ['ar', 'rtl'],
    ['ar-AE', 'rtl'],
    ['AR_eg', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['az', 'ltr'],
    ['az-Arab', 'rtl'],
    ['he', 'rtl'],
    ['iw', 'rtl'],
    ['ji', 'rtl'],
    ['ks', 'rtl'],
    ['ks_IN@devanagari', 'ltr'],
    ['ff-Adlm', 'rtl'],
    ['nqo', 'rtl'],
    ['dv', 'rtl'],
    ['pa-PK', 'rtl'],
    ['pa', 'ltr'],
    ['arn', 'ltr'],
    ['', 'ltr'],
    ['C', 'ltr'],
  ])('%s is written %s', (locale, direction) => {
    expect(directionOf(locale)).toBe(direction);
  });
});

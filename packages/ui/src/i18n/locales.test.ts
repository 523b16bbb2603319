import { describe, expect, it, test } from 'vitest';
import { locales } from '../../compile-messages.ts';
import { loadMessages, localeName, shippedLocaleFor, shippedLocales } from './locales.ts';

test('every catalog can be chosen, and nothing else', async () => {
  expect(shippedLocales).toEqual([...locales].sort());
  for (const locale of shippedLocales) {
    expect(await loadMessages(locale), locale).toHaveProperty(['customers.title']);
  }
});

describe('the locale of a browser', () => {
  it.each([
    [['ar-EG', 'en-US'], 'ar'],
    [['it-CH'], 'it'],
    [['it_IT.UTF-8'], 'it'],
    [['de-AT', 'it-IT', 'en'], 'de'],
    [['nl-BE', 'it-IT', 'en'], 'it'],
    [['en-GB', 'it'], 'en'],
    [['fr', 'pt-BR'], 'fr'],
    [['pt-PT'], 'pt'],
    [['ja_JP.UTF-8'], 'ja'],
    [['sv', 'xx-YY'], 'en'],
    [['xx-YY', 'es-MX'], 'es'],
    [['ar-u-nu-latn'], 'ar'],
    [['C', '', undefined, 'ar'], 'ar'],
    [[], 'en'],
  ])('%j is %s', (wanted, shipped) => expect(shippedLocaleFor(wanted)).toBe(shipped));
});

test('locales name themselves', () => {
  expect(shippedLocales.map(localeName)).toEqual([
    'العربية',
    'Deutsch',
    'English',
    'Español',
    'Français',
    'Italiano',
    '日本語',
    'Português',
  ]);
});

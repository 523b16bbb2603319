import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';
import { searchableText, spellings } from './spellings.ts';

const finds = (typed: string, text: string) =>
  spellings(typed).some((spelling) => searchableText(text).includes(spelling));

describe('a search', () => {
  it.each([
    ['Möbel', 'mobel', 'MOEBEL', 'möbel', 'Mo\u0308bel'],
    ['Straße', 'strasse', 'STRASSE', 'straße', 'STRAẞE'],
    ['Łódź', 'lodz', 'łódź', 'Łodz'],
    ['Ærø Møbler', 'aero mobler', 'aeroe moebler', 'ærø møbler'],
    ['Ångström', 'angstrom', 'aangstroem', 'ångström'],
    ['Đorđe', 'dorde', 'đorđe'],
    ['Þór', 'thor', 'þór'],
    ['Œuvre', 'oeuvre', 'œuvre'],
    ['Isparta Işık', 'isik', 'ışık'],
    ['東京', '東京'],
  ])('finds %s however it is typed', (text, ...typed) => {
    expect(typed.filter((one) => !finds(one, text))).toEqual([]);
  });

  it('finds what is stored without the letters by who types them', () => {
    expect(finds('Möbel', 'Moebel AG')).toBe(true);
    expect(finds('Straße', 'Hauptstrasse')).toBe(true);
    expect(finds('Łódź', 'Lodz')).toBe(true);
  });

  it.each([
    ['moebel', 'Mabel'],
    ['strase', 'Straße'],
    ['muell', 'Mull'],
  ])('does not find by %s: %s', (typed, text) => expect(finds(typed, text)).toBe(false));

  it('finds all that folding finds, and begins with it', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aoeus öÖüßøæåłŁéñ\u0308ı') });
    fc.assert(
      fc.property(letters, letters, (typed, text) => {
        expect(searchableText(text).startsWith(foldText(text))).toBe(true);
        if (foldText(text).includes(foldText(typed))) expect(finds(typed, text)).toBe(true);
      }),
    );
  });
});

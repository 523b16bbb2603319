import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en.messages.ts';
import { createFormats } from '../i18n/formats.ts';
import { createTranslate } from '../i18n/translate.ts';
import { wasteWeekBefore } from './waste-made.ts';
import { type Waste, wasteChange } from './waste-words.ts';

const t = createTranslate('en', en);
const row = (currency: string, unassigned: number, unused: number, overage = 0) => ({
  ...{ currency, unassigned, unused, overage },
});
const waste = (
  changes: readonly ReturnType<typeof row>[],
  more: { readonly notKnown?: number } = {},
): Waste => ({
  amounts: [row('EUR', 10, 5)],
  excluded: [],
  weekBefore: {
    ...{ asOf: '2026-11-09', week: '2026-11-01', amounts: [row('EUR', 8, 4)], notKnown: 0, ...more },
    changes: [...changes],
  },
});

describe('what waste has cost a week before', () => {
  it.each([
    [[row('EUR', 2, 1)], '+€3 since last week', 1],
    [[row('EUR', 2, -1200)], '−€1,198 since last week', -1],
    [[row('EUR', 2, 1), row('USD', -4, 0)], '+€3 · −$4 since last week', 0],
    [[row('EUR', 2, -2), row('USD', 4, 0)], '+$4 since last week', 1],
    [[row('EUR', 0.2, 0)], 'No change since last week', 0],
    [[], 'No change since last week', 0],
  ])('is told by currency, as whole amounts: %j', (changes, text, direction) => {
    expect(wasteChange(waste(changes), 'idle', 'en', t)).toEqual({ text, direction });
  });

  it('is that of the kind that is meant', () => {
    expect(wasteChange(waste([row('EUR', 2, 1, -7)]), 'overage', 'en', t)).toEqual({
      ...{ text: '−€7 since last week', direction: -1 },
    });
  });

  it.each([null, undefined])('is not told where it is not known, which is not zero: %s', (weekBefore) => {
    const unknown = {
      amounts: [row('EUR', 10, 5)],
      excluded: [],
      ...(weekBefore === null && { weekBefore }),
    };
    expect(wasteChange(unknown, 'idle', 'en', t)).toBeUndefined();
    expect(wasteWeekBefore(unknown, 'idle', { locale: 'en', t, formats: createFormats('en') })).toEqual([]);
  });

  it('says at which prices, and what is left out', () => {
    const writing = { locale: 'en', t, formats: createFormats('en') };
    expect(wasteWeekBefore(waste([row('EUR', 2, 1)], { notKnown: 3 }), 'idle', writing)).toEqual([
      '€12 as of Nov 9, 2026, with the licenses of the week of Nov 1, 2026',
      '+€3 since last week',
      "At today's prices in both weeks",
      'Compared without 3 license pools that have no history',
    ]);
  });
});

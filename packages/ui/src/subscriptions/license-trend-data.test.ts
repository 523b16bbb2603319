import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en.messages.ts';
import { createFormats } from '../i18n/formats.ts';
import { createTranslate } from '../i18n/translate.ts';
import { licenseTrendData, licenseTrendSummary, licenseTrendWeek } from './license-trend-data.ts';

const words = { t: createTranslate('en', en), formats: createFormats('en') };
const weeks = (...used: (number | null)[]) =>
  used.map((count, at) => ({
    week: `2026-11-${String(at + 1).padStart(2, '0')}`,
    used: count,
    assignedUnused: count === null ? null : 5,
    available: count === null ? null : 0,
  }));

describe('the trend in words (SUB-0)', () => {
  it.each([
    ['rose', [396, 500, 3365], 'Used licenses rose from 396 to 3,365 in 3 weeks.'],
    ['fell', [10, null, 3], 'Used licenses fell from 10 to 3 in 3 weeks.'],
    ['stayed', [7, 9, 7], 'Used licenses are at 7, as they were 2 weeks ago.'],
    ['with gaps at both ends', [null, 1, 2, null], 'Used licenses rose from 1 to 2 in 2 weeks.'],
    ['from zero, which is known', [0, 2], 'Used licenses rose from 0 to 2 in 2 weeks.'],
    ['one week', [null, 4], '4 licenses were used in the one week that is known.'],
    ['nothing known', [null, null], undefined],
    ['no weeks', [], undefined],
  ])('%s', (_, used, text) => {
    expect(licenseTrendSummary(weeks(...used), words)).toBe(text);
  });

  it('says the numbers of a week, or that it has none', () => {
    const data = licenseTrendData(weeks(1200, null), { ...words, tick: (day) => day });
    expect(licenseTrendWeek(data, 0, words)).toBe(
      'Week of Nov 1, 2026: 1,200 used, 5 assigned but unused, 0 available.',
    );
    expect(licenseTrendWeek(data, 1, words)).toBe('Week of Nov 2, 2026: no history.');
  });
});

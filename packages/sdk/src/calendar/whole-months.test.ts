import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, dayNumber } from './calendar-day.ts';
import { wholeMonths } from './whole-months.ts';

const day = (text: string) => dayNumber(text) as number;

/** The day that lies so many months later, clamped to the month's last day; by counting, not by `Date`. */
function plusMonths(from: number, months: number): number {
  const [year, month, date] = calendarDay(from).split('-').map(Number) as [number, number, number];
  const place = year * 12 + month - 1 + months;
  const prefix = `${String(Math.floor(place / 12)).padStart(4, '0')}-${String((place % 12) + 1).padStart(2, '0')}`;
  for (let last = date; ; last--) {
    const found = dayNumber(`${prefix}-${String(last).padStart(2, '0')}`);
    if (found !== undefined) return found;
  }
}

describe('whole months', () => {
  it.each([
    ['2026-11-16', '2026-11-16', 0],
    ['2026-10-16', '2026-11-15', 0],
    ['2026-10-16', '2026-11-16', 1],
    // the last days of months
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-03-30', 1],
    ['2026-01-31', '2026-03-31', 2],
    ['2026-02-28', '2026-03-28', 1],
    ['2026-03-31', '2026-04-30', 1],
    ['2026-12-31', '2027-02-28', 2],
    // leap days
    ['2024-02-29', '2025-02-28', 12],
    ['2024-02-29', '2025-02-27', 11],
    ['2024-02-29', '2028-02-28', 47],
    ['2024-02-29', '2028-02-29', 48],
    ['2024-01-31', '2024-02-28', 0],
    ['2024-01-31', '2024-02-29', 1],
    ['2099-01-31', '2100-02-28', 13],
    // back
    ['2026-11-16', '2026-10-16', -1],
    ['2026-11-16', '2026-10-17', -1],
    ['2026-11-16', '2026-10-15', -2],
    ['2026-03-31', '2026-02-28', -1],
    ['2026-03-31', '2026-02-27', -2],
    ['2024-03-31', '2024-02-29', -1],
    ['2025-02-28', '2024-02-29', -12],
    ['2024-02-29', '2023-02-28', -12],
    ['2024-02-29', '2023-02-27', -13],
  ])('from %s to %s are %d', (from, to, months) => {
    expect(wholeMonths(day(from), day(to))).toBe(months);
  });

  it('are the largest number that is not after the end', () => {
    const days = fc.integer({ min: day('1995-01-01'), max: day('2105-12-31') });
    fc.assert(
      fc.property(days, days, (from, to) => {
        const months = wholeMonths(from, to);
        expect(plusMonths(from, months)).toBeLessThanOrEqual(to);
        expect(plusMonths(from, months + 1)).toBeGreaterThan(to);
      }),
      { numRuns: 1000 },
    );
  });
});

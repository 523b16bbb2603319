import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, dayNumber, isSunday } from './calendar-day.ts';
import { completeWeeks, lastCompleteWeek, weekOf } from './weeks.ts';

const day = (text: string) => dayNumber(text) as number;

describe('weeks', () => {
  it.each([
    // a Sunday: the week before is complete, its own has begun
    ['2026-11-15', '2026-11-15', '2026-11-08'],
    ['2026-11-14', '2026-11-08', '2026-11-01'],
    ['2026-11-16', '2026-11-15', '2026-11-08'],
    ['2024-02-29', '2024-02-25', '2024-02-18'],
    ['2027-01-01', '2026-12-27', '2026-12-20'],
    ['1969-12-31', '1969-12-28', '1969-12-21'],
  ])('%s lies in the week of %s; the last complete one is %s', (text, week, last) => {
    expect(calendarDay(weekOf(day(text)))).toBe(week);
    expect(calendarDay(lastCompleteWeek(day(text)))).toBe(last);
  });

  it('start on a Sunday, seven days long, the oldest first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.integer({ min: 0, max: 60 }),
        (at, count) => {
          expect(isSunday(weekOf(at))).toBe(true);
          expect(at - weekOf(at)).toBeGreaterThanOrEqual(0);
          expect(at - weekOf(at)).toBeLessThan(7);
          const weeks = completeWeeks(at, count);
          expect(weeks).toHaveLength(count);
          weeks.forEach((week, place) => {
            expect(week).toBe(lastCompleteWeek(at) - 7 * (count - 1 - place));
          });
          // complete: the next week has begun
          if (count > 0) expect((weeks.at(-1) as number) + 7).toBeLessThanOrEqual(at);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, dayNumber, isSunday } from '../calendar/calendar-day.ts';
import { reportPeriod } from './report-period.ts';

describe('what a scheduled run covers', () => {
  it.each([
    ['day', '2026-03-01T06:00:00Z', '2026-02-28', '2026-02-28'],
    // 00:30 in Rome: in UTC that is the day before still, which is not over
    ['day', '2026-03-01T23:30:00Z', '2026-02-28', '2026-02-28'],
    ['week', '2026-11-15T00:00:00Z', '2026-11-08', '2026-11-14'],
    ['week', '2026-11-14T23:59:59Z', '2026-11-01', '2026-11-07'],
    ['week', '2027-01-01T07:00:00Z', '2026-12-20', '2026-12-26'],
    ['month', '2026-01-31T07:00:00Z', '2025-12-01', '2025-12-31'],
    ['month', '2028-03-01T00:00:00Z', '2028-02-01', '2028-02-29'],
    ['month', '2026-02-28T23:59:00Z', '2026-01-01', '2026-01-31'],
  ] as const)('of a %s at %s is from %s until %s', (every, dueAt, from, until) => {
    expect(reportPeriod({ every }, dueAt)).toEqual({ from, until });
  });

  it('is over when it is due, is whole, and follows on the one before', () => {
    const days = fc.integer({ min: -20_000, max: 60_000 });
    fc.assert(
      fc.property(fc.constantFrom('day', 'week', 'month'), days, (every, day) => {
        const { from, until } = reportPeriod({ every }, `${calendarDay(day)}T12:00:00Z`);
        const [first, last] = [dayNumber(from), dayNumber(until)] as [number, number];
        expect(last).toBeLessThan(day);
        if (every === 'week') expect([isSunday(first), last - first]).toEqual([true, 6]);
        if (every === 'month') expect([from.slice(8), calendarDay(last + 1).slice(8)]).toEqual(['01', '01']);
        const next = reportPeriod({ every }, `${calendarDay(last + 1)}T00:00:00Z`);
        expect(next).toEqual({ from, until });
      }),
    );
  });
});

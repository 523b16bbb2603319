import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { calendarDay, dayNumber } from '../calendar/calendar-day.ts';
import { extendedEnd, trialEnd } from './trial-end.ts';

const day = fc.integer({ min: -700_000, max: 2_900_000 }).map(calendarDay);
const days = fc.integer({ min: 1, max: 365 });
const number = (text: string) => dayNumber(text) as number;

describe('the end of a trial (TRI-2)', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['Pacific/Kiritimati', -840],
    ['America/Los_Angeles', 480],
    ['Europe/Rome', -60],
  ])('is the same for a viewer in %s', (zone, offset) => {
    vi.stubEnv('TZ', zone);
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(offset);
    // over the day on which the clocks change, and over the end of a leap February
    expect([trialEnd('2026-10-24', 3), trialEnd('2026-03-28', 3)]).toEqual(['2026-10-26', '2026-03-30']);
    expect(extendedEnd('2028-02-27', '2028-02-27', 3)).toBe('2028-02-29');
  });

  it.each([
    ['2026-11-16', 1, '2026-11-16'],
    ['2026-11-16', 30, '2026-12-15'],
    ['2026-01-31', 30, '2026-03-01'],
    ['2028-02-01', 29, '2028-02-29'],
    ['2026-02-01', 29, '2026-03-01'],
    ['2027-03-01', 365, '2028-02-28'],
    ['2028-03-01', 365, '2029-02-28'],
    ['2100-02-28', 2, '2100-03-01'],
    ['2026-12-31', 2, '2027-01-01'],
    // the clocks change in Rome
    ['2026-10-24', 3, '2026-10-26'],
  ])('started on %s for %i days is %s', (start, count, end) => {
    expect(trialEnd(start, count)).toBe(end);
  });

  it('is so many days after the start that as many days run, the first and the last among them', () => {
    fc.assert(
      fc.property(day, days, (start, count) => {
        expect(number(trialEnd(start, count)) - number(start) + 1).toBe(count);
      }),
    );
  });

  it('is that of a trial that starts today where it is extended, and never earlier than it was', () => {
    fc.assert(
      fc.property(day, days, fc.integer({ min: 0, max: 500 }), (today, count, left) => {
        const end = calendarDay(Math.min(number(today) + left, 2_932_896));
        const extended = extendedEnd(end, today, count);
        expect([end, trialEnd(today, count)]).toContain(extended);
        expect(extended >= end && extended >= trialEnd(today, count)).toBe(true);
        // the same extension again, the same day, adds nothing
        expect(extendedEnd(extended, today, count)).toBe(extended);
      }),
    );
  });

  it.each([
    ['2026-11-30', 7, '2026-11-30'],
    ['2026-11-22', 7, '2026-11-22'],
    ['2026-11-21', 7, '2026-11-22'],
    ['2026-11-16', 365, '2027-11-15'],
  ])('of a trial until %s that is extended by %i days on 2026-11-16 is %s', (end, count, extended) => {
    expect(extendedEnd(end, '2026-11-16', count)).toBe(extended);
  });

  it.each([0, -1, 366, 10_000, 1.5, Number.NaN, '30' as never])('refuses a duration of %s', (count) => {
    expect(() => trialEnd('2026-11-16', count)).toThrow(/^days: expected a whole number from 1 to 365/);
    expect(() => extendedEnd('2026-11-30', '2026-11-16', count)).toThrow(/^days/);
  });

  it.each(['2026-02-30', '2026-13-01', '16.11.2026', '', 20261116 as never])(
    'refuses the day %s',
    (start) => {
      expect(() => trialEnd(start, 30)).toThrow(/^startDay: expected a calendar date/);
      expect(() => extendedEnd(start, '2026-11-16', 30)).toThrow(/^end: /);
      expect(() => extendedEnd('2026-11-16', start, 30)).toThrow(/^today: /);
    },
  );
});

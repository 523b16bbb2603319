import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, dayNumber, dayOfInstant, isCalendarDay, isSunday } from './calendar-day.ts';

describe('calendar days', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2026-11-16', 20_773],
    ['2024-02-29', 19_782],
    ['0001-01-01', -719_162],
  ])('%s is day %d', (day, number) => {
    expect(dayNumber(day)).toBe(number);
    expect(calendarDay(number)).toBe(day);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '',
    'today',
    '2026-11-16T00:00',
  ])('%s is none', (text) => expect(isCalendarDay(text)).toBe(false));

  it('counts every day once', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        expect(dayNumber(calendarDay(number))).toBe(number);
      }),
    );
  });

  it('is the UTC day of an instant', () => {
    expect(dayOfInstant('2026-11-16T23:59:59.999Z')).toBe(20_773);
    expect(dayOfInstant('2026-11-17T00:30:00+01:00')).toBe(20_773);
    expect(dayOfInstant('yesterday')).toBeUndefined();
  });

  it('knows Sundays', () => {
    expect(isSunday(dayNumber('2026-11-15') as number)).toBe(true);
    expect(isSunday(dayNumber('2026-11-16') as number)).toBe(false);
    expect(isSunday(dayNumber('1969-12-28') as number)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, dayNumber } from '../calendar/calendar-day.ts';
import { nextReportRuns } from './next-report-runs.ts';
import type { ReportCadence } from './report-schedule.schema.ts';

const daily = (time: string, timeZone: string): ReportCadence => ({ every: 'day', time, timeZone });
const monthly = (day: number, time: string, timeZone: string): ReportCadence => ({
  every: 'month',
  ...{ day, time, timeZone },
});

describe('the next runs of a schedule', () => {
  it.each<[string, ReportCadence, string, readonly string[]]>([
    [
      'keep their time when the clocks of Rome go forward',
      daily('07:00', 'Europe/Rome'),
      '2026-03-28T00:00:00Z',
      ['2026-03-28T06:00:00.000Z', '2026-03-29T05:00:00.000Z', '2026-03-30T05:00:00.000Z'],
    ],
    [
      'keep their time when they go back',
      daily('07:00', 'Europe/Rome'),
      '2026-10-24T06:00:00Z',
      ['2026-10-25T06:00:00.000Z', '2026-10-26T06:00:00.000Z', '2026-10-27T06:00:00.000Z'],
    ],
    [
      'are as much later on the night that skips their time, once',
      daily('02:30', 'Europe/Rome'),
      '2026-03-28T12:00:00Z',
      ['2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z', '2026-03-31T00:30:00.000Z'],
    ],
    [
      'are at the first of two on the night that has their time twice, once',
      daily('02:30', 'Europe/Rome'),
      '2026-10-24T12:00:00Z',
      ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z', '2026-10-27T01:30:00.000Z'],
    ],
    [
      'are at the first of two in New York',
      daily('01:30', 'America/New_York'),
      '2026-10-31T12:00:00Z',
      ['2026-11-01T05:30:00.000Z', '2026-11-02T06:30:00.000Z', '2026-11-03T06:30:00.000Z'],
    ],
    [
      'are half an hour later where the clocks skip half an hour',
      daily('02:10', 'Australia/Lord_Howe'),
      '2026-10-03T00:00:00Z',
      ['2026-10-03T15:40:00.000Z', '2026-10-04T15:10:00.000Z', '2026-10-05T15:10:00.000Z'],
    ],
    [
      'are at the first of two where half an hour comes twice',
      daily('01:45', 'Australia/Lord_Howe'),
      '2026-04-04T00:00:00Z',
      ['2026-04-04T14:45:00.000Z', '2026-04-05T15:15:00.000Z', '2026-04-06T15:15:00.000Z'],
    ],
    [
      'go by quarters of an hour',
      daily('07:00', 'Asia/Kathmandu'),
      '2026-01-01T00:00:00Z',
      ['2026-01-01T01:15:00.000Z', '2026-01-02T01:15:00.000Z', '2026-01-03T01:15:00.000Z'],
    ],
    [
      'are once on a day that a place skipped',
      daily('10:00', 'Pacific/Apia'),
      '2011-12-29T00:00:00Z',
      ['2011-12-29T20:00:00.000Z', '2011-12-30T20:00:00.000Z', '2011-12-31T20:00:00.000Z'],
    ],
    [
      'on the 31st are on the last day of shorter months',
      monthly(31, '07:00', 'UTC'),
      '2028-01-30T00:00:00Z',
      ['2028-01-31T07:00:00.000Z', '2028-02-29T07:00:00.000Z', '2028-03-31T07:00:00.000Z'],
    ],
    [
      'on the 31st of an evening are on the last day of the place',
      monthly(31, '23:30', 'America/New_York'),
      '2026-11-29T00:00:00Z',
      ['2026-12-01T04:30:00.000Z', '2027-01-01T04:30:00.000Z', '2027-02-01T04:30:00.000Z'],
    ],
    [
      'of a week are on its day',
      { every: 'week', weekday: 0, time: '00:00', timeZone: 'Asia/Kathmandu' },
      '2026-11-14T18:15:00Z',
      ['2026-11-21T18:15:00.000Z', '2026-11-28T18:15:00.000Z', '2026-12-05T18:15:00.000Z'],
    ],
  ])('%s', (_what, cadence, after, runs) => {
    expect(nextReportRuns(cadence, after)).toEqual(runs);
  });

  it('are between the first and the last day of a schedule, by its own clocks', () => {
    const cadence = daily('01:00', 'Asia/Kathmandu');
    const days = { startsOn: '2026-11-20', endsOn: '2026-11-21' };
    expect(nextReportRuns(cadence, '2026-11-01T00:00:00Z', 9, days)).toEqual([
      '2026-11-19T19:15:00.000Z',
      '2026-11-20T19:15:00.000Z',
    ]);
    expect(nextReportRuns(cadence, '2026-11-20T19:15:00Z', 9, days)).toEqual([]);
  });

  it('end with the days that there are', () => {
    expect(nextReportRuns(monthly(1, '00:00', 'UTC'), '9999-11-15T00:00:00Z', 9)).toEqual([
      '9999-12-01T00:00:00.000Z',
    ]);
  });

  it.each<[string, unknown, string]>([
    ['a cadence in words', 'daily 07:00 Europe/Rome', 'cadence: expected an object'],
    ['another word for every day', { ...daily('07:00', 'UTC'), every: 'daily' }, 'cadence.every: expected '],
    ['an hour of one digit', daily('7:00', 'UTC'), 'cadence.time: expected a time of day, HH:MM'],
    ['a time zone that is none', daily('07:00', 'Rome'), 'cadence.timeZone: expected an IANA time zone'],
    [
      'a week without its day',
      { ...daily('07:00', 'UTC'), every: 'week' },
      'cadence.weekday: expected a number',
    ],
  ])('name the field that does not fit of %s', (_what, cadence, message) => {
    expect(() => nextReportRuns(cadence as ReportCadence, '2026-11-16T00:00:00Z')).toThrow(message);
  });

  it('say what an instant is to whoever has a day', () => {
    const act = () => nextReportRuns(daily('07:00', 'UTC'), '2026-11-16');
    expect(act).toThrow('after: expected an instant, such as 2026-11-16T08:00:00Z, found "2026-11-16"');
  });

  it('are those that a minute hand passes that goes through all minutes', () => {
    const zones = ['Europe/Rome', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'] as const;
    // around the nights on which one of them changes its clocks, and quiet ones
    const starts = [
      '2026-03-06',
      '2026-03-27',
      '2026-04-03',
      '2026-10-02',
      '2026-10-23',
      '2026-10-30',
      '2026-07-01',
    ];
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...starts),
        minutes,
        (timeZone, start, minute) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const after = `${start}T00:00:00.000Z`;
          expect(nextReportRuns(daily(time, timeZone), after, 3)).toEqual(
            passedMinutes(time, timeZone, after).slice(0, 3),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

/**
 * Every instant at which a clock shows a time, found by going through the minutes of five days: of a day that never shows it, the
 * last minute before the gap and as much more; of one that shows it twice, the first.
 */
function passedMinutes(time: string, timeZone: string, after: string): string[] {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const shown = (ms: number) => clock.format(ms);
  const start = Date.parse(after);
  const seen = new Map<string, number>();
  for (let ms = start - 50 * 3_600_000; ms < start + 120 * 3_600_000; ms += 60_000) {
    const text = shown(ms);
    if (!seen.has(text)) seen.set(text, ms);
  }
  const minuteOf = (text: string) =>
    (dayNumber(text.slice(0, 10)) as number) * 1440 +
    Number(text.slice(11, 13)) * 60 +
    Number(text.slice(14));
  const first = dayNumber(shown(start).slice(0, 10)) as number;
  const runs = [first - 1, first, first + 1, first + 2, first + 3].map((day) => {
    const wanted = `${calendarDay(day)} ${time}`;
    const found = seen.get(wanted);
    if (found !== undefined) return found;
    const before = [...seen].filter(([text]) => minuteOf(text) < minuteOf(wanted)).at(-1) as [string, number];
    return before[1] + (minuteOf(wanted) - minuteOf(before[0])) * 60_000;
  });
  return runs.filter((ms) => ms > start).map((ms) => new Date(ms).toISOString());
}

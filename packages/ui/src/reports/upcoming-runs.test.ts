import { describe, expect, it } from 'vitest';
import { type ReportValues, usualFile } from './report-values.ts';
import { upcomingRuns } from './upcoming-runs.ts';
import { usualValues } from './usual-values.ts';

const values = (other: Partial<ReportValues>): ReportValues => ({
  ...usualValues('usage', 'en', '2026-11-16'),
  when: 'schedule',
  timeZone: 'Europe/Rome',
  ...other,
});
const at = (instant: string) => Date.parse(instant);

describe('the next runs of what a form holds', () => {
  it('say where the clocks skip the time, and are then as much later', () => {
    const runs = upcomingRuns(values({ every: 'day', time: '02:30' }), 'usage', at('2026-03-28T12:00:00Z'));
    expect(runs).toEqual([
      {
        at: at('2026-03-29T01:30:00Z'),
        period: { from: '2026-03-28', until: '2026-03-28' },
        moved: 'clocks',
      },
      {
        at: at('2026-03-30T00:30:00Z'),
        period: { from: '2026-03-29', until: '2026-03-29' },
        moved: undefined,
      },
      {
        at: at('2026-03-31T00:30:00Z'),
        period: { from: '2026-03-30', until: '2026-03-30' },
        moved: undefined,
      },
    ]);
  });

  it('stay at the time of the clocks over their change', () => {
    const runs = upcomingRuns(values({ every: 'day', time: '07:00' }), 'usage', at('2026-10-24T12:00:00Z'));
    expect(runs?.map((run) => new Date(run.at).toISOString())).toEqual([
      '2026-10-25T06:00:00.000Z',
      '2026-10-26T06:00:00.000Z',
      '2026-10-27T06:00:00.000Z',
    ]);
    expect(runs?.every(({ moved }) => moved === undefined)).toBe(true);
  });

  it('are on the last day of months without the 31st, which is said; of a point in time they cover no days', () => {
    const runs = upcomingRuns(values({ every: 'month', day: '31' }), 'devices', at('2026-01-31T12:00:00Z'));
    expect(runs?.map((run) => [new Date(run.at).toISOString().slice(0, 10), run.moved, run.period])).toEqual([
      ['2026-02-28', 'month', undefined],
      ['2026-03-31', undefined, undefined],
      ['2026-04-30', 'month', undefined],
    ]);
  });

  it('end with the last day, and are not known without a time', () => {
    const now = at('2026-11-16T12:00:00Z');
    expect(upcomingRuns(values({ endsOn: '2026-11-23' }), 'usage', now)).toHaveLength(1);
    expect(upcomingRuns(values({ endsOn: '2026-11-20' }), 'usage', now)).toEqual([]);
    expect(upcomingRuns(values({ time: '' }), 'usage', now)).toBeUndefined();
    expect(upcomingRuns(values({ timeZone: 'Rome' }), 'usage', now)).toBeUndefined();
  });
});

describe('a file as the viewer’s spreadsheet opens it', () => {
  it.each([
    ['it', 'it', 'semicolon'],
    ['it-CH', 'it', 'comma'],
    ['de', 'en', 'semicolon'],
    ['en', 'en', 'comma'],
  ])('%s', (locale, language, delimiter) => {
    expect(usualFile(locale)).toEqual({ format: 'csv', language, marks: ['byteOrderMark'], delimiter });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, dayNumber } from '../calendar/calendar-day.ts';
import { weekOf } from '../calendar/weeks.ts';
import type { CallLeg } from '../calling/call-leg.schema.ts';
import { sumCallLegs } from '../calling/sum-call-legs.ts';
import type { WeekNotKnown } from '../calling/week-not-known.ts';
import type { WeeklyUsage } from '../calling/weekly-usage.schema.ts';
import { usageLines } from './usage-lines.ts';

let ids = 0;
function leg(startAt: string, more: Partial<CallLeg> = {}): CallLeg {
  const endAt = new Date(Date.parse(startAt) + 60_000).toISOString();
  return {
    ...{ id: `l${++ids}`, callId: `c${ids}`, customerId: 'a', locationId: 'Rome' },
    ...{ startAt, answeredAt: startAt, endAt, direction: 'made', endpoint: 'deskPhone' },
    ...more,
  };
}
const total = (week: string, more: Partial<WeeklyUsage> = {}): WeeklyUsage => ({
  ...{ customerId: 'a', location: 'Rome', week, calls: 3, legs: 5 },
  ...more,
});
const weeks = { from: '2026-11-01', until: '2026-11-14' };

describe('the lines of a usage report', () => {
  it('are of the days asked for, from the first moment of the first to the last of the last', () => {
    const legs = [
      '2026-10-31T23:59:59Z',
      '2026-11-01T00:00:00Z',
      '2026-11-14T23:59:59Z',
      '2026-11-15T00:00:00Z',
    ];
    const { lines } = usageLines({ legs: legs.map((at) => leg(at)), totals: [], ...weeks });
    expect(lines).toMatchObject([{ customerId: 'a', location: 'Rome', calls: 2, legs: 2, deskPhoneLegs: 2 }]);
  });

  it('count a call once that goes on from one week to the next', () => {
    const legs = [
      leg('2026-11-07T23:59:30Z', { callId: 'c' }),
      leg('2026-11-08T00:00:10Z', { callId: 'c' }),
      leg('2026-11-08T00:00:20Z', { callId: 'c', direction: 'received' }),
    ];
    expect(usageLines({ legs, totals: [], ...weeks }).lines).toMatchObject([
      { calls: 1, legs: 3, minutes: 3 },
    ]);
  });

  it('take weekly totals of weeks that are covered, unless there are legs of the customer in that week', () => {
    const totals = [total('2026-11-01'), total('2026-11-08'), total('2026-11-08', { customerId: 'b' })];
    const legs = [leg('2026-11-10T08:00:00Z')];
    expect(usageLines({ legs, totals, ...weeks }).lines).toMatchObject([
      { customerId: 'a', legs: 1 + 5 },
      { customerId: 'b', legs: 5 },
    ]);
  });

  it('leave out weeks that are covered in part, and count those of which there are no legs', () => {
    const totals = [
      total('2026-11-01'),
      total('2026-11-01', { location: 'Milan' }),
      total('2026-11-08'),
      total('2026-11-08', { customerId: 'b' }),
      total('2026-11-15'),
    ];
    // a leg outside of the days: its week is known by legs all the same
    const legs = [leg('2026-11-14T08:00:00Z', { customerId: 'b' })];
    const answer = usageLines({ legs, totals, from: '2026-11-02', until: '2026-11-12' });
    expect(answer).toEqual({ lines: [], partialWeeksLeftOut: 2, weeksNotKnown: 0 });
  });

  it('count the weeks that refused rows leave open, each once and none that is told otherwise', () => {
    const totals = [total('2026-11-01'), total('2026-11-08'), total('2026-11-08', { customerId: 'b' })];
    const legs = [leg('2026-11-03T08:00:00Z', { customerId: 'b' })];
    const countOf = (notKnown: readonly WeekNotKnown[], days: object = weeks) =>
      usageLines({ legs, totals, notKnown, callerIds: ['a', 'b', 'c'], ...weeks, ...days }).weeksNotKnown;
    const one = { customerId: 'a', week: '2026-11-01' };
    expect(countOf([one, one])).toBe(1);
    expect(countOf([{ ...one, customerId: 'b' }])).toBe(0);
    expect(countOf([{ ...one, week: '2026-11-15' }])).toBe(0);
    // already left out since part of it is asked for
    expect(countOf([one], { from: '2026-11-02' })).toBe(0);
    expect(countOf([{ customerId: 'c', week: '2026-11-01' }], { from: '2026-11-02' })).toBe(1);
    // whose it is nobody can tell: of the customers without a row
    expect(countOf([{ week: '2026-11-01' }])).toBe(1);
    expect(countOf([{ customerId: 'a' }, { customerId: 'c' }])).toBe(2);
    expect(countOf([{}])).toBe(2);
  });

  it('have no count that is not known of each part', () => {
    const totals = [total('2026-11-01', { minutes: 4 }), total('2026-11-08')];
    const [line] = usageLines({ legs: [], totals, ...weeks }).lines;
    expect(line).toEqual({ customerId: 'a', location: 'Rome', calls: 6, legs: 10 });
  });

  it('tell what the data names otherwise as other devices, and nothing of other products', () => {
    const legs = [
      leg('2026-11-02T08:00:00Z', { endpoint: 'app' }),
      leg('2026-11-02T08:00:00Z', { endpoint: 'softphone' }),
      leg('2026-11-02T08:00:00Z', { endpoint: 'other' }),
      leg('2026-11-02T08:00:00Z', { product: 'callOn' }),
    ];
    expect(usageLines({ legs, totals: [], ...weeks }).lines).toMatchObject([
      { legs: 3, deskPhoneLegs: 0, roomDeviceLegs: 0, otherLegs: 2 },
    ]);
  });

  it('name a location as it is known, and keep apart legs that name none', () => {
    const legs = [
      leg('2026-11-02T08:00:00Z', { locationId: 'L-1' }),
      leg('2026-11-02T08:00:00Z', { locationId: 'L-2' }),
      leg('2026-11-02T08:00:00Z', { locationId: null }),
    ];
    const totals = [total('2026-11-08')];
    const locationName = (_: string, id: string) => (id === 'L-1' ? 'Rome' : undefined);
    expect(usageLines({ legs, totals: [], locationName, ...weeks }).lines).toMatchObject([
      { location: 'Rome', legs: 1 },
      { location: 'L-2', legs: 1 },
      { customerId: 'a', legs: 1 },
    ]);
    const [rome] = usageLines({ legs: legs.slice(1), totals, locationName, ...weeks }).lines;
    expect(rome).not.toMatchObject({ location: 'Rome', legs: 6 });
  });

  it('count what comes twice once, as it came last, and leave out what does not fit', () => {
    const first = leg('2026-11-02T08:00:00Z', { locationId: 'Milan' });
    const legs = [first, { ...first, locationId: 'Rome' }, { id: 'x' } as CallLeg, null as never];
    expect(usageLines({ legs, totals: [], ...weeks }).lines).toMatchObject([{ location: 'Rome', legs: 1 }]);
  });

  it('are in sum what the weeks are, where no call goes from one to another', () => {
    const at = fc.integer({ min: Date.parse('2026-11-01'), max: Date.parse('2026-11-28T23:00:00Z') });
    const rows = fc.array(
      fc.record({
        at,
        customerId: fc.constantFrom('a', 'b', '__proto__'),
        locationId: fc.constantFrom('Rome', 'Milan', undefined),
        direction: fc.constantFrom('made', 'received'),
        feature: fc.constantFrom('huntGroup', 'autoAttendant', null),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, (given) => {
        const legs = given.map(({ at: ms, ...more }) =>
          leg(new Date(ms).toISOString(), more as Partial<CallLeg>),
        );
        const sum = (counts: readonly unknown[]) =>
          counts.reduce<number>((all, count) => all + Number(count), 0);
        const { lines } = usageLines({ legs, totals: [], from: '2026-11-01', until: '2026-11-28' });
        const sums = sumCallLegs(legs);
        for (const field of ['calls', 'legs', 'poorLegs', 'minutes'] as const)
          expect(sum(lines.map((line) => line[field]))).toBeCloseTo(sum(sums.map((one) => one[field])), 9);
        const days = new Set(
          legs.map(({ startAt }) => calendarDay(weekOf(dayNumber(startAt.slice(0, 10))!))),
        );
        expect(sums.every(({ week }) => days.has(week))).toBe(true);
      }),
    );
  });
});

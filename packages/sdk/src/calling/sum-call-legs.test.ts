import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay } from '../calendar/calendar-day.ts';
import { weekOf } from '../calendar/weeks.ts';
import type { CallLeg } from './call-leg.schema.ts';
import { callLegColumns } from './call-leg-columns.ts';
import type { CallingWeekSums } from './calling-sums.ts';
import { defaultPoorLegRule, legRating, type PoorLegRule } from './leg-rating.ts';
import { sumCallLegs, sumCallLegsByLocation } from './sum-call-legs.ts';

let made = 0;
const leg = (fields: Partial<CallLeg> = {}): CallLeg => ({
  id: `leg-${made++}`,
  callId: 'call-1',
  customerId: 'c-1',
  startAt: '2026-11-10T10:00:00Z',
  answeredAt: '2026-11-10T10:00:05Z',
  endAt: '2026-11-10T10:02:05Z',
  direction: 'made',
  endpoint: 'app',
  ...fields,
});
const only = (legs: CallLeg[]) => {
  const all = sumCallLegs(legs);
  expect(all).toHaveLength(1);
  return all[0] as CallingWeekSums;
};

describe('call legs rolled up to weeks (CAL)', () => {
  it('belong to the week of their start, whatever their length and time zone', () => {
    const sums = sumCallLegs([
      leg({ startAt: '2026-11-14T23:59:59.999Z', endAt: '2026-11-15T00:30:00Z', answeredAt: null }),
      leg({ startAt: '2026-11-15T00:30:00+01:00', endAt: '2026-11-15T00:40:00+01:00', answeredAt: null }),
      leg({
        startAt: '2026-11-15T00:00:00Z',
        endAt: '2026-11-18T00:00:00Z',
        answeredAt: '2026-11-15T00:00:00Z',
      }),
    ]);
    expect(sums.map(({ week, legs, minutes }) => [week, legs, minutes])).toEqual([
      ['2026-11-08', 2, 0],
      ['2026-11-15', 1, 4320],
    ]);
  });

  it('of weeks that lie thousands of years apart stand each by itself', () => {
    const at = (year: number) =>
      leg({ startAt: `${year}-06-01T10:00:00Z`, endAt: `${year}-06-01T10:01:00Z`, answeredAt: null });
    const sums = sumCallLegs([at(9998), at(2026), at(9998)]);
    expect(sums.map(({ week, legs, calls }) => [week, legs, calls])).toEqual([
      ['9998-05-31', 2, 1],
      ['2026-05-31', 1, 1],
    ]);
  });

  it('count different calls that users made, each within its customer and week', () => {
    expect(only([leg(), leg(), leg({ direction: 'received', callId: 'call-2' })]).calls).toBe(1);
    const shared = sumCallLegs([leg(), leg({ customerId: 'c-2' })]);
    expect(shared.map(({ customerId, calls }) => [customerId, calls])).toEqual([
      ['c-1', 1],
      ['c-2', 1],
    ]);
  });

  it('count a call once for each feature, and keep names that are not known', () => {
    const features = only([
      leg({ feature: 'huntGroup' }),
      leg({ feature: 'huntGroup', direction: 'received' }),
      leg({ feature: '__proto__' }),
    ]).features;
    expect(Object.entries(features ?? {})).toEqual([
      ['huntGroup', 1],
      ['__proto__', 1],
    ]);
  });

  it('keep names apart of which there are more than any vendor has', () => {
    const most = 66_000;
    const many = Array.from({ length: most }, (_, at) => leg({ endpoint: `e-${at}`, feature: `f-${at}` }));
    const { endpoints, features } = only(many);
    expect([Object.keys(endpoints ?? {}).length, Object.keys(features ?? {}).length]).toEqual([most, most]);
    expect(endpoints?.['e-0']?.legs).toBe(1);
  });

  it('have minutes of answered legs alone, video minutes of those with video', () => {
    const sums = only([leg({ video: {} }), leg({ answeredAt: undefined }), leg({ audio: { jitterMs: 10 } })]);
    expect(sums).toMatchObject({ minutes: 4, videoMinutes: 2, audioLegs: 1, videoLegs: 1, ratedLegs: 1 });
  });

  it('tell how calls left their queue, and after how long', () => {
    const visit = (outcome: string, seconds: number) =>
      leg({
        queue: {
          id: 'q-1',
          enteredAt: '2026-11-10T10:00:00Z',
          leftAt: new Date(Date.parse('2026-11-10T10:00:00Z') + seconds * 1000).toISOString(),
          outcome,
        } as CallLeg['queue'],
      });
    // in whatever order they come, though 0.1 + 0.2 + 0.3 is another number than 0.3 + 0.2 + 0.1
    const tenths = ['answered', 'answered', 'answered'].map((outcome, at) => visit(outcome, (at + 1) / 10));
    expect(only(tenths).queue).toEqual(only(tenths.toReversed()).queue);
    const { queue } = only([visit('answered', 10), visit('transferred', 20), visit('abandoned', 90)]);
    expect(queue).toEqual({
      calls: 3,
      answered: 1,
      transferred: 1,
      abandoned: 1,
      timedOut: 0,
      overflowed: 0,
      timeToAnswer: { seconds: 30, calls: 2 },
      waitBeforeAbandoning: { seconds: 90, calls: 1 },
    });
  });

  it('leave out another product, and count it', () => {
    const columns = callLegColumns([leg({ product: 'callOn' }), leg({ product: 'calling' }), leg()]);
    expect(columns).toMatchObject({ otherProducts: 1, refused: [] });
    expect(sumCallLegs(columns)[0]?.legs).toBe(2);
  });

  it('take a leg that comes again as it came last', () => {
    const sums = sumCallLegs([leg({ id: 'a' }), leg({ id: 'a', endpoint: 'deskPhone' })]);
    expect(Object.keys(sums[0]?.endpoints ?? {})).toEqual(['deskPhone']);
  });

  it('stand by location, those that name none by themselves', () => {
    const sums = sumCallLegsByLocation([leg({ locationId: 'Rome' }), leg(), leg({ locationId: 'Rome' })]);
    expect(sums.map(({ location, legs }) => [location, legs])).toEqual([
      ['Rome', 2],
      [null, 1],
    ]);
  });

  it.each([
    [{ audio: { jitterMs: -1 } }, 'audio.jitterMs', 'expected milliseconds of 0 or more'],
    [{ video: { lossPercent: 101 } }, 'video.lossPercent', 'expected a percentage from 0 to 100'],
    [{ startAt: '2026-11-10T10:00:00' }, 'startAt', 'expected an instant, ISO 8601 with a time zone'],
    [{ endAt: '2026-11-10T09:00:00Z' }, 'endAt', 'expected an instant not before startAt'],
    [{ answeredAt: '2026-11-10T11:00:00Z' }, 'endAt', 'expected an instant not before answeredAt'],
    [{ endpoint: '' }, 'endpoint', 'expected a text that is not empty'],
    [{ direction: 'inbound' }, 'direction', 'expected made or received'],
  ])('refuse %j by name, alone', (fields, field, message) => {
    const columns = callLegColumns([leg(), leg(fields as Partial<CallLeg>), leg()]);
    expect(columns.refused).toEqual([{ index: 1, field, message }]);
    expect(sumCallLegs(columns)[0]?.legs).toBe(2);
  });

  it('take a leg of the year 9999', () => {
    const far = only([
      leg({ startAt: '9999-12-31T10:00:00Z', answeredAt: null, endAt: '9999-12-31T11:00:00Z' }),
    ]);
    expect(far.week).toBe('9999-12-26');
  });

  it('are what counting one by one gives', () => {
    fc.assert(
      fc.property(fc.array(anyLeg(), { maxLength: 60 }), fc.constantFrom('source', 'any'), (legs, when) => {
        const rule = { ...defaultPoorLegRule, when } as PoorLegRule;
        const distinct = [...new Map(legs.map((one) => [one.customerId + one.id, one])).values()];
        const sums = sumCallLegs(legs, { rule });
        const slots = new Set(distinct.map((one) => `${one.customerId} ${weekOfLeg(one)}`));
        expect(sums).toHaveLength(slots.size);
        for (const sum of sums) expect(sum).toMatchObject(countedOneByOne(distinct, sum, rule));
      }),
    );
  });
});

const weekOfLeg = ({ startAt }: CallLeg) => calendarDay(weekOf(Math.floor(Date.parse(startAt) / 86_400_000)));

function countedOneByOne(all: CallLeg[], { customerId, week }: CallingWeekSums, rule: PoorLegRule) {
  const legs = all.filter((one) => one.customerId === customerId && weekOfLeg(one) === week);
  const count = (holds: (one: CallLeg) => unknown) => legs.filter(holds).length;
  const different = (key: (one: CallLeg) => string | undefined | null) =>
    new Set(legs.map(key).filter((one) => one != null)).size;
  const names = new Set(legs.map(({ endpoint }) => endpoint));
  return {
    calls: different((one) => (one.direction === 'made' ? one.callId : undefined)),
    legs: legs.length,
    poorLegs: count((one) => legRating(one, rule) === 'poor'),
    ratedLegs: count((one) => legRating(one, rule) !== 'unrated'),
    activeUsers: different(({ userId }) => userId),
    endpoints: Object.fromEntries(
      [...names].map((name) => {
        const rated = (rating: string) =>
          count((one) => one.endpoint === name && legRating(one, rule) === rating);
        return [
          name,
          {
            legs: count((one) => one.endpoint === name),
            good: rated('good'),
            poor: rated('poor'),
            unrated: rated('unrated'),
          },
        ];
      }),
    ),
  };
}

function anyLeg(): fc.Arbitrary<CallLeg> {
  const few = (name: string, most: number) => fc.integer({ min: 0, max: most }).map((n) => `${name}-${n}`);
  const stream = fc.option(
    fc.record({
      jitterMs: fc.option(fc.constantFrom(10, 150, 151), { nil: undefined }),
      lossPercent: fc.option(fc.constantFrom(0, 5, 6), { nil: undefined }),
    }),
    { nil: undefined },
  );
  return fc
    .record({
      id: few('leg', 40),
      callId: few('call', 6),
      customerId: few('c', 3),
      userId: fc.option(few('u', 3), { nil: undefined }),
      minute: fc.integer({ min: 0, max: 60 * 24 * 30 }),
      direction: fc.constantFrom('made' as const, 'received' as const),
      endpoint: few('endpoint', 3),
      audio: stream,
      video: stream,
    })
    .map(({ minute, ...fields }) => {
      const at = new Date(Date.parse('2026-10-20T00:00:00Z') + minute * 60_000).toISOString();
      return { ...fields, startAt: at, endAt: at };
    });
}

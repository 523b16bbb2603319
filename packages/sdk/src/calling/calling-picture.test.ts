import { describe, expect, it } from 'vitest';
import { callingFigureDefinitions } from './calling-figure-definitions.ts';
import { callingFigure, callingFigures } from './calling-figures.ts';
import { callingPicture } from './calling-picture.ts';
import { defaultPoorLegRule } from './leg-rating.ts';
import { sumCallLegs } from './sum-call-legs.ts';
import { sumWeeklyTotals } from './sum-weekly-totals.ts';
import type { WeeklyUsage } from './weekly-usage.schema.ts';

const asOf = '2026-11-16';
const total = (fields: Partial<WeeklyUsage>): WeeklyUsage => ({
  customerId: 'c-1',
  location: 'Rome',
  week: '2026-11-08',
  ...fields,
});
const leg = (customerId: string, startAt: string, feature?: string) => ({
  id: `${customerId} ${startAt}`,
  callId: startAt,
  customerId,
  startAt,
  endAt: startAt,
  direction: 'made' as const,
  endpoint: 'app',
  ...(feature ? { feature } : {}),
});

describe('the picture of a region (CAL)', () => {
  it('shows a week that is not known as a gap, and a customer without rows in a known week as zero', () => {
    const { weeks, rows } = callingPicture(
      { customerIds: ['c-1', 'c-2'], sums: sumWeeklyTotals([total({ calls: 5, legs: 10, poorLegs: 1 })]) },
      { asOf },
    );
    expect(weeks.map(({ calls }) => calls)).toEqual([null, null, null, null, null, null, null, 5]);
    expect(rows[1]).toMatchObject({ calls: 0, legs: 0, from: null, poorShare: null, callsChange: null });
  });

  it('shows a week that arrived without rows as zero', () => {
    const { weeks } = callingPicture(
      { customerIds: ['c-1'], sums: [], knownWeeks: ['2026-11-01'] },
      { asOf, weeks: 3 },
    );
    expect(weeks.map(({ calls }) => calls)).toEqual([null, 0, null]);
  });

  it('knows nothing of a customer whose row was refused, and says of how many', () => {
    const picture = callingPicture(
      {
        customerIds: ['c-1', 'c-2'],
        sums: sumWeeklyTotals([total({ calls: 5 })]),
        notKnown: [{ customerId: 'c-2', week: '2026-11-08' }],
      },
      { asOf },
    );
    expect(picture.rows[1]).toMatchObject({ calls: null, legs: null, queue: null });
    expect(picture.weeks.at(-1)).toMatchObject({ calls: 5, customersNotKnown: 1 });
    expect(callingFigure('calls', picture)).toMatchObject({
      value: 5,
      excluded: [{ reason: 'weekNotKnown', of: 'customers', count: 1 }],
    });
  });

  it.each([
    [{ week: '2026-11-08' }, [null, 5, 0, 5]],
    [{ customerId: 'c-2' }, [null, 5, null, 5]],
    [{ customerId: 'c-1', week: '2026-11-08' }, [0, null, 0, 5]],
  ])('knows nothing of those whose row %o may be and who have no other', (one, expected) => {
    const sums = sumWeeklyTotals([total({ calls: 5 }), total({ calls: 5, week: '2026-11-01' })]);
    const { rows } = callingPicture({ customerIds: ['c-1', 'c-2'], sums, notKnown: [one] }, { asOf });
    const [first, second] = rows.map(({ callsByWeek }) => callsByWeek);
    expect([second?.[7], first?.[7], second?.[6], first?.[6]]).toEqual(expected);
  });

  it('takes legs before weekly totals of the same customer and week, in whatever order they come', () => {
    const legs = sumCallLegs([leg('c-1', '2026-11-09T08:00:00Z')]);
    const totals = sumWeeklyTotals([total({ calls: 50 }), total({ customerId: 'c-2', calls: 7 })]);
    for (const sums of [
      [...legs, ...totals],
      [...totals, ...legs],
    ]) {
      const { rows, from } = callingPicture({ customerIds: ['c-1', 'c-2'], sums }, { asOf });
      expect(rows.map((row) => [row.calls, row.from])).toEqual([
        [1, 'legs'],
        [7, 'totals'],
      ]);
      expect(from).toEqual({ legs: 1, totals: 1 });
    }
  });

  it('adds up the locations of weekly totals; what one of them does not tell is not known', () => {
    const [sums] = sumWeeklyTotals([
      total({ calls: 5, legs: 9, minutes: 10, deskPhoneLegs: 2, roomDeviceLegs: 1, otherLegs: 0 }),
      total({ location: 'Milan', calls: 3, legs: 4, deskPhoneLegs: 4, roomDeviceLegs: 0, otherLegs: 0 }),
    ]);
    expect(sums).toMatchObject({ calls: 8, legs: 13, minutes: null, activeUsers: null });
    expect(sums?.endpoints?.app).toEqual({ legs: 6, good: null, poor: null, unrated: null });
  });

  it('tells of weekly totals neither poor legs by endpoint nor times in queues', () => {
    const picture = callingPicture(
      { customerIds: ['c-1'], sums: sumWeeklyTotals([total({ queueCalls: 4, queueAbandoned: 1 })]) },
      { asOf },
    );
    expect(picture.features).toEqual({ callQueue: 4 });
    expect(callingFigure('abandonedShare', picture)).toMatchObject({ value: 0.25, excluded: [] });
    expect(callingFigure('queueCalls', picture)).toMatchObject({ value: 4, excluded: [] });
    for (const id of ['queueAnswered', 'timeToAnswer'] as const) {
      expect(callingFigure(id, picture)).toMatchObject({
        value: null,
        excluded: [{ reason: 'notSupplied', of: 'customers', count: 1 }],
      });
    }
  });

  it('has figures that say for which day and week they are', () => {
    const picture = callingPicture({ customerIds: [], sums: [] }, { asOf, week: '2026-10-25' });
    for (const figure of callingFigures(picture)) {
      const { unit } = callingFigureDefinitions[figure.id];
      expect(figure).toMatchObject({ asOf, week: '2026-10-25', unit, value: null });
    }
  });

  it('has a poor share whose definition says the rule that holds', () => {
    const { definition } = callingFigureDefinitions.poorShare;
    expect(definition()).toContain('all its measures are over the limit: 150 ms of jitter');
    const rule = { ...defaultPoorLegRule, when: 'any', jitterMs: 30 } as const;
    expect(definition(rule)).toContain('any of its measures is over the limit: 30 ms of jitter');
  });

  it('has no number of calls into queues where no data tells of queues', () => {
    const picture = callingPicture(
      { customerIds: ['c-1'], sums: sumWeeklyTotals([total({ calls: 5 })]) },
      { asOf },
    );
    expect(callingFigure('queueCalls', picture)).toMatchObject({
      value: null,
      excluded: [
        { reason: 'notSupplied', of: 'customers', count: 1 },
        { reason: 'noQueue', of: 'customers', count: 1 },
      ],
    });
  });

  it('counts features of customers with queues alone', () => {
    const sums = sumCallLegs([
      leg('c-1', '2026-10-20T08:00:00Z', 'callQueue'),
      leg('c-1', '2026-11-09T08:00:00Z', 'huntGroup'),
      leg('c-2', '2026-11-09T08:00:00Z', 'huntGroup'),
    ]);
    const picture = callingPicture({ customerIds: ['c-1', 'c-2'], sums }, { asOf });
    expect(picture).toMatchObject({ features: { huntGroup: 1 }, customersWithQueues: 1 });
  });

  it('leaves unrated legs out of the poor share, and says how many', () => {
    const picture = callingPicture(
      { customerIds: ['c-1'], sums: sumCallLegs([leg('c-1', '2026-11-09T08:00:00Z')]) },
      { asOf },
    );
    expect(callingFigure('poorShare', picture)).toMatchObject({
      value: null,
      denominator: 0,
      excluded: [{ reason: 'unrated', of: 'legs', count: 1 }],
    });
  });

  it.each([
    ['2026-11-09', 'expected the Sunday on which a week starts, found 2026-11-09'],
    ['2026-11-15', 'expected a week that is complete on 2026-11-16, at the latest 2026-11-08'],
    ['soon', 'expected the Sunday on which a week starts, found soon'],
  ])('refuses the week %s', (week, message) => {
    expect(() => callingPicture({ customerIds: [], sums: [] }, { asOf, week })).toThrow(
      expect.objectContaining({ code: 'invalid', fields: [{ field: 'week', message }] }),
    );
  });

  it('goes back week by week', () => {
    const sums = sumCallLegs([leg('c-1', '2026-09-21T08:00:00Z')]);
    const picture = callingPicture({ customerIds: ['c-1'], sums }, { asOf, week: '2026-09-20' });
    expect(picture).toMatchObject({ week: '2026-09-20', isKnown: true, total: { legs: 1 } });
  });
});

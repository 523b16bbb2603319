import { type CalendarDay, calendarDay, dayNumber } from '@partnerkit/sdk';
import type { CallLeg, WeeklyUsage } from '@partnerkit/sdk/calling';
import type { ConformanceFixture } from './conformance-case.ts';

/** What is expected of one customer in one week, counted one by one; `undefined`: nothing came for it. */
export interface ExpectedCalls {
  readonly from: 'legs' | 'totals';
  readonly calls: number;
  readonly legs: number;
  readonly poorLegs: number;
  readonly ratedLegs: number;
  readonly minutes: number;
  readonly queueCalls: number;
  readonly abandoned: number;
  readonly hasQueueFeature: boolean;
}

/** The ids of the customers with calling, or with calls, of a region. */
export function expectedCallers({ world, calling }: ConformanceFixture, region: string): string[] {
  const callers = new Set<string>();
  for (const { customerId, licenses } of world.subscriptions) {
    if (licenses.some(({ product }) => product === 'calling')) callers.add(customerId);
  }
  for (const { customerId } of [...calling.callLegs, ...calling.weeklyUsage]) callers.add(customerId);
  return world.customers.filter((row) => row.region === region && callers.has(row.id)).map(({ id }) => id);
}

/** What is expected of a customer in a week. */
export function expectedCalls(
  { calling }: ConformanceFixture,
  customerId: string,
  sunday: CalendarDay,
): ExpectedCalls | undefined {
  const end = calendarDay((dayNumber(sunday) as number) + 7);
  const legs = calling.callLegs.filter(
    (leg) =>
      leg.customerId === customerId && sunday <= leg.startAt.slice(0, 10) && leg.startAt.slice(0, 10) < end,
  );
  if (legs.length > 0) return ofLegs(legs);
  if (isNotKnown({ calling }, customerId, sunday)) return undefined;
  const usage = calling.weeklyUsage.filter((row) => row.customerId === customerId && row.week === sunday);
  return usage.length > 0 ? ofUsage(usage) : undefined;
}

/** Whether a row of the customer was refused in that week. */
export function isNotKnown(
  { calling }: Pick<ConformanceFixture, 'calling'>,
  customerId: string,
  sunday: CalendarDay,
): boolean {
  return (calling.weeksNotKnown ?? []).some((one) => one.customerId === customerId && one.week === sunday);
}

function ofLegs(legs: readonly CallLeg[]): ExpectedCalls {
  const rated = legs.filter((leg) => measuresOf(leg).length > 0);
  const ms = legs.reduce(
    (sum, { answeredAt, endAt }) => sum + (answeredAt ? Date.parse(endAt) - Date.parse(answeredAt) : 0),
    0,
  );
  return {
    from: 'legs',
    calls: new Set(legs.filter(({ direction }) => direction === 'made').map(({ callId }) => callId)).size,
    legs: legs.length,
    poorLegs: rated.filter((leg) => measuresOf(leg).every((isOver) => isOver)).length,
    ratedLegs: rated.length,
    minutes: ms / 60_000,
    queueCalls: legs.filter(({ queue }) => queue).length,
    abandoned: legs.filter(({ queue }) => queue?.outcome === 'abandoned').length,
    hasQueueFeature: legs.some(({ feature }) => feature === 'callQueue'),
  };
}

/** Whether each measure of a leg is over its threshold. */
function measuresOf({ audio, video }: CallLeg): boolean[] {
  return [audio, video].flatMap((stream) => {
    const measures: [number | null | undefined, number][] = [
      [stream?.jitterMs, 150],
      [stream?.latencyMs, 400],
      [stream?.lossPercent, 5],
    ];
    return measures.flatMap(([value, most]) => (value == null ? [] : [value > most]));
  });
}

function ofUsage(rows: readonly WeeklyUsage[]): ExpectedCalls {
  const sum = (count: (row: WeeklyUsage) => number | undefined) =>
    rows.reduce((all, row) => all + (count(row) ?? 0), 0);
  return {
    from: 'totals',
    calls: sum((row) => row.calls),
    legs: sum((row) => row.legs),
    poorLegs: sum((row) => row.poorLegs),
    ratedLegs: sum((row) => row.legs),
    minutes: sum((row) => row.minutes),
    queueCalls: sum((row) => row.queueCalls),
    abandoned: sum((row) => row.queueAbandoned),
    hasQueueFeature: sum((row) => row.queueCalls) > 0,
  };
}

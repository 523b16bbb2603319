import { type CalendarDay, calendarDay, compareCodePoints, dayNumber, foldText } from '@partnerkit/sdk';
import type { ConformanceFixture } from './conformance-case.ts';
import { expectedWeeks } from './expected-weeks.ts';

/** What is expected of one customer in a usage report, its locations together. */
export interface ExpectedUsage {
  readonly legs: number;
  readonly calls: number;
}

/** The ids of customers in the order in which a report tells them. */
export function inReportOrder({ world }: ConformanceFixture, ids: Iterable<string>): string[] {
  const names = new Map(world.customers.map(({ id, name }) => [id, foldText(name)]));
  return [...ids].sort(
    (a, b) => compareCodePoints(names.get(a) ?? '', names.get(b) ?? '') || compareCodePoints(a, b),
  );
}

/** What is expected of a usage report. */
export interface ExpectedReport {
  readonly usage: ReadonlyMap<string, ExpectedUsage>;
  readonly partialWeeksLeftOut: number;
  readonly weeksNotKnown: number;
}

/** The usage of each customer of a region within some days, counted leg by leg, and the weeks that are left out. */
export function expectedUsage(
  fixture: ConformanceFixture,
  region: string,
  from: CalendarDay,
  until: CalendarDay,
): ExpectedReport {
  const { world, calling } = fixture;
  const there = new Set(world.customers.filter((row) => row.region === region).map(({ id }) => id));
  const usage = new Map<string, ExpectedUsage>();
  const add = (id: string, legs: number, calls: number) => {
    const before = usage.get(id) ?? { legs: 0, calls: 0 };
    usage.set(id, { legs: before.legs + legs, calls: before.calls + calls });
  };
  const made = new Set<string>();
  const weeksWithLegs = new Set<string>();
  for (const { customerId, startAt, callId, direction, locationId } of calling.callLegs) {
    if (!there.has(customerId)) continue;
    const day = startAt.slice(0, 10);
    weeksWithLegs.add(JSON.stringify([customerId, sundayOf(day)]));
    if (day < from || day > until) continue;
    const call = JSON.stringify([customerId, locationId, callId]);
    const isNew = direction === 'made' && !made.has(call);
    if (isNew) made.add(call);
    add(customerId, 1, isNew ? 1 : 0);
  }
  const partial = new Set<string>();
  for (const { customerId, week, legs = 0, calls = 0 } of calling.weeklyUsage) {
    const key = JSON.stringify([customerId, week]);
    const last = calendarDay((dayNumber(week) as number) + 6);
    if (!there.has(customerId) || weeksWithLegs.has(key) || last < from || week > until) continue;
    if (week < from || last > until) partial.add(key);
    else add(customerId, legs, calls);
  }
  const open = (calling.weeksNotKnown ?? []).filter(({ customerId, week }) => {
    const key = JSON.stringify([customerId, week]);
    const last = calendarDay((dayNumber(week) as number) + 6);
    return (
      there.has(customerId) && !weeksWithLegs.has(key) && !partial.has(key) && last >= from && week <= until
    );
  });
  return { usage, partialWeeksLeftOut: partial.size, weeksNotKnown: open.length };
}

/** The last complete weeks of a fixture: their first day and their last. */
export function lastWeeks({ world }: ConformanceFixture, count: number) {
  const weeks = expectedWeeks(world.asOf).slice(-count);
  return {
    from: weeks[0] as CalendarDay,
    until: calendarDay((dayNumber(weeks.at(-1) as CalendarDay) as number) + 6),
  };
}

function sundayOf(day: CalendarDay): CalendarDay {
  const number = dayNumber(day) as number;
  return calendarDay(number - new Date(`${day}T00:00:00Z`).getUTCDay());
}

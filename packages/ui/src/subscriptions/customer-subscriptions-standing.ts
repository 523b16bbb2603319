import { type CalendarDay, dayNumber, type Subscription } from '@partnerkit/sdk';

/** Whether a subscription or trial runs on a day; its last day is one of them. */
export type Standing = 'runs' | 'starts' | 'ended';

/** How a subscription or trial stands on a day. */
export function standingOf(
  { startDate, endDate }: Pick<Subscription, 'startDate' | 'endDate'>,
  asOf: CalendarDay,
): Standing {
  if (endDate < asOf) return 'ended';
  return startDate > asOf ? 'starts' : 'runs';
}

/** Days from one calendar day to another. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (dayNumber(to) ?? 0) - (dayNumber(from) ?? 0);
}

const order = { runs: 0, starts: 1, ended: 2 } as const;

/** Those that run first, the next to end on top; then those to come; then those that ended, the latest on top. */
export function byRelevance<Row extends Subscription>(rows: readonly Row[], asOf: CalendarDay): Row[] {
  return [...rows].sort((a, b) => {
    const [standing, other] = [standingOf(a, asOf), standingOf(b, asOf)];
    if (standing !== other) return order[standing] - order[other];
    const sooner = a.endDate < b.endDate ? -1 : a.endDate > b.endDate ? 1 : 0;
    return standing === 'ended' ? -sooner : sooner;
  });
}

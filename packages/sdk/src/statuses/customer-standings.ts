import { calendarDay, dayNumber, dayOfInstant } from '../calendar/calendar-day.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { type CustomerFacts, customerFacts } from '../customers/customer-facts.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { customerStatuses, defaultStatusParameters, type StatusParameters } from './customer-statuses.ts';

/** What holds for a customer from one day to another, both included. */
export interface CustomerStanding {
  /** Day numbers; `undefined` for ever before or after. */
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly facts: CustomerFacts;
  /** `undefined` where nothing is supplied by which a status could be judged (CUS-2). */
  readonly statuses: readonly string[] | undefined;
}

/**
 * What holds for a customer on every day there is, derived once when it is written: an answer for any as-of date is
 * then looked up, and nothing has to be derived again because a day has passed. `subscriptions` are those of this
 * customer; `undefined` says that they are not supplied.
 */
export function customerStandings(
  customer: CustomerRow,
  subscriptions: readonly Subscription[] | undefined,
  parameters: StatusParameters = defaultStatusParameters,
): CustomerStanding[] {
  const starts = turningDays(customer, subscriptions ?? [], parameters);
  const days = [(starts[0] ?? 0) - 1, ...starts];
  const standings: CustomerStanding[] = [];
  days.forEach((day, index) => {
    const next = standingOn(day, customer, subscriptions, parameters);
    const last = standings.at(-1);
    if (last && isSame(last, next)) return;
    if (last) standings[standings.length - 1] = { ...last, until: day - 1 };
    standings.push({ from: index === 0 ? undefined : day, until: undefined, ...next });
  });
  return standings;
}

type Held = Pick<CustomerStanding, 'facts' | 'statuses'>;

function standingOn(
  day: number,
  customer: CustomerRow,
  subscriptions: readonly Subscription[] | undefined,
  parameters: StatusParameters,
): Held {
  return {
    facts: subscriptions ? customerFacts(subscriptions, day) : {},
    statuses: statusesOn(day, customer, subscriptions, parameters),
  };
}

function statusesOn(
  day: number,
  customer: CustomerRow,
  subscriptions: readonly Subscription[] | undefined,
  parameters: StatusParameters,
): readonly string[] | undefined {
  if (customer.statuses) return customer.statuses;
  if (!subscriptions && customer.lastAdminSignInAt === undefined) return undefined;
  return customerStatuses(customer, subscriptions, { asOf: calendarDay(day), parameters });
}

/** The days on which something about a customer may change, in order. */
function turningDays(
  { lastAdminSignInAt }: CustomerRow,
  subscriptions: readonly Subscription[],
  { expiringWithinDays, inactiveAfterDays }: StatusParameters,
): number[] {
  const ofAgreements = subscriptions.flatMap(({ startDate, endDate }) => {
    const end = dayNumber(endDate);
    return end === undefined
      ? [dayNumber(startDate)]
      : [dayNumber(startDate), end - expiringWithinDays, end + 1];
  });
  const signIn = lastAdminSignInAt ? dayOfInstant(lastAdminSignInAt) : undefined;
  const all = [...ofAgreements, signIn === undefined ? undefined : signIn + inactiveAfterDays + 1];
  return [...new Set(all.filter((day) => day !== undefined))].sort((a, b) => a - b);
}

function isSame(a: Held, b: Held): boolean {
  return JSON.stringify([a.facts, a.statuses]) === JSON.stringify([b.facts, b.statuses]);
}

import type { CalendarDay, CustomerRow, Subscription } from '@partnerkit/sdk';
import type { CallLeg, WeeklyUsage } from '@partnerkit/sdk/calling';
import type { CallingCustomer } from './calling-profile.ts';
import { type CallLegOptions, createCallLegs } from './create-call-legs.ts';
import { createWeeklyUsage } from './create-weekly-usage.ts';

/** What the customers of a world call: legs of the smaller ones, the hub's weekly totals of the larger ones. */
export interface WorldCalling {
  /** Made as they are asked for. */
  readonly callLegs: () => Iterable<CallLeg>;
  readonly weeklyUsage: readonly WeeklyUsage[];
}

/** Whose calls {@link createCalling} makes. */
export interface CallingWorld {
  readonly asOf: CalendarDay;
  readonly customers: readonly CustomerRow[];
  readonly subscriptions: readonly Subscription[];
}

/** How {@link createCalling} tells them. */
export interface CallingOptions extends Omit<CallLegOptions, 'asOf'> {
  /** Customers with more users than this are told by weekly totals; 150 unless told. */
  readonly mostUsersWithLegs?: number | undefined;
}

/** The calls of a world's customers with calling, up to its as-of day (CAL). */
export function createCalling(
  { customers, subscriptions, asOf }: CallingWorld,
  { mostUsersWithLegs = 150, ...options }: CallingOptions = {},
): WorldCalling {
  const users = callingUsers(subscriptions);
  const callers: CallingCustomer[] = customers
    .filter(({ id }) => users.has(id))
    .map(({ id, region }) => ({ id, region: region ?? undefined, users: users.get(id) as number }));
  const hasLegs = (customer: CallingCustomer) => customer.users <= mostUsersWithLegs;
  return {
    callLegs: () => createCallLegs(callers.filter(hasLegs), { asOf, ...options }),
    weeklyUsage: createWeeklyUsage(
      callers.filter((customer) => !hasLegs(customer)),
      { asOf, ...options },
    ),
  };
}

/** Licenses of calling in use, by customer: what comes nearest to people who call. */
export function callingUsers(subscriptions: readonly Subscription[]): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const { customerId, licenses } of subscriptions) {
    for (const { product, used } of licenses) {
      if (product === 'calling') users.set(customerId, (users.get(customerId) ?? 0) + (used ?? 0));
    }
  }
  return users;
}

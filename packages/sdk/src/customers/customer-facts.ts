import { type CalendarDay, calendarDay, dayNumber } from '../calendar/calendar-day.ts';
import { type LicenseTotals, licenseTotals } from '../subscriptions/license-totals.ts';
import type { LicensePool, Subscription } from '../subscriptions/subscription.schema.ts';

/** What follows from a customer's subscriptions and trials on a day. What is not known is absent. */
export interface CustomerFacts {
  readonly licenses?: LicenseTotals | undefined;
  /** Next end of a trial or of a subscription that does not renew by itself. */
  readonly expiresOn?: CalendarDay | undefined;
  /** Next automatic renewal. */
  readonly renewsOn?: CalendarDay | undefined;
}

/** The same with days as day numbers. */
export interface NumberedFacts {
  readonly licenses: LicenseTotals;
  readonly expires: number | undefined;
  readonly renews: number | undefined;
}

const nothing: NumberedFacts = {
  licenses: /* @__PURE__ */ licenseTotals([]),
  expires: undefined,
  renews: undefined,
};

/** License totals of what runs, and the next dates, on a day given as day number. */
export function customerFacts(subscriptions: readonly Subscription[], today: number): CustomerFacts {
  return datedFacts(numberedFacts(subscriptions, today));
}

/** The facts with days as calendar dates. */
export function datedFacts({ licenses, expires, renews }: NumberedFacts): CustomerFacts {
  return {
    licenses,
    ...(expires === undefined ? {} : { expiresOn: calendarDay(expires) }),
    ...(renews === undefined ? {} : { renewsOn: calendarDay(renews) }),
  };
}

/** The facts with days as day numbers. */
export function numberedFacts(subscriptions: readonly Subscription[], today: number): NumberedFacts {
  if (subscriptions.length === 0) return nothing;
  const pools: LicensePool[] = [];
  let expires: number | undefined;
  let renews: number | undefined;
  for (const subscription of subscriptions) {
    const end = dayNumber(subscription.endDate);
    if (end === undefined || end < today) continue;
    if (isRenewing(subscription)) renews = Math.min(end, renews ?? end);
    else expires = Math.min(end, expires ?? end);
    if ((dayNumber(subscription.startDate) ?? Number.NaN) <= today) pools.push(...subscription.licenses);
  }
  return { licenses: licenseTotals(pools), expires, renews };
}

function isRenewing(subscription: Subscription): boolean {
  return subscription.kind === 'subscription' && subscription.autoRenews === true;
}

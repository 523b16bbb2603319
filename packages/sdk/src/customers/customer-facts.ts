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

const noSubscriptions: CustomerFacts = { licenses: licenseTotals([]) };

/** License totals of what runs, and the next dates, on a day given as day number. */
export function customerFacts(subscriptions: readonly Subscription[], today: number): CustomerFacts {
  if (subscriptions.length === 0) return noSubscriptions;
  const pools: LicensePool[] = [];
  let expiresOn: number | undefined;
  let renewsOn: number | undefined;
  for (const subscription of subscriptions) {
    const end = dayNumber(subscription.endDate);
    if (end === undefined || end < today) continue;
    if (renews(subscription)) renewsOn = Math.min(end, renewsOn ?? end);
    else expiresOn = Math.min(end, expiresOn ?? end);
    if ((dayNumber(subscription.startDate) ?? Number.NaN) <= today) pools.push(...subscription.licenses);
  }
  return {
    licenses: licenseTotals(pools),
    ...(expiresOn === undefined ? {} : { expiresOn: calendarDay(expiresOn) }),
    ...(renewsOn === undefined ? {} : { renewsOn: calendarDay(renewsOn) }),
  };
}

function renews(subscription: Subscription): boolean {
  return subscription.kind === 'subscription' && subscription.autoRenews === true;
}

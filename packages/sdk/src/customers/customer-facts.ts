import { type CalendarDay, calendarDay, dayNumber } from '../calendar/calendar-day.ts';
import { type LicenseTotals, licenseTotals } from '../subscriptions/license-totals.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';

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
  const running = subscriptions.filter(
    ({ startDate, endDate }) =>
      (dayNumber(startDate) ?? Number.NaN) <= today && (dayNumber(endDate) ?? Number.NaN) >= today,
  );
  const licenses = licenseTotals(running.flatMap((subscription) => subscription.licenses));
  const renewing = subscriptions.filter(renews);
  const expiresOn = nextEnd(
    subscriptions.filter((subscription) => !renews(subscription)),
    today,
  );
  const renewsOn = nextEnd(renewing, today);
  return {
    licenses,
    ...(expiresOn === undefined ? {} : { expiresOn: calendarDay(expiresOn) }),
    ...(renewsOn === undefined ? {} : { renewsOn: calendarDay(renewsOn) }),
  };
}

function renews(subscription: Subscription): boolean {
  return subscription.kind === 'subscription' && subscription.autoRenews === true;
}

function nextEnd(subscriptions: readonly Subscription[], today: number): number | undefined {
  const ends = subscriptions
    .map((subscription) => dayNumber(subscription.endDate))
    .filter((end) => end !== undefined && end >= today) as number[];
  return ends.length === 0 ? undefined : Math.min(...ends);
}

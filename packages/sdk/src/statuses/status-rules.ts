import { type CalendarDay, dayNumber } from '../calendar/calendar-day.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { signInDay } from '../customers/customer-profile.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import { type Overrides, withDefaults } from '../operation/with-defaults.ts';
import { licenseOverage } from '../subscriptions/license-totals.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';

/** What the status rules may be tuned by (our rules, CUS-2). */
export interface StatusParameters {
  /** A subscription or trial that ends in at most so many days expires soon. */
  readonly expiringWithinDays: number;
  /** Whether a subscription that renews by itself can expire soon. */
  readonly autoRenewingExpires: boolean;
  /** More days than this since an administrator's last sign-in is no recent activity. */
  readonly inactiveAfterDays: number;
}

/** Two days to expiry, renewing subscriptions left out, 30 days without a sign-in. */
export const defaultStatusParameters: StatusParameters = {
  expiringWithinDays: 2,
  autoRenewingExpires: false,
  inactiveAfterDays: 30,
};

/** What a status rule judges by: the agreements that run and that have not ended, and the days since a sign-in. */
export interface StatusFacts {
  /** `undefined`: not supplied. */
  readonly subscriptions: readonly Subscription[] | undefined;
  /** Whether these are all of them; what was refused is not known, so that nothing follows from its absence. */
  readonly isComplete: boolean;
  readonly running: readonly Subscription[];
  /** Subscriptions, not trials, that end on the as-of date or later. */
  readonly open: readonly Subscription[];
  /** `undefined`: not supplied; infinite: never signed in. */
  readonly daysSinceSignIn: number | undefined;
  readonly daysUntilEnd: (subscription: Subscription) => number;
}

/** Whether so many days since an administrator's last sign-in, endless for never, are no recent activity. */
export function isInactive(
  daysSinceSignIn: number,
  { inactiveAfterDays }: Pick<StatusParameters, 'inactiveAfterDays'>,
): boolean {
  return daysSinceSignIn > inactiveAfterDays;
}

/** One row of the table of statuses. */
export interface StatusRule {
  /** One of {@link statusIds}, or a status of the host's own. */
  readonly id: string;
  readonly holds: (facts: StatusFacts, parameters: StatusParameters) => boolean;
}

/** The rules of the statuses, the most urgent first; a host may hand in its own table. */
export const statusRules: readonly StatusRule[] = [
  { id: 'suspended', holds: ({ open }) => open.some((subscription) => subscription.paid === false) },
  {
    id: 'expired',
    holds: ({ subscriptions, isComplete, running }) =>
      isComplete && (subscriptions?.length ?? 0) > 0 && running.length === 0,
  },
  {
    id: 'licenseOverage',
    holds: ({ running }) =>
      running.some(({ licenses }) => licenses.some((pool) => (licenseOverage(pool) ?? 0) > 0)),
  },
  {
    id: 'expiringSoon',
    holds: ({ running, daysUntilEnd }, { expiringWithinDays, autoRenewingExpires }) =>
      running.some(
        (subscription) =>
          (autoRenewingExpires || subscription.kind === 'trial' || !subscription.autoRenews) &&
          daysUntilEnd(subscription) <= expiringWithinDays,
      ),
  },
  {
    id: 'orderSetupReady',
    holds: ({ open }) => open.some((subscription) => subscription.setupComplete === false),
  },
  {
    id: 'noRecentActivity',
    holds: ({ daysSinceSignIn }, parameters) =>
      daysSinceSignIn !== undefined && isInactive(daysSinceSignIn, parameters),
  },
  { id: 'trial', holds: ({ running }) => running.some((subscription) => subscription.kind === 'trial') },
  {
    id: 'active',
    holds: ({ running }) => running.some((subscription) => subscription.kind === 'subscription'),
  },
];

/** How statuses are judged. */
export interface StatusOptions {
  readonly asOf: CalendarDay;
  readonly parameters?: Overrides<StatusParameters> | undefined;
  readonly rules?: readonly StatusRule[] | undefined;
  /** Some of the customer's subscriptions are missing here, because they did not fit. */
  readonly isIncomplete?: boolean | undefined;
}

/** Judges one customer after the other. */
export type StatusJudge = (
  customer: Pick<CustomerRow, 'lastAdminSignInAt'>,
  subscriptions: readonly Subscription[] | undefined,
  isIncomplete: boolean,
) => string[];

/** What judges as `customerStatuses` does, of subscriptions that were checked before. */
export function statusJudge({
  asOf,
  parameters,
  rules = statusRules,
}: Omit<StatusOptions, 'isIncomplete'>): StatusJudge {
  const tuned = withDefaults(defaultStatusParameters, parameters);
  const today = asOfDay(asOf);
  return (customer, subscriptions, isIncomplete) => {
    const facts = statusFacts(customer, subscriptions, !isIncomplete, today);
    const held: string[] = [];
    for (const rule of rules) if (rule.holds(facts, tuned)) held.push(rule.id);
    return held;
  };
}

function statusFacts(
  customer: Pick<CustomerRow, 'lastAdminSignInAt'>,
  subscriptions: readonly Subscription[] | undefined,
  isComplete: boolean,
  today: number,
): StatusFacts {
  const daysUntilEnd = (subscription: Subscription) => (dayNumber(subscription.endDate) as number) - today;
  const notEnded = (subscriptions ?? []).filter((subscription) => daysUntilEnd(subscription) >= 0);
  return {
    subscriptions,
    isComplete,
    running: notEnded.filter(({ startDate }) => (dayNumber(startDate) as number) <= today),
    open: notEnded.filter((subscription) => subscription.kind === 'subscription'),
    daysSinceSignIn: daysSinceSignIn(customer.lastAdminSignInAt, today),
    daysUntilEnd,
  };
}

/** `undefined` for what is not known: no text, no instant, or one without a zone, which would move with the machine. */
function daysSinceSignIn(instant: unknown, today: number): number | undefined {
  if (instant === null) return Number.POSITIVE_INFINITY;
  const day = signInDay(instant);
  return day === undefined || day === null ? undefined : today - day;
}

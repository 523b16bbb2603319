import { calendarDay, dayNumber, lastDay } from '../calendar/calendar-day.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import type { CustomerFacts } from '../customers/customer-facts.ts';
import { signInDay } from '../customers/customer-profile.ts';
import { type StatusId, statusIds } from '../customers/status-ids.ts';
import { checkList, checkRecord } from '../errors/check-argument.ts';
import { checkedSubscription } from '../subscriptions/checked-subscription.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { RunningTotals } from './running-totals.ts';
import { defaultStatusParameters, type StatusParameters } from './status-rules.ts';

/** What holds for a customer from one day to another, both included. */
export interface CustomerStanding {
  /** Day numbers; `undefined` for ever before or after. */
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly facts: CustomerFacts;
  /** `undefined` where nothing is supplied by which a status could be judged (CUS-2). */
  readonly statuses: readonly string[] | undefined;
}

/** How standings are derived. */
export interface StandingOptions {
  readonly parameters?: StatusParameters | undefined;
  /** Some of the customer's subscriptions are missing here, because they did not fit: what follows from all of them is not known. */
  readonly isIncomplete?: boolean | undefined;
}

/**
 * What holds for a customer on every day there is, derived once when it is written: an answer for any as-of date is
 * then looked up, and nothing has to be derived again because a day has passed. `subscriptions` are those of this
 * customer; `undefined` says that they are not supplied. What every day says is what {@link customerStatuses} and
 * `customerFacts` say of it; days are gone through once, so that it costs no more than ordering them.
 */
export function customerStandings(
  customer: CustomerRow,
  subscriptions: readonly Subscription[] | undefined,
  options: StandingOptions = {},
): CustomerStanding[] {
  checkRecord('customer', customer);
  if (subscriptions !== undefined) checkList('subscriptions', subscriptions);
  checkRecord('options', options);
  const { parameters = defaultStatusParameters, isIncomplete = false } = options;
  checkRecord('parameters', parameters);
  const fitting = subscriptions?.flatMap((given) => checkedSubscription(given).row ?? []);
  const isWhole = !isIncomplete && fitting?.length === subscriptions?.length;
  const sweep = new Sweep(customer, fitting, isWhole, parameters);
  const standings: CustomerStanding[] = [];
  let last = '';
  sweep.days.forEach((day, index) => {
    const next = sweep.on(day);
    const text = JSON.stringify([next.facts, next.statuses]);
    if (index > 0 && text === last) return;
    last = text;
    const before = standings.length - 1;
    if (before >= 0) standings[before] = { ...(standings[before] as CustomerStanding), until: day - 1 };
    standings.push({ from: index === 0 ? undefined : day, until: undefined, ...next });
  });
  return standings;
}

type Change = (sweep: Sweep) => void;

/** Goes through the days on which something about a customer changes, in order, and keeps count. */
class Sweep {
  /** The day before all changes, then those on which something changes. */
  readonly days: readonly number[];
  readonly #customer: CustomerRow;
  readonly #total: number | undefined;
  readonly #isWhole: boolean;
  readonly #changes = new Map<number, Change[]>();
  readonly #expiring: NextEnd;
  readonly #renewing: NextEnd;
  readonly #inactiveFrom: number;
  readonly #licenses = new RunningTotals();
  #running = { all: 0, trial: 0, subscription: 0, overLimit: 0 };
  #open = { unpaid: 0, notSetUp: 0 };
  #expiringSoon = 0;

  constructor(
    customer: CustomerRow,
    subscriptions: readonly Subscription[] | undefined,
    isWhole: boolean,
    parameters: StatusParameters,
  ) {
    this.#customer = customer;
    this.#total = subscriptions?.length;
    this.#isWhole = isWhole;
    const all = subscriptions ?? [];
    for (const one of all) this.#add(one, parameters);
    this.#expiring = new NextEnd(all.filter((one) => !renews(one)));
    this.#renewing = new NextEnd(all.filter(renews));
    const signIn = signInDay(customer.lastAdminSignInAt);
    this.#inactiveFrom =
      signIn === null
        ? Number.NEGATIVE_INFINITY
        : (signIn ?? Number.POSITIVE_INFINITY) + parameters.inactiveAfterDays + 1;
    if (Number.isFinite(this.#inactiveFrom)) this.#on(this.#inactiveFrom, () => {});
    const turns = [...this.#changes.keys()].sort((a, b) => a - b);
    this.days = [(turns[0] ?? 0) - 1, ...turns];
  }

  /** What holds from a day on; days are asked for in order. */
  on(day: number): Pick<CustomerStanding, 'facts' | 'statuses'> {
    for (const change of this.#changes.get(day) ?? []) change(this);
    return { facts: this.#facts(day), statuses: this.#statuses(day) };
  }

  #add(one: Subscription, { expiringWithinDays, autoRenewingExpires }: StatusParameters): void {
    const start = dayNumber(one.startDate) as number;
    const end = dayNumber(one.endDate) as number;
    const over = RunningTotals.isOverLimit(one) ? 1 : 0;
    const run = (by: 1 | -1) => () => {
      this.#running.all += by;
      this.#running[one.kind] += by;
      this.#running.overLimit += by * over;
      this.#licenses.add(one, by);
    };
    this.#on(start, run(1));
    this.#on(end + 1, run(-1));
    if (one.kind === 'trial' || !one.autoRenews || autoRenewingExpires) {
      this.#on(Math.max(start, end - expiringWithinDays), () => this.#expiringSoon++);
      this.#on(end + 1, () => this.#expiringSoon--);
    }
    if (one.kind === 'trial') return;
    const [unpaid, notSetUp] = [one.paid === false ? 1 : 0, one.setupComplete === false ? 1 : 0];
    this.#open.unpaid += unpaid;
    this.#open.notSetUp += notSetUp;
    this.#on(end + 1, () => {
      this.#open.unpaid -= unpaid;
      this.#open.notSetUp -= notSetUp;
    });
  }

  /** There is no day after the last that can be written: what ends on it never ends. */
  #on(day: number, change: Change): void {
    if (day > lastDay) return;
    const there = this.#changes.get(day);
    if (there) there.push(change);
    else this.#changes.set(day, [change]);
  }

  #facts(day: number): CustomerFacts {
    if (this.#total === undefined) {
      const { licenses, expiresOn, renewsOn } = this.#customer;
      return withoutAbsent({ licenses, expiresOn, renewsOn });
    }
    if (!this.#isWhole) return {};
    const [expires, renewal] = [this.#expiring.from(day), this.#renewing.from(day)];
    return withoutAbsent({
      licenses: this.#licenses.totals(),
      expiresOn: expires === undefined ? undefined : calendarDay(expires),
      renewsOn: renewal === undefined ? undefined : calendarDay(renewal),
    });
  }

  #statuses(day: number): readonly string[] | undefined {
    const { statuses, lastAdminSignInAt } = this.#customer;
    if (statuses) return statuses;
    if (this.#total === undefined && lastAdminSignInAt === undefined) return undefined;
    const holds: Readonly<Record<StatusId, boolean>> = {
      suspended: this.#open.unpaid > 0,
      expired: this.#isWhole && (this.#total ?? 0) > 0 && this.#running.all === 0,
      licenseOverage: this.#running.overLimit > 0,
      expiringSoon: this.#expiringSoon > 0,
      orderSetupReady: this.#open.notSetUp > 0,
      noRecentActivity: day >= this.#inactiveFrom,
      trial: this.#running.trial > 0,
      active: this.#running.subscription > 0,
    };
    return statusIds.filter((id) => holds[id]);
  }
}

/** The next of some ends from a day on; days are asked for in order. */
class NextEnd {
  readonly #ends: readonly number[];
  #at = 0;

  constructor(subscriptions: readonly Subscription[]) {
    this.#ends = subscriptions.map(({ endDate }) => dayNumber(endDate) as number).sort((a, b) => a - b);
  }

  from(day: number): number | undefined {
    while ((this.#ends[this.#at] ?? Number.POSITIVE_INFINITY) < day) this.#at++;
    return this.#ends[this.#at];
  }
}

function renews({ kind, autoRenews }: Subscription): boolean {
  return kind === 'subscription' && autoRenews === true;
}

function withoutAbsent(facts: { readonly [Name in keyof CustomerFacts]: CustomerFacts[Name] | undefined }) {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as CustomerFacts;
}

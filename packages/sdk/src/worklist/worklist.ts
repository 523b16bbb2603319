import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { CallingRow } from '../calling/calling-picture.ts';
import { signInDay } from '../customers/customer-profile.ts';
import { checkList, checkRecord, isIterable, isRecord, misfit } from '../errors/check-argument.ts';
import { columnsOf, type LicenseRows } from '../licenses/license-rows.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import { atOnce, type Pausing } from '../operation/in-slices.ts';
import { type Overrides, withDefaults } from '../operation/with-defaults.ts';
import { type LicenseRules, type LicenseTally, licenseTally } from '../sections/license-tally.ts';
import { defaultStatusParameters, isInactive, type StatusParameters } from '../statuses/status-rules.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { gatheringLicenses, noLicenses } from './license-facts.ts';
import type { WorklistFacts } from './worklist-facts.ts';
import {
  type AppliedWorklistRules,
  appliedWorklistRules,
  type FoundReason,
  type WorklistRules,
} from './worklist-reasons.ts';

/** A customer of whom the worklist may tell. */
export interface WorklistCustomer {
  readonly id: string;
  /** The instant; `null`: never; absent: not known. */
  readonly lastAdminSignInAt?: string | null | undefined;
  /** Whether all subscriptions and trials of this customer are among the licenses; else nothing follows from what is missing. */
  readonly areLicensesComplete: boolean;
}

/** What the worklist is made of. */
export interface WorklistData {
  /** Each once. */
  readonly customers: Iterable<WorklistCustomer>;
  /** Subscriptions and trials of these customers. */
  readonly licenses: LicenseRows;
  /** Every customer with calling, as `callingPicture` has them for the last complete week; absent: no calls are supplied. */
  readonly calls?: readonly CallingRow[] | undefined;
}

/** How the worklist is made. */
export interface WorklistOptions {
  readonly asOf: CalendarDay;
  /** Reasons, weights and parameters; ours unless told. */
  readonly rules?: WorklistRules | undefined;
  /** By which rules it is judged what expires, is over its limit and has low assignment. */
  readonly licenseRules?: LicenseRules | undefined;
  /** By which rules it is judged who has not been seen lately. */
  readonly statusParameters?: Overrides<StatusParameters> | undefined;
}

/** A reason that holds for a customer, and its part in the rank. */
export interface RankedReason extends FoundReason {
  readonly id: string;
  readonly weight: number;
  /** Weight × licenses at stake; `null`: it is not known how many are. */
  readonly points: number | null;
}

/** What is to be done for a customer: the reasons that hold, and how its rank came about (WRK-1). */
export interface RankedCustomer {
  readonly customerId: string;
  /** The sum of the points of the reasons; `null`: of none of them it is known how many licenses are at stake. */
  readonly points: number | null;
  /** Those that hold, the one with the most points first. */
  readonly reasons: readonly RankedReason[];
  /** Ids of the reasons of which what is known does not tell whether they hold. */
  readonly notKnown: readonly string[];
  /** The first day by which something is to be done; `null`: there is none. */
  readonly day: CalendarDay | null;
}

/**
 * Customers for whom something is to be done, the most points first, those whose points are not known last; ties by id
 * (WRK-1). Each reason that holds gives its weight for every license at stake. A customer for whom no reason holds is not in
 * it; what is not known is no reason, and is named. Throws `invalid` by the name of a rule or an argument that is something
 * else.
 */
export function worklist(data: WorklistData, options: WorklistOptions): RankedCustomer[] {
  checkRecord('data', data);
  if (!isIterable(data.customers)) throw misfit('customers', 'customers', data.customers);
  checkRecord('options', options);
  const columns = columnsOf(data.licenses);
  const { asOf, licenseRules = {}, ...rules } = options;
  checkRecord('licenseRules', licenseRules);
  const tally = licenseTally(columns, { ...licenseRules, asOf });
  const applied = { ...rules, rules: appliedWorklistRules(rules.rules) };
  return atOnce(rankingCustomers({ ...data, columns, tally }, applied));
}

/** The same out of a tally that was made before. */
export interface TalliedWorklist extends Omit<WorklistData, 'licenses'> {
  readonly columns: Parameters<typeof licenseTally>[0];
  readonly tally: LicenseTally;
}

/** So many customers are looked at between two pauses. */
export const customersAtOnce = 64;

/** The same as {@link worklist}, out of a tally that was made before and rules that were checked; it pauses now and then. */
export function* rankingCustomers(
  { customers, columns, tally, calls }: TalliedWorklist,
  {
    rules: { reasons, parameters },
    statusParameters,
  }: { readonly rules: AppliedWorklistRules } & Pick<WorklistOptions, 'statusParameters'>,
): Pausing<RankedCustomer[]> {
  checkList('calls', calls ?? [], isRecord, 'rows of callingPicture');
  const status = withDefaults(defaultStatusParameters, statusParameters);
  const today = asOfDay(tally.asOf);
  const licensesAt = yield* gatheringLicenses(columns, tally, parameters.fewestWeeks);
  const places = new Map(columns.customerIds.map((id, place) => [id, place]));
  const callsOf = new Map(calls?.map((row) => [row.customerId, row]));
  const ranked: RankedCustomer[] = [];
  let judgedCustomers = 0;
  for (const customer of customers) {
    checkRecord('customers[]', customer);
    const { id, lastAdminSignInAt, areLicensesComplete } = customer;
    const place = places.get(id);
    const known = place === undefined ? undefined : licensesAt[place];
    const signIn = signInDay(lastAdminSignInAt);
    const days = signIn == null ? signIn : today - signIn;
    const one = judged(
      {
        customerId: id,
        licenses: { ...(known ?? noLicenses), isComplete: areLicensesComplete },
        calls: callsOf.get(id),
        areCallsSupplied: calls !== undefined,
        isInactive: days === undefined ? undefined : isInactive(days ?? Number.POSITIVE_INFINITY, status),
        daysSinceSignIn: days,
      },
      { reasons, parameters },
    );
    if (one.reasons.length > 0) ranked.push(one);
    if (++judgedCustomers % customersAtOnce === 0) yield;
  }
  return ranked.sort(byRank);
}

function judged(facts: WorklistFacts, { reasons, parameters }: AppliedWorklistRules): RankedCustomer {
  const found: RankedReason[] = [];
  const notKnown: string[] = [];
  for (const { id, weight, judge } of reasons) {
    const reason = judge(facts, parameters);
    if (reason === 'notKnown') notKnown.push(id);
    else if (reason) {
      const { licenses } = reason;
      found.push({ ...reason, id, weight, points: licenses === null ? null : weight * licenses });
    }
  }
  // the order of the table decides between equals
  found.sort((a, b) => compareKnown(b.points, a.points));
  const points = found.flatMap((one) => one.points ?? []);
  const days = found.flatMap(({ day }) => day ?? []).sort();
  return {
    customerId: facts.customerId,
    points: points.length === 0 ? null : points.reduce((sum, one) => sum + one, 0),
    reasons: found,
    notKnown,
    day: days[0] ?? null,
  };
}

/** What is not known is less than anything. */
function compareKnown(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return a - b;
}

function byRank(a: RankedCustomer, b: RankedCustomer): number {
  return compareKnown(b.points, a.points) || compareCodePoints(b.customerId, a.customerId);
}

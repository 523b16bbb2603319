import type { CalendarDay } from '@partnerkit/sdk';
import type { CallingWeekSums, LocationWeekSums } from '@partnerkit/sdk/calling';
import { nothingKnown } from '@partnerkit/sdk/server';
import sql, { type Sql } from 'sql-template-tag';
import { type CustomerReach, visible } from '../customers/customers.queries.ts';
import type { Transaction } from '../storage/transaction.ts';

/** Whose calls are asked for. */
export type CallingReach = Omit<CustomerReach, 'asOf'>;

/** What is kept of calls must agree with it, to be used. */
export interface CallingVersion {
  readonly version: string;
  readonly freshAt: string | undefined;
}

/** Another text after every change of what is known of the partner's calls. */
export async function selectCallingVersion(tx: Transaction, partner: string): Promise<CallingVersion> {
  const changed = await tx.first<{ version: number; changedAt: Date }>(sql`
    select version, changed_at as "changedAt" from calling_versions where partner_id = ${partner}`);
  return {
    version: JSON.stringify([changed?.version, changed?.changedAt]),
    freshAt: changed?.changedAt.toISOString(),
  };
}

/** A customer that calls. */
export interface CallerRow {
  readonly id: string;
  readonly name: string;
}

/** The customers with calling, or with calls, that a user may see. */
export function selectCallers(tx: Transaction, reach: CallingReach): Promise<CallerRow[]> {
  return tx.rows<CallerRow>(sql`
    select s.customer_id as id, s.row ->> 'name' as name ${ofCallers(reach)} order by s.customer_id`);
}

/** The rows of these customers, as `s`: what stands behind a `select`. */
export function ofCallers(reach: CallingReach): Sql {
  return sql`
    from customers s join customer_summaries m on m.partner_id = s.partner_id and m.customer_id = s.customer_id
    where ${visible(reach)} and ('calling' = any(m.products) or exists (
      select from call_weeks w where w.partner_id = ${reach.partner} and w.customer_id = s.customer_id))`;
}

/** One customer that a user may see; `undefined` for one who is not to be seen. */
export function selectCaller(
  tx: Transaction,
  reach: CallingReach,
  id: string,
): Promise<CallerRow | undefined> {
  return tx.first<CallerRow>(sql`
    select s.customer_id as id, s.row ->> 'name' as name from customers s
    where ${visible(reach)} and s.customer_id = ${id}`);
}

/** The weeks for which any data of the partner has arrived, the oldest first. */
export async function selectKnownWeeks(tx: Transaction, partner: string): Promise<CalendarDay[]> {
  const weeks = await tx.rows<{ week: string }>(sql`
    with recursive told as (
      (select week from call_weeks where partner_id = ${partner} order by week limit 1)
      union all
      select (select w.week from call_weeks w where w.partner_id = ${partner} and w.week > told.week
        order by w.week limit 1) from told where told.week is not null
    )
    select week::text as week from told where week is not null
    union select week::text from usage_weeks where partner_id = ${partner} order by week`);
  return weeks.map(({ week }) => week);
}

/** What is counted of a customer in a week: calls, legs, poor legs, rated legs, calls into queues. */
type Counts = readonly [
  calls: number | null,
  legs: number | null,
  poorLegs: number | null,
  ratedLegs: number | null,
  queueCalls: number | null,
];

type Details = Pick<
  CallingWeekSums,
  'minutes' | 'videoMinutes' | 'audioLegs' | 'videoLegs' | 'activeUsers' | 'endpoints' | 'features' | 'queue'
> & { readonly locations: readonly Location[] };

type Location = Pick<LocationWeekSums, 'location' | 'calls' | 'legs' | 'poorLegs' | 'ratedLegs' | 'minutes'>;

interface Told {
  readonly week: string;
  readonly source: 'legs' | 'totals';
}

/** The sums of some weeks; everything of the week shown, of the others what the weeks of a chart need. */
export async function selectCallingSums(
  tx: Transaction,
  { partner }: CallingReach,
  { weeks, shown, customerId }: CallingWeeks,
): Promise<CallingWeekSums[]> {
  const one = customerId === undefined ? sql`` : sql`and customer_id = ${customerId}`;
  const counts = sql`calls, legs, poor_legs, rated_legs, queue_calls`;
  const inFull = await tx.rows<Told & { customer: string; counts: Counts; details: Details }>(sql`
    select week::text as week, source, customer_id as customer, json_build_array(${counts}) as counts,
      details - 'locations' as details
    from call_weeks where partner_id = ${partner} and week = ${shown} ${one}`);
  // a week in one row: of a hundred thousand customers a driver reads rows far slower than one text
  const inBrief = await tx.rows<Told & { customers: string[]; counts: Counts[] }>(sql`
    select week::text as week, source, json_agg(customer_id) as customers, json_agg(json_build_array(${counts})) as counts
    from call_weeks where partner_id = ${partner} and week = any(${weeks}::date[]) and week <> ${shown} ${one}
    group by week, source`);
  return [
    ...inFull.map((row) => sumsOf(row, row.customer, row.counts, row.details)),
    ...inBrief.flatMap((row) =>
      row.customers.map((customer, at) => sumsOf(row, customer, row.counts[at] as Counts)),
    ),
  ];
}

/** Which weeks, of all customers or of one. */
export interface CallingWeeks {
  readonly weeks: readonly CalendarDay[];
  readonly shown: CalendarDay;
  readonly customerId?: string | undefined;
}

function sumsOf(
  { week, source }: Told,
  customerId: string,
  counts: Counts,
  details?: Details,
): CallingWeekSums {
  const [calls, legs, poorLegs, ratedLegs, queueCalls] = counts;
  const features = queueCalls === null ? null : { callQueue: queueCalls };
  return {
    ...nothingKnown,
    features,
    ...details,
    ...{ customerId, week, from: source, calls, legs, poorLegs, ratedLegs },
  };
}

/** The locations of one customer in a week; of legs where there are any. */
export async function selectLocations(
  tx: Transaction,
  { partner }: CallingReach,
  { customerId, week }: { readonly customerId: string; readonly week: CalendarDay },
): Promise<LocationWeekSums[]> {
  const rows = await tx.rows<{ source: 'legs' | 'totals'; locations: Location[] | null }>(sql`
    select source, details -> 'locations' as locations from call_weeks
    where partner_id = ${partner} and customer_id = ${customerId} and week = ${week} order by source`);
  const [told] = rows;
  return (told?.locations ?? []).map((location) => ({
    ...nothingKnown,
    ...location,
    customerId,
    week,
    from: told?.source ?? 'legs',
  }));
}

/** Which of some customers are there, whoever may see them. */
export async function selectCustomersThere(
  tx: Transaction,
  partner: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(sql`
    select customer_id as id from customers where partner_id = ${partner} and customer_id = any(${ids}::text[])`);
  return new Set(rows.map(({ id }) => id));
}

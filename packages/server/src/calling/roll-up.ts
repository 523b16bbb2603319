import type { PoorLegRule } from '@partnerkit/sdk/calling';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';
import type { CallsTarget } from './calls-target.ts';
import { keptLegs } from './kept-legs.ts';
import { weekSums } from './week-sums.ts';

/** So many weeks of customers are counted anew in one go: few enough that Postgres does not compile the statement first. */
const weeksAtOnce = 300;

/**
 * Counts the marked weeks of customers anew out of their legs, and takes the marks away; answers how many there were,
 * fewer than `weeksAtOnce` where nothing is left to do. What is marked and what is counted change together, so a process that is killed loses
 * nothing: the mark is still there for the next one (CAL).
 */
async function rollUpStaleWeeks(tx: Transaction, partner: string, rule: PoorLegRule): Promise<number> {
  const kept = await keptLegs(tx, partner);
  const stale = await tx.rows<{ week: string; customer: string }>(sql`
    delete from stale_call_weeks s using (
      select week, customer_id from stale_call_weeks where partner_id = ${partner}
      order by week, customer_id limit ${weeksAtOnce} for update skip locked
    ) as picked
    where s.partner_id = ${partner} and s.week = picked.week and s.customer_id = picked.customer_id
    returning s.week::text as week, s.customer_id as customer`);
  if (stale.length === 0) return 0;
  // what is left of a week whose legs are gone is not the week
  const whole = stale.filter(({ week }) => !kept || week >= kept.from);
  await Promise.all([
    whole.length > 0 ? rollUp(tx, partner, whole, rule) : undefined,
    bumpCallingVersion(tx, partner),
  ]);
  return stale.length;
}

/** Counts all weeks that are marked, in as many transactions as that takes. */
export async function rollUpAll({ partner, rule, transaction }: CallsTarget): Promise<void> {
  while ((await transaction((tx) => rollUpStaleWeeks(tx, partner, rule))) === weeksAtOnce);
}

/** Says that what is known of the partner's calls has changed. */
export async function bumpCallingVersion(tx: Transaction, partner: string): Promise<void> {
  await tx.run(sql`
    insert into calling_versions (partner_id, version, changed_at) values (${partner}, 1, clock_timestamp())
    on conflict (partner_id) do update
    set version = calling_versions.version + 1, changed_at = clock_timestamp()`);
}

/**
 * Each week of a customer is added up by itself, out of the legs that its index tells: whatever Postgres knows or does not
 * know of the tables, there is no other way to go.
 */
async function rollUp(
  tx: Transaction,
  partner: string,
  stale: readonly { readonly week: string; readonly customer: string }[],
  rule: PoorLegRule,
): Promise<void> {
  const weeks = stale.map(({ week }) => week);
  const customers = stale.map(({ customer }) => customer);
  await tx.run(sql`
    with counted as materialized (
      select s.week, s.customer_id, sums.*
      from unnest(${weeks}::date[], ${customers}::text[]) as s(week, customer_id)
      cross join lateral (${weekSums(partner, rule)}) as sums
    ), gone as (
      delete from call_weeks w using counted c
      where w.partner_id = ${partner} and w.source = 'legs' and w.week = c.week and w.customer_id = c.customer_id
        and c.legs = 0
    )
    insert into call_weeks (partner_id, week, source, customer_id, calls, legs, poor_legs, rated_legs, queue_calls, details)
    select ${partner}, week, 'legs', customer_id, calls, legs, poor_legs, rated_legs, queue_calls, details
    from counted where legs > 0
    on conflict (partner_id, week, source, customer_id) do update set
      calls = excluded.calls, legs = excluded.legs, poor_legs = excluded.poor_legs,
      rated_legs = excluded.rated_legs, queue_calls = excluded.queue_calls, details = excluded.details`);
}

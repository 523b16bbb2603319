import type { CalendarDay } from '@partnerkit/sdk';
import {
  type LocationWeekSums,
  sumWeeklyTotals,
  sumWeeklyTotalsByLocation,
  type WeeklyUsage,
} from '@partnerkit/sdk/calling';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';
import { bumpCallingVersion } from './roll-up.ts';

/** So many rows of a week come from the database at once. */
const pageSize = 5000;

/** Adds up the weekly totals of one week customer by customer, in the place of what was added up of it before (CAL, REP-8). */
export async function writeWeeklyTotals(tx: Transaction, partner: string, week: CalendarDay): Promise<void> {
  await tx.run(sql`
    delete from call_weeks where partner_id = ${partner} and week = ${week} and source = 'totals'`);
  // of the last customer of a page, rows may follow on the next one
  let open: WeeklyUsage[] = [];
  for (let page = await selectPage(tx, partner, week); page.length > 0; ) {
    const last = page.at(-1) as WeeklyUsage;
    const rows = [...open, ...page];
    open = rows.filter(({ customerId }) => customerId === last.customerId);
    await insertSums(
      tx,
      partner,
      rows.filter(({ customerId }) => customerId !== last.customerId),
    );
    page = await selectPage(tx, partner, week, last);
  }
  await insertSums(tx, partner, open);
  await bumpCallingVersion(tx, partner);
}

async function selectPage(
  tx: Transaction,
  partner: string,
  week: CalendarDay,
  after?: WeeklyUsage,
): Promise<WeeklyUsage[]> {
  const rows = await tx.rows<{ row: Omit<WeeklyUsage, 'location'>; location: string }>(sql`
    select row, location from weekly_usage where partner_id = ${partner} and week = ${week}
      and (customer_id, location) > (${after?.customerId ?? ''}, ${after?.location ?? ''})
    order by customer_id, location limit ${pageSize}`);
  return rows.map(({ row, location }) => ({ ...row, location, week }) as WeeklyUsage);
}

async function insertSums(tx: Transaction, partner: string, rows: readonly WeeklyUsage[]): Promise<void> {
  if (rows.length === 0) return;
  const locations = new Map<string, LocationWeekSums[]>();
  for (const sums of sumWeeklyTotalsByLocation(rows)) {
    const ofCustomer = locations.get(sums.customerId);
    if (ofCustomer) ofCustomer.push(sums);
    else locations.set(sums.customerId, [sums]);
  }
  const records = sumWeeklyTotals(rows).map(
    ({ customerId, week, from, calls, legs, poorLegs, ratedLegs, ...details }) => ({
      ...{
        customer_id: customerId,
        week,
        source: from,
        calls,
        legs,
        poor_legs: poorLegs,
        rated_legs: ratedLegs,
      },
      queue_calls: details.features ? (details.features.callQueue ?? 0) : null,
      details: { ...details, locations: locations.get(customerId)?.map(locationRow) ?? [] },
    }),
  );
  await tx.run(sql`
    insert into call_weeks (partner_id, week, source, customer_id, calls, legs, poor_legs, rated_legs, queue_calls, details)
    select ${partner}, week, source, customer_id, calls, legs, poor_legs, rated_legs, queue_calls, details
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(week date, source text, customer_id text,
      calls bigint, legs bigint, poor_legs bigint, rated_legs bigint, queue_calls bigint, details jsonb)`);
}

function locationRow({ location, calls, legs, poorLegs, ratedLegs, minutes }: LocationWeekSums) {
  return { location, calls, legs, poorLegs, ratedLegs, minutes };
}

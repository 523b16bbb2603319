import type { CalendarDay } from '@partnerkit/sdk';
import type { PoorLegRule } from '@partnerkit/sdk/calling';
import {
  addedUsage,
  compareCodePoints,
  firstDayOfWeeks,
  namedLine,
  type ReportLine,
  usageLine,
} from '@partnerkit/sdk/server';
import sql, { type Sql } from 'sql-template-tag';
import { type CallingReach, ofCallers } from '../calling/calling.queries.ts';
import { countsIn } from '../calling/unknown-weeks.queries.ts';
import { isPoor, minutesOf, takenAndOver } from '../calling/week-sums.ts';
import { visible } from '../customers/customers.queries.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { ReportPage } from './inventory-rows.ts';
import { type CustomerPlace, selectReportedCustomers } from './report-customers.queries.ts';

/** The days of a usage report, and by which rule legs are poor. */
export interface UsageDays {
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  readonly rule: PoorLegRule;
}

/** Rows go on from this customer, and of it behind so many. */
export type UsagePlace = readonly [sortKey: string, customerId: string, lines: number];

const customersAtOnce = 200;

/**
 * Calling usage by customer and location within some days, in the order of the customers' names and by location (REP-4): as
 * `usageLines` has it of rows in memory.
 */
export async function usagePage(
  tx: Transaction,
  reach: CallingReach,
  days: UsageDays,
  { after, limit }: { readonly after: UsagePlace | undefined; readonly limit: number },
): Promise<ReportPage<UsagePlace>> {
  const { partner } = reach;
  const where = sql`exists (select from call_weeks w
    where w.partner_id = ${partner} and w.customer_id = s.customer_id and w.week ${touched(days)})`;
  const lines: ReportLine[] = [];
  let place = after;
  for (;;) {
    const from: CustomerPlace | undefined = place && [place[0], place[1]];
    const customers = await selectReportedCustomers(tx, reach, { from, where, limit: customersAtOnce });
    const ids = customers.map(({ id }) => id);
    const found = await usageOf(tx, partner, ids, days);
    for (const customer of customers) {
      const own = found.get(customer.id) ?? [];
      // the customer that was begun may be gone since
      for (let at = place && customer.id === place[1] ? place[2] : 0; at < own.length; at++) {
        if (lines.length === limit) return { lines, next: [...customer.place, at] };
        const line = namedLine('usage', own[at] as ReportLine, customer);
        if (line) lines.push(line);
      }
    }
    const last = customers.at(-1);
    if (!last || customers.length < customersAtOnce) return { lines, next: undefined };
    place = [...last.place, Number.MAX_SAFE_INTEGER];
  }
}

/** The lines of some customers, by location. */
async function usageOf(
  tx: Transaction,
  partner: string,
  ids: readonly string[],
  days: UsageDays,
): Promise<ReadonlyMap<string, ReportLine[]>> {
  const lines = new Map<string, Map<string, ReportLine>>(ids.map((id) => [id, new Map()]));
  const add = (line: ReportLine) => {
    const own = lines.get(line.customerId) as Map<string, ReportLine>;
    const location = String(line.location ?? '');
    const before = own.get(location);
    own.set(location, before ? addedUsage(before, line) : line);
  };
  for (const { customer, location, ...counts } of await selectLegSums(tx, partner, ids, days))
    add(usageLine(customer, location ?? undefined, counts));
  for (const { customer, location, row } of await selectWholeWeeks(tx, partner, ids, days))
    add(usageLine(customer, location ?? undefined, row));
  return new Map(
    Array.from(lines, ([id, own]) => [
      id,
      Array.from(own)
        .sort(([a], [b]) => compareCodePoints(a, b))
        .map(([, line]) => line),
    ]),
  );
}

interface Sums extends Readonly<Record<string, unknown>> {
  readonly customer: string;
  readonly location: string | null;
}

function selectLegSums(
  tx: Transaction,
  partner: string,
  ids: readonly string[],
  { from, until, rule }: UsageDays,
): Promise<Sums[]> {
  const callsWith = (feature: string) => sql`count(distinct call_id) filter (where feature = ${feature})`;
  const legsOf = (endpoint: string) => sql`count(*) filter (where endpoint = ${endpoint})`;
  const queued = (outcome: string) => sql`count(*) filter (where queue_outcome = ${outcome})`;
  return tx.rows<Sums>(sql`
    with measured as (
      select *, ${takenAndOver(rule)} from call_legs
      where partner_id = ${partner} and customer_id = any(${ids}::text[]) and week ${touched({ from, until })}
        and start_at >= ${from}::date and start_at < ${until}::date + 1
      -- each measure is looked at once
      offset 0
    ), legs as materialized (
      select m.customer_id, coalesce(p.name, m.location) as location, m.call_id collate "C" as call_id, m.is_made,
        m.endpoint, m.feature, m.has_audio, m.has_video, m.queue_outcome, m.end_at - m.answered_at as talk,
        ${isPoor(rule)} as is_poor
      from measured m left join (${placeNames(partner, ids)}) as p
        on p.customer_id = m.customer_id and p.id = m.location
    )
    select customer_id as customer, location, count(distinct call_id) filter (where is_made) as calls,
      count(*) as legs, count(*) filter (where is_poor) as "poorLegs", ${minutesOf(sql`talk`)} as minutes,
      ${minutesOf(sql`case when has_video then talk end`)} as "videoMinutes",
      count(*) filter (where has_audio) as "audioLegs", count(*) filter (where has_video) as "videoLegs",
      ${legsOf('deskPhone')} as "deskPhoneLegs", ${legsOf('roomDevice')} as "roomDeviceLegs",
      count(*) filter (where endpoint not in ('app', 'deskPhone', 'roomDevice')) as "otherLegs",
      ${callsWith('huntGroup')} as "huntGroupCalls", ${callsWith('autoAttendant')} as "autoAttendantCalls",
      count(queue_outcome) as "queueCalls", ${queued('timedOut')} as "queueTimedOut",
      ${queued('overflowed')} as "queueOverflowed", ${queued('transferred')} as "queueTransferred",
      ${queued('abandoned')} as "queueAbandoned"
    from legs group by customer_id, location`);
}

/** The names of the places that inventories name by their ids: legs name a place by either. */
function placeNames(partner: string, ids: readonly string[]): Sql {
  return sql`
    select customer_id, row ->> 'id' as id, max(name) as name from customer_locations
    where partner_id = ${partner} and customer_id = any(${ids}::text[]) and row ->> 'id' is not null
    group by customer_id, row ->> 'id'`;
}

interface WholeWeek {
  readonly customer: string;
  readonly location: string | null;
  readonly row: Readonly<Record<string, unknown>>;
}

/** What is known of whole weeks within the days by their totals alone: those of the hub, and sums of legs that are dropped. */
function selectWholeWeeks(
  tx: Transaction,
  partner: string,
  ids: readonly string[],
  { from, until }: UsageDays,
): Promise<WholeWeek[]> {
  const whole = sql`between ${from}::date and ${until}::date - 6`;
  return tx.rows<WholeWeek>(sql`
    select s.customer_id as customer, s.location, s.row from weekly_usage s
    where s.partner_id = ${partner} and s.customer_id = any(${ids}::text[]) and s.week ${whole}
      and not exists (${legsOfWeek(partner)})
    union all
    select s.customer_id, coalesce(p.name, told.location), told.row from (
      select w.customer_id, place ->> 'location' as location, place as row
      from call_weeks w, jsonb_array_elements(w.details -> 'locations') as place
      where w.partner_id = ${partner} and w.customer_id = any(${ids}::text[]) and w.week ${whole}
        and w.source = 'legs' and ${isDropped(partner, sql`w.week`)}
    ) as told join lateral (select told.customer_id) as s on true
    left join (${placeNames(partner, ids)}) as p on p.customer_id = told.customer_id and p.id = told.location`);
}

/** What of the days that are asked for is not in the report. */
export async function countLeftOut(
  tx: Transaction,
  reach: CallingReach & { readonly region: string },
  days: Pick<UsageDays, 'from' | 'until'>,
): Promise<{ readonly partialWeeksLeftOut: number; readonly weeksNotKnown: number }> {
  return {
    partialWeeksLeftOut: await countPartialWeeks(tx, reach, days),
    weeksNotKnown: await countWeeksNotKnown(tx, reach, days),
  };
}

/** Weeks of customers of which only some days are covered, and of which no legs are there. */
async function countPartialWeeks(
  tx: Transaction,
  reach: CallingReach,
  { from, until }: Pick<UsageDays, 'from' | 'until'>,
): Promise<number> {
  const { partner } = reach;
  const found = await tx.first<{ count: number }>(sql`
    select count(*) as count from (select distinct s.customer_id, s.week from call_weeks s
      join customers c on c.partner_id = s.partner_id and c.customer_id = s.customer_id
      where ${visible(reach)} and s.week ${touched({ from, until })} and ${isPartial({ from, until })}
        and case when s.source = 'legs' then ${isDropped(partner, sql`s.week`)}
          else not exists (${legsOfWeek(partner)}) end) as partial`);
  return found?.count ?? 0;
}

/** Other weeks of customers of which a row was refused and no legs are there; where it names nobody, of callers without any row. */
async function countWeeksNotKnown(
  tx: Transaction,
  { region, ...reach }: CallingReach & { readonly region: string },
  days: Pick<UsageDays, 'from' | 'until'>,
): Promise<number> {
  const { partner } = reach;
  const told = sql`select from call_weeks w where w.partner_id = ${partner} and w.customer_id = s.customer_id`;
  const found = await tx.first<{ count: number }>(sql`
    with open as (
      select distinct u.customer_id, u.week from unknown_call_weeks u
      where u.partner_id = ${partner} and u.week ${touched(days)} and ${countsIn(region)}
    )
    select count(*) as count from (
      select s.customer_id, open.week from customers s join open on open.customer_id = s.customer_id
      where ${visible(reach)}
      union
      select s.customer_id, open.week from (select s.customer_id ${ofCallers(reach)}) as s, open
      where open.customer_id = '' and not exists (${told} and w.week = open.week)
    ) as s
    where not exists (${legsOfWeek(partner)})
      and not (${isPartial(days)} and exists (${told} and w.week = s.week))`);
  return found?.count ?? 0;
}

/** Whether only some days of the week of `s` are asked for. */
function isPartial({ from, until }: Pick<UsageDays, 'from' | 'until'>): Sql {
  return sql`(s.week < ${from}::date or s.week + 6 > ${until}::date)`;
}

/** Weeks with a day among those that are asked for. */
function touched({ from, until }: Pick<UsageDays, 'from' | 'until'>): Sql {
  return sql`between ${firstDayOfWeeks(from)}::date and ${until}::date`;
}

/** Whether legs win: those of the customer and week of `s`. */
function legsOfWeek(partner: string): Sql {
  return sql`select from call_weeks l where l.partner_id = ${partner} and l.customer_id = s.customer_id
    and l.week = s.week and l.source = 'legs'`;
}

/** Whether the legs of a week are no longer there, and their sums alone are. */
function isDropped(partner: string, week: Sql): Sql {
  return sql`${week} < coalesce(
    (select kept_from from call_leg_retention where partner_id = ${partner}), '-infinity'::date)`;
}

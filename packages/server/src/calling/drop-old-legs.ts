import { type CalendarDay, calendarDay, dayOfInstant } from '@partnerkit/sdk';
import { defaultPoorLegRule, type PoorLegRule } from '@partnerkit/sdk/calling';
import { changesBetween, weekOf } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { type ActLog, withActLog } from '../audit/act-log.ts';
import type { AuditChain } from '../audit/audit-digest.ts';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { holdLegs } from './kept-legs.ts';
import { rollUpAll } from './roll-up.ts';

/** Which legs are kept. */
export interface LegRetention {
  /** Complete weeks whose legs are kept, beside the week in progress. */
  readonly weeks: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly rule?: PoorLegRule | undefined;
}

/** One week may have many legs. */
const longestMs = 3_600_000;

/**
 * Drops the legs of all partners that are older than the weeks that are kept, week by week, each as a whole; their sums
 * stay (CAL). What is marked is counted before its legs go, and a later leg of such a week is refused (`tooLate`), also
 * where more weeks are kept from some day on.
 */
export async function dropOldLegs(
  databases: RegionDatabases,
  { weeks, now, rule = defaultPoorLegRule }: LegRetention,
): Promise<void> {
  const from = firstKeptWeek(now, weeks);
  for (const region of databases.regions) {
    const database = await databases.of(region);
    const calling = await database.asOwner((tx) =>
      tx.rows<{ partner: string }>(sql`
        select distinct partner_id as partner from call_weeks where source = 'legs'
        union select distinct partner_id from stale_call_weeks`),
    );
    for (const { partner } of calling) await dropOf(database, partner, { from, weeks, rule });
  }
}

/** The Sunday of the first week whose legs are kept: so many complete ones, and the one in progress. */
function firstKeptWeek(now: number, weeks: number): CalendarDay {
  return calendarDay(weekOf(weekOf(dayOfInstant(now) as number) - 7 * weeks));
}

interface Dropping {
  readonly from: CalendarDay;
  readonly weeks: number;
  readonly rule: PoorLegRule;
}

async function dropOf(
  database: RegionDatabase,
  partner: string,
  { from, weeks, rule }: Dropping,
): Promise<void> {
  const inOne = <T>(run: (tx: Transaction) => Promise<T>) =>
    database.transaction({ partner, timeoutMs: longestMs }, run);
  await inOne(async (tx) => {
    await holdLegs(tx, partner);
    await rollUpAll({ partner, rule, transaction: (run) => run(tx) });
    await tx.run(sql`
      insert into call_leg_retention as r (partner_id, kept_from, weeks) values (${partner}, ${from}, ${weeks})
      on conflict (partner_id) do update set kept_from = excluded.kept_from, weeks = excluded.weeks
      where r.kept_from < excluded.kept_from`);
  });
  // from here on nobody writes into these weeks, so they may go one by one
  const act = { partner, region: database.region, actor: { id: 'server' }, action: 'calling.dropLegs' };
  while (await inOne((tx) => withActLog(tx, act, ({ record }) => dropWeek(tx, act, record))));
}

/** Drops the oldest week that is not kept; answers whether there was one. */
async function dropWeek(
  tx: Transaction,
  { partner, region }: AuditChain,
  record: ActLog['record'],
): Promise<boolean> {
  const oldest = await tx.first<{ week: string }>(sql`
    select l.week::text as week from call_legs l
    where l.partner_id = ${partner}
      and l.week < (select kept_from from call_leg_retention where partner_id = ${partner})
    order by l.week limit 1`);
  if (!oldest) return false;
  const { week } = oldest;
  const legs = await tx.run(sql`delete from call_legs where partner_id = ${partner} and week = ${week}`);
  record({ subject: { kind: 'region', id: region }, changes: changesBetween({ week, legs }, undefined) });
  return true;
}

import type { CallLeg, RecordedLeg } from '@partnerkit/sdk/calling';
import sql, { raw, type Sql } from 'sql-template-tag';
import { copyTexts, type RowTexts, rowArray } from '../storage/row-texts.ts';
import type { Transaction } from '../storage/transaction.ts';
import { legColumns, legFacts, legReplaced, legRow, recordedLegRow } from './call-leg-row.ts';

/**
 * Writes legs of weeks that are kept (`keptLegs`), each once by its customer and id, and marks every week of a customer
 * that changes with them: the one that a leg is in now, and the one in which it was before. A leg that is there as it is
 * offered changes nothing. Of the vendor's records an older writing never replaces a newer one. Answers how many of them
 * were not there before. No leg may be among them twice.
 */
export function writeCallLegs(tx: Transaction, partner: string, legs: readonly CallLeg[]): Promise<number> {
  return write(tx, partner, legs, legRow);
}

/** The same of legs that were read from call records. */
export function writeRecordedLegs(
  tx: Transaction,
  partner: string,
  legs: readonly RecordedLeg[],
): Promise<number> {
  return write(tx, partner, legs, recordedLegRow);
}

async function write<Leg extends CallLeg>(
  tx: Transaction,
  partner: string,
  legs: readonly Leg[],
  rowOf: (partner: string, leg: Leg) => RowTexts,
): Promise<number> {
  if (legs.length === 0) return 0;
  const rows = rowsOf(partner, legs, rowOf);
  if (legs.length < fewestToCopy || !(await mayCopy(tx)))
    return writeOffered(tx, partner, sql`unnest(${rowArray(rows)}::call_legs[])`, legs.length);
  await tx.run(sql`create temporary table offered_call_legs (like call_legs)`);
  await tx.copy?.(sql`copy pg_temp.offered_call_legs from stdin`, copyTexts(rows));
  const taken = await writeOffered(tx, partner, sql`pg_temp.offered_call_legs`, legs.length);
  await tx.run(sql`drop table pg_temp.offered_call_legs`);
  return taken;
}

function* rowsOf<Leg>(
  partner: string,
  legs: readonly Leg[],
  rowOf: (partner: string, leg: Leg) => RowTexts,
): Generator<RowTexts, void, undefined> {
  for (const leg of legs) yield rowOf(partner, leg);
}

/** For fewer a table of their own would cost more than it saves. */
const fewestToCopy = 500;

/** Rows can't be copied into a table with row security: only by way of a temporary one, which somebody may have forbidden. */
async function mayCopy(tx: Transaction): Promise<boolean> {
  if (!tx.copy) return false;
  const granted = await tx.first<{ mayCopy: boolean }>(sql`
    select has_database_privilege(current_database(), 'temporary') as "mayCopy"`);
  return granted?.mayCopy ?? false;
}

const columns = raw(legColumns.join(', '));

/** Writes the legs of a table, or of an array, of their own; answers how many were not there before. */
async function writeOffered(tx: Transaction, partner: string, offered: Sql, count: number): Promise<number> {
  const written = await tx.first<{ taken: number }>(sql`
    with written as (
      insert into call_legs (${columns}) select ${columns} from ${offered}
      -- two who write the same legs wait for each other, and never in a circle
      order by customer_id, leg_id
      on conflict (partner_id, customer_id, leg_id) do nothing
      returning week, customer_id
    ), ${marked(partner, sql`select week, customer_id from written`)}
    select count(*)::integer as taken from written`);
  const taken = written?.taken ?? 0;
  if (taken < count) await correct(tx, partner, offered);
  return taken;
}

/**
 * Corrects legs that were there before and say something else now. Each is locked first and read as it then is: the week
 * in which another writer has just put it is marked too.
 */
async function correct(tx: Transaction, partner: string, offered: Sql): Promise<void> {
  await tx.run(sql`
    with changed as materialized (
      select o.*, l.week as week_before
      from (select * from ${offered} order by customer_id, leg_id) as o
      cross join lateral (
        select l.week from call_legs l
        where l.partner_id = ${partner} and l.customer_id = o.customer_id and l.leg_id = o.leg_id
          and (${factsOf('l')}) is distinct from (${factsOf('o')})
          and (o.reported_at is null or l.reported_at is null or o.reported_at >= l.reported_at)
        for update
      ) as l
    ), written as (
      insert into call_legs (${columns}) select ${columns} from changed order by customer_id, leg_id
      on conflict (partner_id, customer_id, leg_id) do update set ${legReplaced}
    ), ${marked(partner, sql`select unnest(array[week, week_before]) as week, customer_id from changed`)}
    select`);
}

function factsOf(table: string): Sql {
  return raw(legFacts.map((name) => `${table}.${name}`).join(', '));
}

function marked(partner: string, changed: Sql): Sql {
  return sql`marked as (
      insert into stale_call_weeks (partner_id, week, customer_id)
      select distinct ${partner}, week, customer_id from (${changed}) as changed order by week, customer_id
      -- holds the mark: nobody takes it away who has not seen these legs
      on conflict (partner_id, week, customer_id) do update set week = excluded.week
    )`;
}

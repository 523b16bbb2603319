import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';
import type { Job, JobTable, LeasedJob, QueuedJob } from './job-table.ts';

/** A job is begun so often at most. */
export const mostAttempts = 3;

/** So many rows are looked at in one go. */
const rowsAtOnce = 200;
/** What stands in a queue may be lost: with a process, with a restore, with a database that was away for long. */
const sendAgainMs = { waiting: 60_000, left: 10_000 } as const;

function isUnderWay({ underWay }: JobTable): Sql {
  // as the words of the partial index, which a parameter would not be matched with
  return sql`state in (${raw(underWay.map((state) => `'${state}'`).join(', '))})`;
}

/** Nobody leases or pauses anything for longer: what is further away was said before the clock of the database went back. */
const longestMs = 120_000;

/** Nobody has it in hand, or whoever had it has told nothing for so long that they are gone. */
const isFree = sql`(free_at is null or free_at <= clock_timestamp() or free_at > ${after(longestMs)})`;

function isJob({ id: column }: JobTable, { partner, id }: Job): Sql {
  return sql`partner_id = ${partner} and ${raw(column)} = ${id}`;
}

function after(ms: number): Sql {
  return sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;
}

function before(ms: number): Sql {
  return sql`clock_timestamp() - ${ms} * interval '1 millisecond'`;
}

/** Whether jobs of any partner are to be worked on, or are. */
export async function anyUnderWay(tx: Transaction, table: JobTable): Promise<boolean> {
  const found = await tx.first(sql`select from ${raw(table.name)} where ${isUnderWay(table)} limit 1`);
  return found !== undefined;
}

/** A job that is to be sent to the queue. */
export interface UnsentJob extends QueuedJob {
  /** Sending it twice within the same is sending it once. */
  readonly moment: number;
}

/** Jobs of all partners that are to be worked on and stand in no queue: those that wait, and those whose server is gone. */
export function selectUnsent(tx: Transaction, table: JobTable): Promise<UnsentJob[]> {
  const { waiting, left } = sendAgainMs;
  return tx.rows<UnsentJob>(sql`
    select partner_id as partner, ${raw(table.id)} as id, turn,
      floor(extract(epoch from clock_timestamp()) * 1000 / ${left}::integer)::bigint as moment
    from ${raw(table.name)}
    where ${isUnderWay(table)} and ${isFree} and attempts < ${mostAttempts}
      and (sent_turn is distinct from turn or sent_at is null
        or sent_at <= ${before(waiting)} or lease is not null and sent_at <= ${before(left)}
        or sent_at > clock_timestamp())
    order by ${raw(table.since)} limit ${rowsAtOnce}`);
}

/** Takes note that a job stands in the queue. */
export async function markSent(tx: Transaction, table: JobTable, job: QueuedJob): Promise<void> {
  await tx.run(sql`
    update ${raw(table.name)} set sent_turn = turn, sent_at = clock_timestamp()
    where ${isJob(table, job)} and turn = ${job.turn}`);
}

/** Jobs of all partners that were begun so often as they may be, and whose server is gone again. */
export function selectExhausted(tx: Transaction, table: JobTable): Promise<Job[]> {
  return tx.rows<Job>(sql`
    select partner_id as partner, ${raw(table.id)} as id from ${raw(table.name)}
    where ${isUnderWay(table)} and lease is not null and ${isFree} and attempts >= ${mostAttempts} limit ${rowsAtOnce}`);
}

/** Jobs of all partners that stand in no queue, or that no server has sent for long. */
export function selectUnheard(tx: Transaction, table: JobTable): Promise<Job[]> {
  return tx.rows<Job>(sql`
    select partner_id as partner, ${raw(table.id)} as id from ${raw(table.name)}
    where ${isUnderWay(table)} and ${isFree}
      and (sent_turn is distinct from turn or sent_at <= ${before(2 * sendAgainMs.waiting)})
    limit ${rowsAtOnce}`);
}

/** How a table's rows are taken in hand. */
export interface Claiming {
  /** What changes beside: assignments. */
  readonly set?: Sql | undefined;
  /** What of the row its worker is told. */
  readonly returning: Sql;
}

/** Takes a job in hand that waits or whose server is gone; `undefined` where there is nothing to take. */
export function claimJob<Row>(
  tx: Transaction,
  table: JobTable,
  job: LeasedJob,
  { leaseMs, set, returning }: Claiming & { readonly leaseMs: number },
): Promise<(Row & { readonly attempts: number }) | undefined> {
  return tx.first(sql`
    update ${raw(table.name)}
    set lease = ${job.lease}, free_at = ${after(leaseMs)}, attempts = attempts + 1, turn = turn + 1 ${more(set)}
    where ${isJob(table, job)} and ${isUnderWay(table)} and ${isFree} and attempts < ${mostAttempts}
    returning ${returning}, attempts`);
}

/** Whether a job is in the hand of who says so: a condition. */
export function inHand(table: JobTable, job: LeasedJob): Sql {
  return sql`${isJob(table, job)} and lease = ${job.lease}`;
}

/** What takes a job out of whoever's hand: assignments. */
export const letGo = sql`lease = null, free_at = null`;

/** Tells that a job is still in hand, and how far it is; answers whether it is. */
export async function beatJob(
  tx: Transaction,
  table: JobTable,
  job: LeasedJob,
  { leaseMs, set }: { readonly leaseMs: number; readonly set: Sql | undefined },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update ${raw(table.name)} set free_at = ${after(leaseMs)} ${more(set)} where ${inHand(table, job)}`);
  return changed > 0;
}

/** How a job is put back. */
export interface Release {
  /** Nobody begins it anew before. */
  readonly pauseMs: number;
  /** Whether the attempt that ends was one. */
  readonly isCounted: boolean;
  /** What changes beside: assignments. */
  readonly set?: Sql | undefined;
}

/** Puts a job back: from then on somebody begins it anew. */
export async function releaseJob(
  tx: Transaction,
  table: JobTable,
  job: LeasedJob,
  { pauseMs, isCounted, set }: Release,
): Promise<void> {
  await tx.run(sql`
    update ${raw(table.name)}
    set lease = null, turn = turn + 1, free_at = ${after(pauseMs)}, attempts = attempts - ${isCounted ? 0 : 1} ${more(set)}
    where ${inHand(table, job)}`);
}

function more(set: Sql | undefined): Sql {
  return set ? join([empty, set], ', ') : empty;
}

import type { ReportScheduleRow } from '@partnerkit/sdk/server';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

/** A schedule as its table has it. */
export interface ScheduleRecord {
  readonly row: ReportScheduleRow;
  /** What its owner might when it was saved last. */
  readonly ownerRoles: readonly string[];
  /** ISO 8601 in UTC; `null`: it does not run. */
  readonly nextRunAt: string | null;
  /** How often in a row its runs have failed. */
  readonly failures: number;
}

interface Stored {
  readonly id: string;
  readonly content: Omit<ReportScheduleRow, 'id' | 'owner' | 'paused'>;
  readonly ownerId: string;
  readonly ownerName: string | null;
  readonly ownerRoles: string[];
  readonly paused: ReportScheduleRow['paused'];
  readonly nextRunAt: Date | null;
  readonly failures: number;
}

const columns = sql`schedule_id as id, content, owner_id as "ownerId", owner_name as "ownerName",
  owner_roles as "ownerRoles", paused, next_run_at as "nextRunAt", failures`;

function recordOf({ id, content, ownerId, ownerName, paused, nextRunAt, ...rest }: Stored): ScheduleRecord {
  const owner = { id: ownerId, ...(ownerName === null ? {} : { name: ownerName }) };
  return { ...rest, row: { id, ...content, owner, paused }, nextRunAt: nextRunAt?.toISOString() ?? null };
}

/** The schedules of a partner in a region; `owner`: only theirs (REP-1). */
export async function selectSchedules(
  tx: Transaction,
  partner: string,
  owner: string | undefined,
): Promise<ScheduleRecord[]> {
  const whose = owner === undefined ? empty : sql`and owner_id = ${owner}`;
  const rows = await tx.rows<Stored>(
    sql`select ${columns} from report_schedules where partner_id = ${partner} ${whose}`,
  );
  return rows.map(recordOf);
}

/** A schedule for a change: whoever changes the same one, a new one too, follows. */
export async function lockSchedule(
  tx: Transaction,
  partner: string,
  id: string,
): Promise<ScheduleRecord | undefined> {
  const key = JSON.stringify(['report schedule', partner, id]);
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ${key}, 0))`);
  return scheduleWhere(tx, partner, id, sql`for update`);
}

/** A schedule that is due, unless somebody else has it in hand. */
export function claimDueSchedule(
  tx: Transaction,
  partner: string,
  id: string,
  now: string,
): Promise<ScheduleRecord | undefined> {
  return scheduleWhere(
    tx,
    partner,
    id,
    sql`and next_run_at <= ${now} and paused is null for update skip locked`,
  );
}

async function scheduleWhere(
  tx: Transaction,
  partner: string,
  id: string,
  rest: Sql,
): Promise<ScheduleRecord | undefined> {
  const row = await tx.first<Stored>(sql`
    select ${columns} from report_schedules where partner_id = ${partner} and schedule_id = ${id} ${rest}`);
  return row && recordOf(row);
}

/** A schedule of some partner that is due, the longest first. */
export interface DueSchedule {
  readonly partner: string;
  readonly id: string;
  readonly owner: string;
  readonly template: string;
  readonly dueAt: Date;
}

/** Schedules of all partners that are due at an instant, those behind one. */
export function selectDueSchedules(
  tx: Transaction,
  now: string,
  { behind, limit }: { readonly behind: DueSchedule | undefined; readonly limit: number },
): Promise<DueSchedule[]> {
  const rest = behind
    ? sql`and (next_run_at, partner_id, schedule_id) > (${behind.dueAt}, ${behind.partner}, ${behind.id})`
    : empty;
  return tx.rows<DueSchedule>(sql`
    select partner_id as partner, schedule_id as id, owner_id as owner, content ->> 'template' as template,
      next_run_at as "dueAt"
    from report_schedules where next_run_at <= ${now} and paused is null ${rest}
    order by next_run_at, partner_id, schedule_id limit ${limit}`);
}

/** A schedule of some partner that waits for its next run, or for none any more. */
export interface WaitingSchedule extends ScheduleRecord {
  readonly partner: string;
}

/** Schedules of all partners that are not paused and not due at an instant, those behind one. */
export async function selectWaitingSchedules(
  tx: Transaction,
  now: string,
  { behind, limit }: { readonly behind: WaitingSchedule | undefined; readonly limit: number },
): Promise<WaitingSchedule[]> {
  const rest = behind ? sql`and (partner_id, schedule_id) > (${behind.partner}, ${behind.row.id})` : empty;
  const rows = await tx.rows<Stored & { readonly partner: string }>(sql`
    select partner_id as partner, ${columns} from report_schedules
    where paused is null and (next_run_at is null or next_run_at > ${now}) ${rest}
    order by partner_id, schedule_id limit ${limit}`);
  return rows.map(({ partner, ...stored }) => ({ partner, ...recordOf(stored) }));
}

/** Puts a schedule there, or in the place of the one that was. */
export async function upsertSchedule(
  tx: Transaction,
  partner: string,
  { row, ownerRoles, nextRunAt, failures }: ScheduleRecord,
): Promise<void> {
  const { id, owner, paused, ...content } = row;
  await tx.run(sql`
    insert into report_schedules
      (partner_id, schedule_id, content, owner_id, owner_name, owner_roles, paused, next_run_at, failures)
    values (${partner}, ${id}, ${JSON.stringify(content)}::jsonb, ${owner.id}, ${owner.name ?? null},
      ${[...ownerRoles]}::text[], ${paused}, ${nextRunAt}, ${failures})
    on conflict (partner_id, schedule_id) do update
    set content = excluded.content, owner_id = excluded.owner_id, owner_name = excluded.owner_name,
      owner_roles = excluded.owner_roles, paused = excluded.paused, next_run_at = excluded.next_run_at,
      failures = excluded.failures`);
}

/** Removes a schedule; its runs stay. */
export async function deleteSchedule(tx: Transaction, partner: string, id: string): Promise<void> {
  await tx.run(sql`delete from report_schedules where partner_id = ${partner} and schedule_id = ${id}`);
}

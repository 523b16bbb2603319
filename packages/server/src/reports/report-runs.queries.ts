import type { AuditActor, PermissionScope, ReportRun } from '@partnerkit/sdk';
import sql, { empty } from 'sql-template-tag';
import { letGo } from '../jobs/leases.queries.ts';
import type { Transaction } from '../storage/transaction.ts';

/** What a run is made of, from when it was asked for to its end. */
export type RunContent = Pick<
  ReportRun,
  | 'template'
  | 'templateName'
  | 'report'
  | 'columns'
  | 'format'
  | 'language'
  | 'byteOrderMark'
  | 'delimiter'
  | 'from'
  | 'until'
>;

/** A run as its table has it. */
export interface RunRecord {
  readonly run: ReportRun;
  /** Grows from run to run, in the order in which they were asked for. */
  readonly position: number;
  /** Whose customers it tells of: all of them, or those that are assigned to who asked. */
  readonly scope: PermissionScope;
  /** The name of its file in the storage; `null`: it has none. */
  readonly file: string | null;
  /** How often it was begun. */
  readonly attempts: number;
}

interface Stored {
  readonly id: string;
  readonly content: RunContent;
  readonly position: number;
  readonly userId: string;
  readonly userName: string | null;
  readonly scope: PermissionScope;
  readonly scheduleId: string | null;
  readonly dueAt: Date | null;
  readonly isLate: boolean;
  readonly requestedAt: Date;
  readonly state: ReportRun['state'];
  readonly attempts: number;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly rows: number;
  readonly totalRows: number | null;
  readonly partialWeeksLeftOut: number;
  readonly weeksNotKnown: number;
  readonly freshAt: Date | null;
  readonly file: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly failure: ReportRun['failure'];
  readonly expiresAt: Date | null;
}

const columns = sql`run_id as id, content, position, user_id as "userId", user_name as "userName", scope,
  schedule_id as "scheduleId", due_at as "dueAt", is_late as "isLate", requested_at as "requestedAt", state, attempts,
  started_at as "startedAt", ended_at as "endedAt", rows, total_rows as "totalRows",
  partial_weeks as "partialWeeksLeftOut", weeks_not_known as "weeksNotKnown", fresh_at as "freshAt", file, size, sha256, failure, expires_at as "expiresAt"`;

function recordOf(stored: Stored): RunRecord {
  const { content, position, scope, file, attempts, userId, userName, requestedAt, ...rest } = stored;
  const { dueAt, startedAt, endedAt, freshAt, expiresAt, ...told } = rest;
  const instant = (date: Date | null) => date?.toISOString() ?? null;
  const run: ReportRun = {
    ...told,
    ...content,
    requestedAt: requestedAt.toISOString(),
    requestedBy: { id: userId, ...(userName === null ? {} : { name: userName }) },
    dueAt: instant(dueAt),
    startedAt: instant(startedAt),
    endedAt: instant(endedAt),
    freshAt: instant(freshAt),
    expiresAt: instant(expiresAt),
  };
  return { run, position, scope, file, attempts };
}

/** A run that is asked for. */
export interface NewRun {
  readonly id: string;
  readonly content: RunContent;
  readonly user: AuditActor;
  readonly scope: PermissionScope;
  /** ISO 8601 in UTC. */
  readonly requestedAt: string;
  readonly schedule?: { readonly id: string; readonly dueAt: string; readonly isLate: boolean } | undefined;
}

/** Adds a run that waits; `undefined` where the schedule has one of that instant already. */
export async function insertRun(
  tx: Transaction,
  partner: string,
  { id, content, user, scope, requestedAt, schedule }: NewRun,
): Promise<RunRecord | undefined> {
  const row = await tx.first<Stored>(sql`
    insert into report_runs (partner_id, run_id, content, user_id, user_name, scope, schedule_id, due_at, is_late,
      requested_at, position)
    values (${partner}, ${id}, ${JSON.stringify(content)}::jsonb, ${user.id}, ${user.name ?? null}, ${scope},
      ${schedule?.id ?? null}, ${schedule?.dueAt ?? null}, ${schedule?.isLate ?? false}, ${requestedAt},
      (select coalesce(max(position), 0) + 1 from report_runs where partner_id = ${partner}))
    on conflict (partner_id, schedule_id, due_at) do nothing returning ${columns}`);
  return row && recordOf(row);
}

/** Which runs are asked for. */
export interface RunSelection {
  readonly partner: string;
  /** Only theirs. */
  readonly user: string | undefined;
  readonly scheduleId?: string | undefined;
}

/** Runs in the order in which they were asked for, behind a place. */
export async function selectRuns(
  tx: Transaction,
  selection: RunSelection,
  page: {
    readonly newestFirst: boolean;
    readonly after: readonly [number, string] | undefined;
    readonly limit: number;
  },
): Promise<RunRecord[]> {
  const { newestFirst, after, limit } = page;
  const [position, id] = after ?? [];
  const behind = newestFirst
    ? sql`and (position, run_id) < (${position}, ${id})`
    : sql`and (position, run_id) > (${position}, ${id})`;
  const order = newestFirst ? sql`position desc, run_id desc` : sql`position, run_id`;
  const rows = await tx.rows<Stored>(sql`
    select ${columns} from report_runs where ${whichRuns(selection)} ${after ? behind : empty}
    order by ${order} limit ${limit}`);
  return rows.map(recordOf);
}

/** How many runs a selection has. */
export async function countRuns(tx: Transaction, selection: RunSelection): Promise<number> {
  const found = await tx.first<{ count: number }>(
    sql`select count(*) as count from report_runs where ${whichRuns(selection)}`,
  );
  return found?.count ?? 0;
}

function whichRuns({ partner, user, scheduleId }: RunSelection) {
  return sql`partner_id = ${partner} ${user === undefined ? empty : sql`and user_id = ${user}`}
    ${scheduleId === undefined ? empty : sql`and schedule_id = ${scheduleId}`}`;
}

/** One run; `lock`: for a change. */
export async function selectRun(
  tx: Transaction,
  { partner, user }: RunSelection,
  id: string,
  lock = false,
): Promise<RunRecord | undefined> {
  const row = await tx.first<Stored>(sql`
    select ${columns} from report_runs where ${whichRuns({ partner, user })} and run_id = ${id}
    ${lock ? sql`for update` : empty}`);
  return row && recordOf(row);
}

/** Stops a run that has not ended. */
export async function cancelRun(
  tx: Transaction,
  partner: string,
  id: string,
  { at, expiresAt }: { readonly at: string; readonly expiresAt: string | null },
): Promise<void> {
  await tx.run(sql`
    update report_runs set state = 'cancelled', ended_at = ${at}, expires_at = ${expiresAt}, ${letGo}
    where partner_id = ${partner} and run_id = ${id} and state in ('waiting', 'running')`);
}

/** Removes a run; who writes its file finds that out. */
export async function deleteRun(tx: Transaction, partner: string, id: string): Promise<void> {
  await tx.run(sql`delete from report_runs where partner_id = ${partner} and run_id = ${id}`);
}

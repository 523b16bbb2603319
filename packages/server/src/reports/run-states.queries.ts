import type { ReportRun } from '@partnerkit/sdk';
import sql, { type Sql } from 'sql-template-tag';
import type { Job, JobTable, LeasedJob } from '../jobs/job-table.ts';
import { type Claiming, inHand, letGo } from '../jobs/leases.queries.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { RunContent } from './report-runs.queries.ts';

/** Runs of reports as jobs. */
export const runTable: JobTable = {
  name: 'report_runs',
  id: 'run_id',
  underWay: ['waiting', 'running'],
  since: 'requested_at',
};

/** A run that somebody has in hand. */
export interface ClaimedRun {
  readonly content: RunContent;
  readonly userId: string;
  readonly scope: 'all' | 'assigned' | 'own';
  readonly scheduleId: string | null;
}

/** How a run is taken in hand at an instant. */
export function claimingRun(at: string): Claiming {
  return {
    set: sql`state = 'running', started_at = coalesce(started_at, ${at}), rows = 0, total_rows = null`,
    returning: sql`content, user_id as "userId", scope, schedule_id as "scheduleId"`,
  };
}

/** What a run tells beside its rows. */
export type RunFacts = Pick<ReportRun, 'totalRows' | 'freshAt' | 'partialWeeksLeftOut' | 'weeksNotKnown'>;

/** How far a run is: assignments. */
export function runProgress(rows: number, facts: RunFacts | undefined): Sql {
  return sql`rows = ${rows}, total_rows = ${facts?.totalRows ?? null}, fresh_at = ${facts?.freshAt ?? null},
    partial_weeks = ${facts?.partialWeeksLeftOut ?? 0}, weeks_not_known = ${facts?.weeksNotKnown ?? 0}`;
}

/** A run that is put back waits: an assignment. */
export const waitingAgain = sql`state = 'waiting'`;

/** A file that is whole. */
export interface WrittenFile {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number;
  readonly facts: RunFacts | undefined;
}

/** When a run has ended, and when it is removed by itself. */
export interface RunEnd {
  readonly at: string;
  readonly expiresAt: string | null;
}

/** Says that a run is done, and what it tells, which a short one has told nobody before; answers whether it was still in hand. */
export async function finishRun(
  tx: Transaction,
  run: LeasedJob,
  { file, size, sha256, rows, facts }: WrittenFile,
  { at, expiresAt }: RunEnd,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update report_runs set state = 'done', ${letGo}, file = ${file}, size = ${size}, sha256 = ${sha256},
      ${runProgress(rows, facts && { ...facts, totalRows: rows })}, ended_at = ${at}, expires_at = ${expiresAt}
    where ${inHand(runTable, run)}`);
  return changed > 0;
}

/** Says why a run has no file; answers whether it was still to be worked on. Without a lease: nobody has it in hand. */
export async function failRun(
  tx: Transaction,
  run: Job | LeasedJob,
  failure: NonNullable<ReportRun['failure']>,
  { at, expiresAt }: RunEnd,
): Promise<{ readonly scheduleId: string | null } | undefined> {
  const which =
    'lease' in run ? inHand(runTable, run) : sql`partner_id = ${run.partner} and run_id = ${run.id}`;
  return tx.first<{ scheduleId: string | null }>(sql`
    update report_runs set state = 'failed', ${letGo}, failure = ${JSON.stringify(failure)}::jsonb,
      ended_at = ${at}, expires_at = ${expiresAt}
    where ${which} and state in ('waiting', 'running') returning schedule_id as "scheduleId"`);
}

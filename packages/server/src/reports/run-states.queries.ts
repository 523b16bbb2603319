import type { ReportRun } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';
import type { RunContent } from './report-runs.queries.ts';
import type { QueuedRun } from './run-queue.ts';

/** A run is begun so often at most. */
export const mostAttempts = 3;

/** Who has a run in hand tells so this often; who tells nothing for twice as long is gone. In milliseconds. */
const beatMs = 10_000;

/** The instants that decide about runs. */
export interface RunClock {
  readonly now: string;
  /** Whoever has told nothing since then is gone. */
  readonly gone: string;
}

/** The clock of a moment, in milliseconds since 1970. */
export function runClock(ms: number): RunClock {
  return { now: new Date(ms).toISOString(), gone: new Date(ms - 2 * beatMs).toISOString() };
}

/** Whether runs of any partner wait or are under way. */
export async function anyUnderWay(tx: Transaction): Promise<boolean> {
  return (
    (await tx.first(sql`select from report_runs where state in ('waiting', 'running') limit 1`)) !== undefined
  );
}

/**
 * Runs of all partners that are to be worked on and stand in no queue: those that wait, and those whose server is gone.
 * `again`: also those that were sent.
 */
export function selectUnsent(tx: Transaction, { now, gone }: RunClock, again: boolean): Promise<QueuedRun[]> {
  return tx.rows<QueuedRun>(sql`
    select partner_id as partner, run_id as run, turn from report_runs
    where (state = 'waiting' and (${again} or sent_turn is distinct from turn)
        and (not_before is null or not_before <= ${now}))
      or (state = 'running' and beat_at < ${gone} and attempts < ${mostAttempts})
    order by requested_at limit 200`);
}

/** Takes note that a run stands in the queue. */
export async function markSent(tx: Transaction, { partner, run, turn }: QueuedRun): Promise<void> {
  await tx.run(sql`
    update report_runs set sent_turn = ${turn} where partner_id = ${partner} and run_id = ${run} and turn = ${turn}`);
}

/** Runs of all partners that were begun so often as they may be and whose server is gone again. */
export function selectGivenUp(
  tx: Transaction,
  { gone }: RunClock,
): Promise<Pick<QueuedRun, 'partner' | 'run'>[]> {
  return tx.rows(sql`
    select partner_id as partner, run_id as run from report_runs
    where state = 'running' and beat_at < ${gone} and attempts >= ${mostAttempts} limit 200`);
}

/** A run that somebody has in hand. */
export interface ClaimedRun extends RunContent {
  readonly id: string;
  readonly userId: string;
  readonly scope: 'all' | 'assigned' | 'own';
  readonly scheduleId: string | null;
  readonly attempts: number;
}

/** Takes a run in hand that waits or whose server is gone; `undefined` where there is nothing to take. */
export async function claimRun(
  tx: Transaction,
  partner: string,
  { id, attempt }: RunAttempt,
  { now, gone }: RunClock,
): Promise<ClaimedRun | undefined> {
  const found = await tx.first<Omit<ClaimedRun, keyof RunContent> & { readonly content: RunContent }>(sql`
    update report_runs set state = 'running', attempt = ${attempt}, attempts = attempts + 1, turn = turn + 1,
      beat_at = ${now}, started_at = coalesce(started_at, ${now}), rows = 0, total_rows = null
    where partner_id = ${partner} and run_id = ${id} and attempts < ${mostAttempts}
      and (state = 'waiting' or state = 'running' and beat_at < ${gone})
    returning run_id as id, content, user_id as "userId", scope, schedule_id as "scheduleId", attempts`);
  if (!found) return undefined;
  const { content, ...rest } = found;
  return { ...content, ...rest };
}

/** One go at a run. */
export interface RunAttempt {
  readonly id: string;
  readonly attempt: string;
}

function inHand(partner: string, { id, attempt }: RunAttempt) {
  return sql`partner_id = ${partner} and run_id = ${id} and attempt = ${attempt} and state = 'running'`;
}

/** Tells that a run is still in hand, and how far it is; answers whether it is. */
export async function beatRun(
  tx: Transaction,
  partner: string,
  attempt: RunAttempt,
  {
    now,
    rows,
    facts,
  }: {
    readonly now: string;
    readonly rows: number;
    readonly facts: Pick<ReportRun, 'totalRows' | 'freshAt' | 'partialWeeksLeftOut'> | undefined;
  },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update report_runs set beat_at = ${now}, rows = ${rows}, total_rows = ${facts?.totalRows ?? null},
      fresh_at = ${facts?.freshAt ?? null}, partial_weeks = ${facts?.partialWeeksLeftOut ?? 0}
    where ${inHand(partner, attempt)}`);
  return changed > 0;
}

/** A file that is whole. */
export interface WrittenFile {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number;
}

/** When a run has ended, and when it is removed by itself. */
export interface RunEnd {
  readonly at: string;
  readonly expiresAt: string | null;
}

/** Says that a run is done; answers whether it was still in hand. */
export async function finishRun(
  tx: Transaction,
  partner: string,
  attempt: RunAttempt,
  { file, size, sha256, rows }: WrittenFile,
  { at, expiresAt }: RunEnd,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update report_runs set state = 'done', attempt = null, file = ${file}, size = ${size}, sha256 = ${sha256},
      rows = ${rows}, total_rows = ${rows}, ended_at = ${at}, expires_at = ${expiresAt}
    where ${inHand(partner, attempt)}`);
  return changed > 0;
}

/** Says why a run has no file. `attempt` absent: whoever had it in hand is gone. */
export async function failRun(
  tx: Transaction,
  partner: string,
  run: { readonly id: string; readonly attempt?: string },
  failure: NonNullable<ReportRun['failure']>,
  { at, expiresAt }: RunEnd,
): Promise<string | null | undefined> {
  const { id, attempt } = run;
  const which =
    attempt === undefined
      ? sql`partner_id = ${partner} and run_id = ${id}`
      : inHand(partner, { id, attempt });
  const found = await tx.first<{ scheduleId: string | null }>(sql`
    update report_runs set state = 'failed', attempt = null, failure = ${JSON.stringify(failure)}::jsonb,
      ended_at = ${at}, expires_at = ${expiresAt}
    where ${which} and state = 'running' returning schedule_id as "scheduleId"`);
  return found?.scheduleId;
}

/** Puts a run back: from an instant on somebody begins it anew. `isCounted`: the attempt that ends was one. */
export async function releaseRun(
  tx: Transaction,
  partner: string,
  attempt: RunAttempt,
  { notBefore, isCounted }: { readonly notBefore: string | null; readonly isCounted: boolean },
): Promise<void> {
  await tx.run(sql`
    update report_runs set state = 'waiting', attempt = null, turn = turn + 1, not_before = ${notBefore},
      attempts = attempts - ${isCounted ? 0 : 1}
    where ${inHand(partner, attempt)}`);
}

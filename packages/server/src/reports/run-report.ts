import { createHash, randomUUID } from 'node:crypto';
import { isPartnerError, PartnerError, type ReportRun, startTimer } from '@partnerkit/sdk';
import type { PoorLegRule } from '@partnerkit/sdk/calling';
import { type ReportLine, reportCells } from '@partnerkit/sdk/server';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { Transaction } from '../storage/transaction.ts';
import { reportBytes } from './report-bytes.ts';
import type { ReportDesk } from './report-desk.ts';
import { type ReportFacts, reportFacts, reportPages } from './report-rows.ts';
import { type ReportFileWriter, ReportStorageError } from './report-storage.ts';
import type { QueuedRun } from './run-queue.ts';
import {
  beatRun,
  type ClaimedRun,
  claimRun,
  failRun,
  finishRun,
  mostAttempts,
  type RunAttempt,
  releaseRun,
  runClock,
  type WrittenFile,
} from './run-states.queries.ts';

/** What runs are carried out with. */
export interface RunTools {
  readonly database: RegionDatabase;
  readonly desk: ReportDesk;
  readonly rule: PoorLegRule;
  /** Aborts when the server ends: what is under way is put back. */
  readonly ended: AbortSignal;
  /** Told of a run of a schedule that has ended. */
  readonly onScheduledEnd: (end: ScheduledEnd) => Promise<void>;
}

/** What became of a run of a schedule. */
export interface ScheduledEnd {
  readonly partner: string;
  readonly scheduleId: string;
  readonly isDone: boolean;
}

const progressMs = 1000;
const rowsAtOnce = 2000;
const longestMs = 6 * 3_600_000;
const firstPauseMs = 2000;

/**
 * Carries out a run that waits, from its rows to its file; what fails is tried again, a few times.
 * Rejects where it could not be begun.
 */
export async function runReport(tools: RunTools, { partner, run: id }: QueuedRun): Promise<void> {
  const { database, desk } = tools;
  const attempt: RunAttempt = { id, attempt: randomUUID() };
  const run = await database.transaction({ partner }, (tx) =>
    claimRun(tx, partner, attempt, runClock(desk.now())),
  );
  try {
    if (run) await carriedOut(tools, partner, attempt, run);
  } catch {
    // the database is away: who looks for runs that nobody has in hand any more finds this one
  }
}

async function carriedOut(
  tools: RunTools,
  partner: string,
  attempt: RunAttempt,
  run: ClaimedRun,
): Promise<void> {
  const { database, desk, ended } = tools;
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, ended]);
  const progress: Progress = { rows: 0, facts: undefined };
  const stopBeating = beating(tools, partner, { attempt, progress, lost });
  const end = () => ({ at: runClock(desk.now()).now, expiresAt: desk.expiryOf(desk.now()) });
  let isDone: boolean;
  try {
    const written = await writtenFile(tools, partner, { run, attempt, progress, signal });
    await stopBeating();
    isDone = await database.transaction({ partner }, (tx) => finishRun(tx, partner, attempt, written, end()));
    if (!isDone) {
      await desk.storage.remove(written.file);
      return;
    }
  } catch (cause) {
    await stopBeating();
    // it was cancelled or removed, or somebody else has it
    if (lost.signal.aborted) return;
    isDone = false;
    const isOver = !ended.aborted && (!mayPass(cause) || run.attempts >= mostAttempts);
    const hasFailed = await database.transaction({ partner }, async (tx) => {
      if (isOver) return (await failRun(tx, partner, attempt, failureOf(cause), end())) !== undefined;
      const pauseMs = ended.aborted ? 0 : firstPauseMs * 2 ** (run.attempts - 1);
      const notBefore = new Date(desk.now() + pauseMs).toISOString();
      await releaseRun(tx, partner, attempt, { notBefore, isCounted: !ended.aborted });
      return false;
    });
    if (!hasFailed) return;
  }
  if (run.scheduleId) await tools.onScheduledEnd({ partner, scheduleId: run.scheduleId, isDone });
}

interface Progress {
  rows: number;
  facts: ReportFacts | undefined;
}

interface Beating {
  readonly attempt: RunAttempt;
  readonly progress: Progress;
  readonly lost: AbortController;
}

/** Tells again and again that a run is in hand, and aborts what writes it where it no longer is. */
function beating(
  { database, desk }: RunTools,
  partner: string,
  { attempt, progress, lost }: Beating,
): () => Promise<void> {
  let isStopped = false;
  let stopTimer = () => {};
  let running: Promise<void> = Promise.resolve();
  const beat = async () => {
    const told = { now: runClock(desk.now()).now, ...progress };
    const isInHand = await database.transaction({ partner }, (tx) => beatRun(tx, partner, attempt, told));
    if (!isInHand) lost.abort();
  };
  const wait = () => {
    if (isStopped || lost.signal.aborted) return;
    stopTimer = startTimer(progressMs, () => {
      // a database that is away for too long has others take the run: that shows at the end
      running = beat().then(wait, wait);
    });
  };
  wait();
  return async () => {
    isStopped = true;
    stopTimer();
    await running;
  };
}

interface Writing {
  readonly run: ClaimedRun;
  readonly attempt: RunAttempt;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Writes the file of a run; nothing of it stays where that fails. */
async function writtenFile(tools: RunTools, partner: string, writing: Writing): Promise<WrittenFile> {
  const { database, desk } = tools;
  const { run, attempt, signal } = writing;
  const file = fileName(database.region, partner, run, attempt);
  const writer = await desk.storage.write(file, signal);
  try {
    const { size, sha256, rows } = await rowsWritten(tools, partner, writing, writer);
    await writer.keep();
    signal.throwIfAborted();
    return { file, size, sha256, rows };
  } catch (cause) {
    // what is left where this fails is removed with all that belongs to no run
    await writer.drop().catch(() => {});
    throw cause;
  }
}

/** By what the files of one go at a run are known among all. */
export function attemptMark(attempt: string): string {
  return `-${attempt.slice(0, 8)}.`;
}

/** Of the same run each go has a file of its own; whose it is nobody reads off its name. */
function fileName(region: string, partner: string, run: ClaimedRun, { attempt }: RunAttempt): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([partner, run.id]))
    .digest('hex');
  return `${region.toLowerCase().replaceAll('_', '-')}-${digest.slice(0, 32)}${attemptMark(attempt)}${run.format}`;
}

async function rowsWritten(
  { database, rule }: RunTools,
  partner: string,
  { run, progress, signal }: Writing,
  writer: ReportFileWriter,
) {
  const reach = { partner, user: run.userId, scope: run.scope };
  const columns = reportCells(run.report, run.columns, run.language);
  const hash = createHash('sha256');
  let size = 0;
  const write = async (ask: <T>(ask: (tx: Transaction) => Promise<T>) => Promise<T>) => {
    const facts = await ask((tx) => reportFacts(tx, reach, run));
    progress.facts = facts;
    const pages = reportPages(ask, reach, run, { rule, rowsAtOnce });
    for await (const bytes of reportBytes(run, columns, counted(pages, progress, signal))) {
      hash.update(bytes);
      size += bytes.length;
      await writer.write(bytes);
    }
    // in several transactions: what was replaced between two of them would be half of each
    const after = await ask((tx) => reportFacts(tx, reach, run));
    if (after.freshAt !== facts.freshAt) throw changedMeanwhile();
  };
  const options = { partner, signal, readOnly: true, isolation: 'repeatable read' } as const;
  if (database.isOneAtATime) await write((ask) => database.transaction(options, ask));
  else await database.transaction({ ...options, timeoutMs: longestMs }, (tx) => write((ask) => ask(tx)));
  return { size, sha256: hash.digest('hex'), rows: progress.rows };
}

async function* counted(
  pages: AsyncIterable<readonly ReportLine[]>,
  progress: Progress,
  signal: AbortSignal,
): AsyncGenerator<readonly ReportLine[], void, undefined> {
  for await (const page of pages) {
    signal.throwIfAborted();
    yield page;
    progress.rows += page.length;
  }
}

function changedMeanwhile(): PartnerError {
  return new PartnerError({
    code: 'unavailable',
    message: 'What the report tells was replaced while it was written.',
  });
}

/** Whether another go may end better. */
function mayPass(cause: unknown): boolean {
  if (isDiskFull(cause)) return false;
  return !isPartnerError(cause) || cause.retryable || cause.code === 'timeout';
}

function isDiskFull(cause: unknown): boolean {
  if (cause instanceof ReportStorageError) return cause.isFull;
  const { code } = cause as { readonly code?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT';
}

/** What a user is told; of the inside they are told nothing. */
function failureOf(cause: unknown): NonNullable<ReportRun['failure']> {
  if (isDiskFull(cause))
    return { code: 'storageFull', message: 'There is no room left for the files of reports.' };
  if (cause instanceof ReportStorageError) return { code: 'storageFailed', message: cause.message };
  if (isPartnerError(cause)) return { code: cause.code, message: cause.message };
  return { code: 'unknown', message: 'The report could not be written.' };
}

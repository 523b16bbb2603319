import { createHash } from 'node:crypto';
import { isPartnerError, PartnerError, type ReportRun } from '@partnerkit/sdk';
import type { PoorLegRule } from '@partnerkit/sdk/calling';
import { isDiskFull, pauseAfter } from '../jobs/failed-attempt.ts';
import type { HeldJob } from '../jobs/hold-job.ts';
import { releaseJob } from '../jobs/leases.queries.ts';
import type { RequestTally } from '../jobs/request-tally.ts';
import { restBetweenSteps } from '../jobs/rest-between-steps.ts';
import type { Transaction } from '../storage/transaction.ts';
import { deploymentMark } from './deployment-mark.ts';
import { reportContent } from './report-content.ts';
import type { ReportDesk } from './report-desk.ts';
import { type Ask, type ReportFacts, reportFacts } from './report-rows.ts';
import { type ReportFileWriter, ReportStorageError } from './report-storage.ts';
import { noteScheduledEnd } from './run-due-schedules.ts';
import {
  type ClaimedRun,
  failRun,
  finishRun,
  runProgress,
  runTable,
  type WrittenFile,
  waitingAgain,
} from './run-states.queries.ts';

/** What runs are carried out with. */
export interface RunTools {
  readonly desk: ReportDesk;
  readonly rule: PoorLegRule;
  readonly requests: RequestTally;
}

const rowsAtOnce = 2000;
/** Where requests come one after the other, a report takes twice as long. */
const restShare = 1;
const longestMs = 6 * 3_600_000;

/** Carries out a run, from its rows to its file; what fails is tried again, a few times. */
export async function runReport(tools: RunTools, held: HeldJob<ClaimedRun>): Promise<void> {
  const { desk } = tools;
  const { job, database, attempts } = held;
  const { partner } = job;
  const { scheduleId } = held.row;
  const progress: Progress = { rows: 0, facts: undefined };
  held.tell(() => runProgress(progress.rows, progress.facts));
  const end = () => ({
    at: new Date(desk.now()).toISOString(),
    expiresAt: desk.expiryOf(desk.now()),
  });
  const noteEnd = async (tx: Transaction, isDone: boolean) => {
    if (scheduleId) await noteScheduledEnd(tx, { region: database.region, partner, scheduleId, isDone });
  };
  try {
    const written = await writtenFile({ ...tools, held, progress });
    const isDone = await held.end(async (tx) => {
      const isKept = await finishRun(tx, job, written, end());
      if (isKept) await noteEnd(tx, true);
      return isKept;
    });
    if (!isDone) await desk.storage.remove(written.file);
  } catch (cause) {
    if (held.isLost()) return;
    const isEnding = held.isServerEnding();
    const pauseMs = isEnding ? 0 : pauseAfter(cause, attempts);
    await held.end(async (tx) => {
      if (pauseMs !== undefined)
        await releaseJob(tx, runTable, job, { pauseMs, isCounted: !isEnding, set: waitingAgain });
      else if (await failRun(tx, job, failureOf(cause), end())) await noteEnd(tx, false);
    });
  }
}

interface Progress {
  rows: number;
  facts: ReportFacts | undefined;
}

interface Writing extends RunTools {
  readonly held: HeldJob<ClaimedRun>;
  readonly progress: Progress;
}

/** Writes the file of a run; nothing of it stays where that fails. */
async function writtenFile(writing: Writing): Promise<WrittenFile> {
  const { desk, held } = writing;
  const file = fileName(held, await deploymentMark(held.database));
  const writer = await desk.storage.write(file, held.signal);
  try {
    const { size, sha256, rows } = await rowsWritten(writing, writer);
    await writer.keep();
    held.signal.throwIfAborted();
    return { file, size, sha256, rows, facts: writing.progress.facts };
  } catch (cause) {
    // what is left where this fails is removed with all that belongs to no run
    await writer.drop().catch(() => {});
    throw cause;
  }
}

/** By what the files of one go at a run are known among all. */
export function attemptMark(lease: string): string {
  return `-${lease.slice(0, 8)}.`;
}

/** Of the same run each go has a file of its own; whose it is nobody reads off its name. */
function fileName({ job, row }: HeldJob<ClaimedRun>, mark: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([job.partner, job.id]))
    .digest('hex');
  return `${mark}${digest.slice(0, 32)}${attemptMark(job.lease)}${row.content.format}`;
}

async function rowsWritten({ rule, requests, held, progress }: Writing, writer: ReportFileWriter) {
  const { database, signal, row } = held;
  const { partner } = held.job;
  const run = row.content;
  const reach = { partner, user: row.userId, scope: row.scope, region: database.region };
  const hash = createHash('sha256');
  let size = 0;
  const write = async (ask: Ask, copyOut?: Transaction['copyOut']) => {
    const facts = await ask((tx) => reportFacts(tx, reach, run));
    progress.facts = facts;
    const rest = restBetweenSteps({ requests, share: restShare, clock: () => performance.now() });
    const onPage = async (rows: number) => {
      signal.throwIfAborted();
      progress.rows += rows;
      if (rows > 0) await rest(signal);
    };
    for await (const bytes of await reportContent(ask, reach, run, { rule, rowsAtOnce, onPage, copyOut })) {
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
  else
    await database.transaction({ ...options, timeoutMs: longestMs }, (tx) =>
      write((ask) => ask(tx), tx.copyOut),
    );
  return { size, sha256: hash.digest('hex'), rows: progress.rows };
}

function changedMeanwhile(): PartnerError {
  return new PartnerError({
    code: 'unavailable',
    message: 'What the report tells was replaced while it was written.',
  });
}

/** What a user is told; of the inside they are told nothing. */
function failureOf(cause: unknown): NonNullable<ReportRun['failure']> {
  if (isDiskFull(cause))
    return { code: 'storageFull', message: 'There is no room left for the files of reports.' };
  if (cause instanceof ReportStorageError) return { code: 'storageFailed', message: cause.message };
  if (isPartnerError(cause)) return { code: cause.code, message: cause.message };
  return { code: 'unknown', message: 'The report could not be written.' };
}

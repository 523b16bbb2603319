import { type Import, isPartnerError } from '@partnerkit/sdk';
import { importRules } from '@partnerkit/sdk/server';
import { isDiskFull, pauseAfter } from '../jobs/failed-attempt.ts';
import type { HeldJob } from '../jobs/hold-job.ts';
import type { Job } from '../jobs/job-table.ts';
import { mostAttempts, releaseJob } from '../jobs/leases.queries.ts';
import { type GivenUp, type WorkedJobs, type WorkOptions, workOnJobs } from '../jobs/work-on-jobs.ts';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { OpenedImportDesk } from './import-desk.ts';
import type { ImportTarget } from './import-target.ts';
import {
  claimingImport,
  endImport,
  importProgress,
  importTable,
  isUnderWay,
  selectForgotten,
  selectImport,
  selectStaged,
  updateImport,
} from './imports.queries.ts';
import { outcomeOfImport } from './outcome-of-import.ts';
import { noRoom } from './staging-folder.ts';

/** What the jobs of imports stand on. */
export interface ImportJobsOptions extends WorkOptions, Pick<ImportTarget, 'poorLegRule'> {
  readonly desk: OpenedImportDesk;
}

/** Files of an import that is not confirmed are kept so long. */
const keptHours = 24;

const problems: { readonly [Why in GivenUp]: string } = {
  exhausted: `The server ended ${mostAttempts} times while it was at this import.`,
  noQueue:
    'The queue by which imports are carried out is not available: whoever runs the server finds the reason in its log.',
};

/**
 * Reads and carries out imports until it is stopped, one after another, wherever their rows belong: those that are due at home, where
 * all are kept, and those that a process which was killed has left. Once an hour, files that nobody needs are removed.
 */
export function startImportJobs(options: ImportJobsOptions): WorkedJobs {
  const { databases, desk, poorLegRule } = options;
  const { staging } = desk;
  const at = () => new Date(desk.now()).toISOString();

  async function carriedOut(held: HeldJob<ClaimedImport>): Promise<void> {
    const { job, signal, attempts } = held;
    const { row } = held.row;
    let progress: Import['progress'];
    let told: Import['progress'];
    let pauseMs: number | undefined;
    held.tell(() => {
      if (progress === told) return undefined;
      told = progress;
      return importProgress(told);
    });
    const after = await outcomeOfImport(row, {
      target: {
        ...{ databases, partner: job.partner, signal },
        ...{ operator: row.startedBy, poorLegRule },
      },
      staging,
      at,
      onProgress: (done, of) => {
        progress = { done, of };
      },
    }).catch((cause: unknown) => {
      if (signal.aborted) return undefined;
      pauseMs = pauseAfter(cause, attempts);
      return pauseMs === undefined ? importRules.failed(row, problemOf(row, cause), at()) : undefined;
    });
    if (held.isLost()) return;
    const isOver = await held.end(async (tx) => {
      if (after) return endImport(tx, job, after);
      // what the end of this server interrupts another one takes up
      await releaseJob(tx, importTable, job, { pauseMs: pauseMs ?? 0, isCounted: pauseMs !== undefined });
      return false;
    });
    if (isOver && after?.state !== 'checked') await staging.remove(job.id);
  }

  async function giveUp(database: RegionDatabase, { partner, id }: Job, why: GivenUp): Promise<void> {
    const isOver = await database.transaction({ partner }, async (tx) => {
      const row = await selectImport(tx, partner, id, { lock: true });
      if (!row || !isUnderWay(row)) return false;
      await updateImport(tx, partner, importRules.failed(row, problems[why], at()));
      return true;
    });
    if (isOver) await staging.remove(id);
  }

  async function clean(): Promise<void> {
    const home = await databases.of(databases.home);
    const staged = await home.asOwner(async (tx) => {
      for (const { partner, row } of await selectForgotten(tx, keptHours))
        await updateImport(tx, partner, importRules.discarded(row, at()));
      return selectStaged(tx);
    });
    await staging.removeOthers(staged, desk.now());
  }

  return workOnJobs<ClaimedImport>(
    {
      table: importTable,
      regions: [databases.home],
      atOnce: 1,
      claiming: claimingImport,
      work: carriedOut,
      giveUp,
      clean,
      onWake: desk.onWake,
    },
    options,
  );
}

interface ClaimedImport {
  readonly row: Import;
}

/** What a user is told; of the inside they are told nothing. */
function problemOf({ state }: Import, cause: unknown): string {
  if (isPartnerError(cause) && cause.code !== 'unknown') return cause.message;
  if (isDiskFull(cause)) return noRoom;
  return state === 'checking'
    ? 'The files could not be read to the end. Nothing was changed.'
    : 'The import could not be carried out to the end. What is in stays: import the files again.';
}

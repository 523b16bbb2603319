import { createReadStream } from 'node:fs';
import { type Import, startTimer } from '@partnerkit/sdk';
import { importRules, surveyImport } from '@partnerkit/sdk/server';
import { jsonRows } from '../http/streamed-rows.ts';
import type { RepeatedJob } from '../start/daily.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import { storageProblem } from '../storage/storable-text.ts';
import type { Transaction } from '../storage/transaction.ts';
import { importFiles } from './import-data.ts';
import { ImportReport } from './import-report.ts';
import { importResult } from './import-result.ts';
import type { ImportTarget } from './import-target.ts';
import {
  type ClaimedImport,
  claimImport,
  endLease,
  type LeasedImport,
  renewLease,
  selectForgotten,
  selectStaged,
  updateImport,
} from './imports.queries.ts';
import { knownData } from './known-data.ts';
import type { StagingFolder } from './staging-folder.ts';

/** What requests about imports stand on beside the database. */
export interface ImportDesk {
  readonly staging: StagingFolder;
  /** Where usage can be placed. */
  readonly regions: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Says that an import is to be read or carried out: it is begun at once, and its work called off where it was given up. */
  readonly wake: () => void;
}

/** How imports are worked on; times in milliseconds. */
export interface ImportTimes {
  /** So long whoever works on an import may be silent before another server takes it. */
  readonly leaseMs: number;
  /** Between two looks for what another server has left. */
  readonly pollMs: number;
}

/** What a desk is made of. */
export interface ImportDeskOptions extends Pick<ImportTarget, 'poorLegRule'> {
  readonly databases: RegionDatabases;
  readonly staging: StagingFolder;
  readonly now: () => number;
  readonly newId: () => string;
  readonly times?: Partial<ImportTimes> | undefined;
}

/** A desk that can also look for what other servers have left. */
export interface OpenedImportDesk extends ImportDesk {
  /** Looks for imports that nobody works on, and removes files that nobody needs, until it is stopped. */
  readonly watch: () => RepeatedJob;
}

const usualTimes: ImportTimes = { leaseMs: 20_000, pollMs: 5000 };
const hourMs = 3_600_000;
const mostAttempts = 3;
/** Files of an import that is not confirmed are kept so long. */
const keptHours = 24;

/** Reads and carries out the imports that are due, one after another; what a killed process left is due again. */
export function openImportDesk(options: ImportDeskOptions): OpenedImportDesk {
  const { databases, staging, now, newId } = options;
  const times = { ...usualTimes, ...options.times };
  const ended = new AbortController();
  let isWoken = false;
  let working: Promise<void> | undefined;
  let checkLease = () => {};

  const atHome = async <T>(run: (tx: Transaction) => Promise<T>): Promise<T> =>
    (await databases.of(databases.home)).asOwner(run);

  function wake(): void {
    isWoken = true;
    checkLease();
    working ??= work()
      .catch(() => {})
      .finally(() => {
        working = undefined;
      });
  }

  async function work(): Promise<void> {
    while (isWoken && !ended.signal.aborted) {
      isWoken = false;
      for (;;) {
        const lease = newId();
        const claimed = await atHome((tx) => claimImport(tx, { lease, leaseMs: times.leaseMs }));
        if (!claimed || ended.signal.aborted) break;
        await carryOn(claimed, lease);
      }
    }
  }

  async function carryOn({ partner, row, attempts }: ClaimedImport, lease: string): Promise<void> {
    const leased: LeasedImport = { partner, id: row.id, lease };
    const lost = new AbortController();
    let progress: Import['progress'];
    let renewing: Promise<unknown> = Promise.resolve();
    const renew = () => {
      renewing = renewing
        .then(() => atHome((tx) => renewLease(tx, leased, { leaseMs: times.leaseMs, progress })))
        .then((isHeld) => {
          if (!isHeld) lost.abort(new Error('The import was given up.'));
        })
        .catch(() => {});
    };
    const stopRenewing = repeated(times.leaseMs / 4, renew);
    checkLease = renew;
    const signal = AbortSignal.any([lost.signal, ended.signal]);
    try {
      const told = (done: number, of: number) => {
        progress = { done, of };
      };
      const after =
        attempts > mostAttempts
          ? importRules.failed(
              row,
              `The server ended ${mostAttempts} times while it was at this import.`,
              at(),
            )
          : await outcome({ partner, row, signal, told });
      stopRenewing();
      await renewing;
      const isKept = await atHome((tx) => endLease(tx, leased, after));
      if (isKept && after.state !== 'checked') await staging.remove(row.id);
    } catch (cause) {
      stopRenewing();
      await renewing;
      // what the end of this server interrupts another one takes up
      if (ended.signal.aborted || lost.signal.aborted) return;
      const reason = cause instanceof Error ? cause.message : String(cause);
      await atHome((tx) => endLease(tx, leased, importRules.failed(row, reason, at())));
      await staging.remove(row.id);
    } finally {
      checkLease = () => {};
    }
  }

  interface Work {
    readonly partner: string;
    readonly row: Import;
    readonly signal: AbortSignal;
    readonly told: (done: number, of: number) => void;
  }

  async function outcome({ partner, row, signal, told }: Work): Promise<Import> {
    const target: ImportTarget = {
      ...{ databases, partner, signal, operator: row.startedBy, poorLegRule: options.poorLegRule },
    };
    if (row.state === 'checking') {
      const files = await staging.files(row, row.files);
      const survey = await surveyImport(
        files.map(({ file, path }) => ({ path, chunks: () => createReadStream(file) })),
        {
          known: (coming) => knownData(target, coming),
          regions: databases.regions,
          problemOf: storageProblem,
          jsonLines: jsonRows,
          signal,
          onProgress: (done) => told(done, files.length),
        },
      );
      return importRules.withSurvey(row, survey);
    }
    const files = await staging.files(row, importRules.filesToImport(row));
    const report = new ImportReport();
    await importFiles(target, { files, progress: () => {}, onPart: told }, report);
    return importRules.finished(row, importResult(report), at());
  }

  const at = () => new Date(now()).toISOString();

  async function clean(): Promise<void> {
    const staged = await atHome(async (tx) => {
      for (const { partner, row } of await selectForgotten(tx, keptHours))
        await updateImport(tx, partner, importRules.discarded(row, at()));
      return selectStaged(tx);
    });
    await staging.removeOthers(staged, now());
  }

  return {
    staging,
    regions: databases.regions,
    now,
    wake,
    watch() {
      let untilCleaning = 0;
      let cleaning: Promise<void> = Promise.resolve();
      wake();
      const stop = repeated(times.pollMs, () => {
        if (!working) wake();
        untilCleaning -= times.pollMs;
        if (untilCleaning > 0) return;
        untilCleaning = hourMs;
        cleaning = clean().catch(() => {});
      });
      return {
        async stop() {
          stop();
          ended.abort(new Error('The server has ended.'));
          await working;
          await cleaning;
        },
      };
    },
  };
}

/** Does something again and again until it is stopped. */
function repeated(ms: number, run: () => void): () => void {
  let stop = () => {};
  const next = () => {
    stop = startTimer(ms, () => {
      next();
      run();
    });
  };
  next();
  return () => stop();
}

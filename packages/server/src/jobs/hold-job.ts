import { randomUUID } from 'node:crypto';
import { startTimer } from '@partnerkit/sdk';
import type { Sql } from 'sql-template-tag';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { Job, JobTable, LeasedJob } from './job-table.ts';
import { beatJob, type Claiming, claimJob } from './leases.queries.ts';

/** A job in somebody's hand, while they work on it. */
export interface HeldJob<Row> {
  readonly database: RegionDatabase;
  readonly job: LeasedJob;
  /** What its table told of it when it was claimed. */
  readonly row: Row;
  /** How often it was begun, this time included. */
  readonly attempts: number;
  /** Aborts where it was cancelled or removed, where somebody else has it, and when the server ends. */
  readonly signal: AbortSignal;
  /** Whether it was cancelled or removed, or somebody else has it: nothing more is to be said about it. */
  readonly isLost: () => boolean;
  /** Whether the server ends: what is under way is put back. */
  readonly isServerEnding: () => boolean;
  /** What is kept from now on with each word that it is still in hand: assignments, asked for each time. */
  readonly tell: (progress: () => Sql | undefined) => void;
  /** Runs the transaction after which it is in nobody's hand; nothing is told from then on. */
  readonly end: <T>(run: (tx: Transaction) => Promise<T>) => Promise<T>;
}

/** What jobs are held with. Times in milliseconds. */
export interface Holding {
  readonly database: RegionDatabase;
  readonly table: JobTable;
  readonly claiming: () => Claiming;
  /** Who has a job in hand and tells nothing for so long is gone. */
  readonly leaseMs: number;
  readonly beatMs: number;
  /** Aborts when the server ends. */
  readonly ended: AbortSignal;
  /** Each that is held, by how it tells at once that it still is. */
  readonly held: Set<() => void>;
}

/**
 * Claims a job, works on it, and tells meanwhile that it is in hand, all by the clock of the database: that of a server may be wrong.
 * Does nothing where there is nothing to claim; rejects where it could not be asked for.
 */
export async function holdJob<Row>(
  holding: Holding,
  { partner, id }: Job,
  work: (held: HeldJob<Row>) => Promise<void>,
): Promise<void> {
  const { database, table, claiming, leaseMs, ended } = holding;
  const job: LeasedJob = { partner, id, lease: randomUUID() };
  const claimed = await database.transaction({ partner }, (tx) =>
    claimJob<Row>(tx, table, job, { ...claiming(), leaseMs }),
  );
  if (!claimed) return;
  const { attempts, ...row } = claimed;
  const lost = new AbortController();
  let progress: () => Sql | undefined = () => undefined;
  const { beat, stop } = beating(holding, lost, () =>
    database.transaction({ partner }, (tx) => beatJob(tx, table, job, { leaseMs, set: progress() })),
  );
  holding.held.add(beat);
  try {
    await work({
      ...{ database, job, attempts },
      row: row as Row,
      signal: AbortSignal.any([lost.signal, ended]),
      isLost: () => lost.signal.aborted,
      isServerEnding: () => ended.aborted,
      tell: (told) => {
        progress = told;
      },
      end: async (run) => {
        await stop();
        return database.transaction({ partner }, run);
      },
    });
  } catch {
    // the database is away: who looks for jobs that nobody has in hand any more finds this one
  } finally {
    holding.held.delete(beat);
    await stop();
  }
}

/** Tells again and again, and at once when asked to, that a job is in hand; aborts what works on it where it no longer is. */
function beating({ beatMs }: Holding, lost: AbortController, tell: () => Promise<boolean>) {
  let isStopped = false;
  let stopTimer = () => {};
  let running: Promise<void> | undefined;
  const beat = () => {
    if (running || isStopped || lost.signal.aborted) return;
    stopTimer();
    running = tell()
      .then((isInHand) => {
        if (!isInHand) lost.abort(new Error('It is in nobody’s hand any more, or in another’s.'));
      })
      // a database that is away for too long has others take the job: that shows at the end
      .catch(() => {})
      .finally(() => {
        running = undefined;
        wait();
      });
  };
  const wait = () => {
    if (!isStopped && !lost.signal.aborted) stopTimer = startTimer(beatMs, beat);
  };
  wait();
  return {
    beat,
    async stop(): Promise<void> {
      isStopped = true;
      stopTimer();
      await running;
    },
  };
}

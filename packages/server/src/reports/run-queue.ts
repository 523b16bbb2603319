import { createHash } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { RegionDatabase } from '../storage/region-database.ts';

/** Which run is to be worked on, and for which time. */
export interface QueuedRun {
  readonly partner: string;
  readonly run: string;
  /** Each time that a run waits anew is another one. */
  readonly turn: number;
}

/** The queue of one region: each entry is handed to one of all servers. */
export interface RunQueue {
  /** Sending the same twice at a time is sending it once; later it is an entry of its own. */
  readonly send: (queued: QueuedRun) => Promise<void>;
  /** Looks for entries at once, not at the next time that it would. */
  readonly look: () => void;
  /** Takes nothing more; what is under way is its taker's. */
  readonly stop: () => Promise<void>;
}

/** How a region's queue is worked on. */
export interface RunQueueOptions {
  readonly database: RegionDatabase;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Rejects where the entry is to be handed to somebody else. */
  readonly work: (queued: QueuedRun) => Promise<void>;
}

const name = 'reports';
const runsAtOnce = 2;
const stopMs = 5000;
/** So long the same is sent once. It may have been passed over by a server whose clock is behind, or stand there from before a restore. */
const sameMs = 10_000;
const dayInSeconds = 86_400;

/** Opens the queue of a region, in a schema of its own beside ours. */
export async function openRunQueue({ database, now, work }: RunQueueOptions): Promise<RunQueue> {
  const { region, isOneAtATime } = database;
  const boss = new PgBoss({
    // over our own connections: nothing of a session is relied upon
    db: { executeSql: (text, values) => database.statement(text, values) as Promise<{ rows: unknown[] }> },
    schema: `jobs_${region.toLowerCase()}`,
    backend: isOneAtATime ? 'pglite' : 'postgres',
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  // a database that is away now is asked again
  boss.on('error', () => {});
  await boss.start();
  await boss.createQueue(name, {
    // of a process that was killed before it had begun, another one takes the entry
    heartbeatSeconds: 10,
    retryLimit: 20,
    retryDelay: 1,
    expireInSeconds: dayInSeconds - 1,
    deleteAfterSeconds: dayInSeconds,
  });
  const worker = await boss.work<QueuedRun>(
    name,
    { pollingIntervalSeconds: 2, batchSize: 1, localConcurrency: isOneAtATime ? 1 : runsAtOnce },
    async ([job]) => {
      if (job) await work(job.data);
    },
  );
  return {
    send: async (queued) =>
      void (await boss.send(name, queued, { id: jobId(queued, Math.floor(now() / sameMs)) })),
    look: () => boss.notifyWorker(worker),
    // what it has asked for meanwhile is waited for: nobody else would get it soon
    stop: () => boss.stop({ graceful: true, timeout: stopMs }),
  };
}

/** An id in the form that the queue wants, the same for the same. */
function jobId({ partner, run, turn }: QueuedRun, time: number): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([partner, run, turn, time]))
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

import { createHash } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { QueuedJob } from './job-table.ts';
import type { UnsentJob } from './leases.queries.ts';
import { queueSchemaOf } from './queue-rights.ts';

/** A queue of one region: each entry is handed to one of all servers. */
export interface JobQueue {
  /** Sending the same twice within a moment is sending it once; later it is an entry of its own. */
  readonly send: (job: UnsentJob) => Promise<void>;
  /** Looks for entries at once, not at the next time that it would. */
  readonly look: () => void;
  /** Takes nothing more; what is under way is its taker's. */
  readonly stop: () => Promise<void>;
}

/** How a queue is worked on. */
export interface JobQueueOptions {
  readonly database: RegionDatabase;
  /** Queues of several names stand beside each other. */
  readonly name: string;
  /** So many entries at once, where the database can. */
  readonly atOnce: number;
  /** Rejects where the entry is to be handed to somebody else. */
  readonly work: (job: QueuedJob) => Promise<void>;
}

const stopMs = 5000;
const dayInSeconds = 86_400;

/** Opens a queue of a region, in a schema of its own beside ours. */
export async function openJobQueue({ database, name, atOnce, work }: JobQueueOptions): Promise<JobQueue> {
  const { isOneAtATime } = database;
  const schema = queueSchemaOf(database);
  const boss = new PgBoss({
    // over our own connections: nothing of a session is relied upon
    db: { executeSql: (text, values) => database.statement(text, values) as Promise<{ rows: unknown[] }> },
    schema,
    // whoever may use a schema need not be allowed to make one
    createSchema: !(await isThere(database, schema)),
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
  // what it has asked for meanwhile is waited for: nobody else would get it soon
  const stop = () => boss.stop({ graceful: true, timeout: stopMs });
  try {
    await boss.start();
    await boss.createQueue(name, {
      // of a process that was killed before it had begun, another one takes the entry
      heartbeatSeconds: 10,
      retryLimit: 20,
      retryDelay: 1,
      expireInSeconds: dayInSeconds - 1,
      deleteAfterSeconds: dayInSeconds,
    });
    const worker = await boss.work<QueuedJob>(
      name,
      { pollingIntervalSeconds: 2, batchSize: 1, localConcurrency: isOneAtATime ? 1 : atOnce },
      async ([job]) => {
        if (job) await work(job.data);
      },
    );
    return {
      send: async ({ moment, ...job }) => void (await boss.send(name, job, { id: entryId(job, moment) })),
      look: () => boss.notifyWorker(worker),
      stop,
    };
  } catch (cause) {
    await stop().catch(() => {});
    throw cause;
  }
}

async function isThere(database: RegionDatabase, schema: string): Promise<boolean> {
  const { rows } = await database.statement('select to_regnamespace($1) is not null as there', [schema]);
  return (rows[0] as { readonly there: boolean }).there;
}

/** An id in the form that the queue wants, the same for the same. */
function entryId({ partner, id, turn }: QueuedJob, moment: number): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([partner, id, turn, moment]))
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

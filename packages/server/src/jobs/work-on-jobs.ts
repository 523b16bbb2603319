import { isPartnerError, startTimer } from '@partnerkit/sdk';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import { actOnEach, throwAny } from './act-on-each.ts';
import { type HeldJob, holdJob } from './hold-job.ts';
import type { JobQueue } from './job-queue.ts';
import type { Job, JobTable, QueuedJob } from './job-table.ts';
import {
  anyUnderWay,
  type Claiming,
  markSent,
  selectExhausted,
  selectUnheard,
  selectUnsent,
  type UnsentJob,
} from './leases.queries.ts';
import { missingQueue, type QueueNote } from './queue-rights.ts';

/** Why nobody works on a job any more: `exhausted`, its server ended each time; `noQueue`, nobody can be handed it. */
export type GivenUp = 'exhausted' | 'noQueue';

/** What jobs of one kind are, and who does them. */
export interface JobKind<Row> {
  readonly table: JobTable;
  /** Their regions. */
  readonly regions: readonly string[];
  /** A server works on so many at once in a region. */
  readonly atOnce: number;
  readonly claiming: () => Claiming;
  /** Carries one out, and says in the end what came of it. */
  readonly work: (held: HeldJob<Row>) => Promise<void>;
  readonly giveUp: (database: RegionDatabase, job: Job, why: GivenUp) => Promise<void>;
  /** What else is looked at in a region; what is wrong there keeps no job waiting. */
  readonly beside?: ((database: RegionDatabase) => Promise<void>) | undefined;
  /** What is to be removed is, once an hour. */
  readonly clean: () => Promise<void>;
  /** Tells the listener given last when there is something to do. */
  readonly onWake: (listener: () => void) => void;
}

/** How jobs are worked on; times in milliseconds. */
export interface JobTimes {
  /** Between two looks; 2,000 unless told. */
  readonly pollMs?: number | undefined;
  /** Who has a job in hand and tells nothing for so long is gone; 20,000 unless told. */
  readonly leaseMs?: number | undefined;
}

/** What jobs are worked on with. */
export interface WorkOptions extends JobTimes {
  readonly databases: RegionDatabases;
  /** Told when a queue can't be used, and when it can again. */
  readonly onQueue?: ((note: QueueNote) => void) | undefined;
}

/** Jobs while they are worked on. */
export interface WorkedJobs {
  /** Looks at all regions now; rejects with what failed, behind everything else. */
  readonly look: () => Promise<void>;
  /** Puts back what is under way, and begins nothing more. */
  readonly stop: () => Promise<void>;
}

const hourMs = 3_600_000;
const usualPollMs = 2000;
const usualLeaseMs = 20_000;
const usualBeatMs = 1000;

/**
 * Works on jobs until it is stopped: on those that wait, and on those that a process which was killed has left. Each is handed to one of
 * all servers by its region's queue, which is opened with the first, and claimed in its own row. One that was begun three times and
 * left each time is given up, so is one that no queue can hand to anybody.
 */
export function workOnJobs<Row>(
  kind: JobKind<Row>,
  { databases, onQueue = () => {}, pollMs = usualPollMs, leaseMs = usualLeaseMs }: WorkOptions,
): WorkedJobs {
  const { table } = kind;
  const ended = new AbortController();
  const queues = new Map<string, Promise<JobQueue>>();
  const problems = new Map<string, string>();
  const works = new Set<Promise<void>>();
  const held = new Set<() => void>();
  let untilCleaning = 0;
  let stopTimer = () => {};
  let running: Promise<void> | undefined;
  let isWanted = false;

  async function lookAtRegion(region: string): Promise<void> {
    const database = await databases.of(region);
    await actOnEach([async () => kind.beside?.(database), () => lookAtJobs(database)], (part) => part());
  }

  async function lookAtJobs(database: RegionDatabase): Promise<void> {
    const asked = { readOnly: true } as const;
    if (!(await database.asOwner((tx) => anyUnderWay(tx, table), asked))) return;
    const exhausted = await database.asOwner((tx) => selectExhausted(tx, table), asked);
    await actOnEach(
      [() => sendUnsent(database), ...exhausted.map((job) => () => kind.giveUp(database, job, 'exhausted'))],
      (part) => part(),
    );
  }

  async function sendUnsent(database: RegionDatabase): Promise<void> {
    const { region } = database;
    const unsent = await database.asOwner((tx) => selectUnsent(tx, table), { readOnly: true });
    let sent = 0;
    try {
      const queue = await queueOf(database);
      for (; sent < unsent.length; sent++) await queue.send(unsent[sent] as UnsentJob);
      if (sent > 0) queue.look();
      if (problems.delete(region)) onQueue({ jobs: table.name, region, isAvailable: true });
    } catch (cause) {
      // a database that is away now is asked again
      if (isPartnerError(cause)) throw cause;
      await withoutQueue(database, cause);
    } finally {
      for (const job of unsent.slice(0, sent)) await database.asOwner((tx) => markSent(tx, table, job));
    }
  }

  /** The next look opens the queue anew. Where that fails twice for one reason, whoever waits is told: nobody would be handed it. */
  async function withoutQueue(database: RegionDatabase, cause: unknown): Promise<void> {
    const { region } = database;
    const opened = await queues.get(region)?.catch(() => undefined);
    queues.delete(region);
    await opened?.stop().catch(() => {});
    const note = await missingQueue(database, table.name, cause);
    const isKnown = problems.get(region) === note.problem;
    problems.set(region, note.problem);
    if (!isKnown) return onQueue(note);
    const waiting = await database.asOwner((tx) => selectUnheard(tx, table), { readOnly: true });
    await actOnEach(waiting, (job) => kind.giveUp(database, job, 'noQueue'));
  }

  function queueOf(database: RegionDatabase): Promise<JobQueue> {
    const known = queues.get(database.region);
    if (known) return known;
    // most servers that start have no job: the queue's library loads with the first
    const opening = import('./job-queue.ts').then(({ openJobQueue }) =>
      openJobQueue({
        ...{ database, name: table.name, atOnce: kind.atOnce },
        work: (job) => worked(database, job),
      }),
    );
    queues.set(database.region, opening);
    opening.catch(() => queues.delete(database.region));
    return opening;
  }

  function worked(database: RegionDatabase, job: QueuedJob): Promise<void> {
    if (ended.signal.aborted) return Promise.reject(new Error('The server ends.'));
    const work = holdJob<Row>(
      {
        ...{ database, table, claiming: kind.claiming, leaseMs, held },
        ...{ beatMs: Math.min(usualBeatMs, leaseMs / 4), ended: ended.signal },
      },
      job,
      kind.work,
    );
    works.add(work);
    return work.finally(() => works.delete(work));
  }

  async function lookAtAll(): Promise<void> {
    if (ended.signal.aborted) return;
    // a region whose database is away, or slow to say so, keeps no other one waiting
    const looks = await Promise.allSettled(kind.regions.map(lookAtRegion));
    const isTimeToClean = untilCleaning <= 0;
    untilCleaning = isTimeToClean ? hourMs : untilCleaning - pollMs;
    const failures = looks.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    await actOnEach([async () => throwAny(failures), ...(isTimeToClean ? [kind.clean] : [])], (part) =>
      part(),
    );
  }

  /** One look at a time; who wants one meanwhile gets one behind it. */
  function look(): Promise<void> {
    if (running) {
      isWanted = true;
      return running;
    }
    stopTimer();
    running = (async () => {
      do {
        isWanted = false;
        await lookAtAll();
      } while (isWanted && !ended.signal.aborted);
    })().finally(() => {
      running = undefined;
      if (!ended.signal.aborted) wait();
    });
    return running;
  }

  function wait(): void {
    stopTimer = startTimer(pollMs, () => {
      // a database that is away now is asked again
      look().catch(() => {});
    });
  }

  /** Looks at all regions, and whether what is under way still is to be. */
  function wake(): void {
    for (const beat of held) beat();
    look().catch(() => {});
  }

  wait();
  kind.onWake(wake);
  return {
    look,
    async stop() {
      kind.onWake(() => {});
      ended.abort(new Error('The server has ended.'));
      stopTimer();
      await running?.catch(() => {});
      await Promise.allSettled(works);
      const opened = await Promise.allSettled(queues.values());
      for (const queue of opened) if (queue.status === 'fulfilled') await queue.value.stop();
    },
  };
}

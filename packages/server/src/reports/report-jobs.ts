import { startTimer } from '@partnerkit/sdk';
import { defaultPoorLegRule, type PoorLegRule } from '@partnerkit/sdk/calling';
import type { RegionDatabase } from '../storage/region-database.ts';
import { actOnEach, throwAny } from './act-on-each.ts';
import { type OwnerRoles, rolesAtHome } from './owner-rights.ts';
import { removeExpired } from './remove-expired.ts';
import type { OpenedReportDesk } from './report-desk.ts';
import { noteScheduledEnd, runDueSchedules, type ScheduleTools } from './run-due-schedules.ts';
import type { QueuedRun, RunQueue } from './run-queue.ts';
import { runReport } from './run-report.ts';
import {
  anyUnderWay,
  failRun,
  markSent,
  mostAttempts,
  runClock,
  selectGivenUp,
  selectUnsent,
} from './run-states.queries.ts';

/** What the jobs of reports stand on. */
export interface ReportJobsOptions extends Pick<ScheduleTools, 'databases' | 'newId'> {
  readonly desk: OpenedReportDesk;
  readonly rule?: PoorLegRule | undefined;
  /** Who knows the roles of users; absent, the users table of their home. */
  readonly ownerRoles?: OwnerRoles | undefined;
  /** Between two looks at schedules and runs, in milliseconds; 2,000 unless told. */
  readonly pollMs?: number | undefined;
}

/** The jobs of reports while they run. */
export interface ReportJobs {
  /** Looks at schedules and runs of all regions now; rejects with what failed, behind everything else. */
  readonly look: () => Promise<void>;
  /** Puts back what is under way, and begins nothing more. */
  readonly stop: () => Promise<void>;
}

const hourMs = 3_600_000;
const usualPollMs = 2000;
const sendAgainMs = 60_000;

/**
 * Carries out reports until it is stopped: runs that wait, of schedules that are due and of users, and those that a process which was
 * killed has left. A region's queue is opened with the first of them. Once an hour, what is over is removed.
 */
export function startReportJobs({
  databases,
  desk,
  newId,
  rule = defaultPoorLegRule,
  ownerRoles = rolesAtHome(databases),
  pollMs = usualPollMs,
}: ReportJobsOptions): ReportJobs {
  const ended = new AbortController();
  const queues = new Map<string, Promise<RunQueue>>();
  const works = new Set<Promise<void>>();
  const schedules: ScheduleTools = { databases, ownerRoles, newId, now: desk.now };
  const sentAgainAt = new Map<string, number>();
  let untilCleaning = 0;
  let stopTimer = () => {};
  let running: Promise<void> | undefined;
  let isWanted = false;

  async function lookAtRegion(region: string): Promise<void> {
    const database = await databases.of(region);
    // what is wrong with schedules keeps no run waiting
    await actOnEach([() => runDueSchedules(schedules, database), () => lookAtRuns(database)], (part) =>
      part(),
    );
  }

  async function lookAtRuns(database: RegionDatabase): Promise<void> {
    const clock = runClock(desk.now());
    if (!(await database.asOwner(anyUnderWay, { readOnly: true }))) return;
    const givenUp = await database.asOwner((tx) => selectGivenUp(tx, clock), { readOnly: true });
    await actOnEach(
      [() => sendUnsent(database), ...givenUp.map((one) => () => giveUp(database, one))],
      (part) => part(),
    );
  }

  async function sendUnsent(database: RegionDatabase): Promise<void> {
    const { region } = database;
    const now = desk.now();
    // what stands in a queue may be lost: with a process, with a restore, with a database that was away for long
    const isAgain = Math.abs(now - (sentAgainAt.get(region) ?? 0)) >= sendAgainMs;
    const unsent = await database.asOwner((tx) => selectUnsent(tx, runClock(now), isAgain), {
      readOnly: true,
    });
    const queue = await queueOf(database);
    for (const queued of unsent) {
      await queue.send(queued);
      await database.asOwner((tx) => markSent(tx, queued));
    }
    if (isAgain) sentAgainAt.set(region, now);
    if (unsent.length > 0) queue.look();
  }

  function queueOf(database: RegionDatabase): Promise<RunQueue> {
    const known = queues.get(database.region);
    if (known) return known;
    // most servers that start have no run: the queue's library loads with the first
    const opening = import('./run-queue.ts').then(({ openRunQueue }) =>
      openRunQueue({
        ...{ database, now: desk.now },
        work: (queued) => worked(database, queued),
      }),
    );
    queues.set(database.region, opening);
    opening.catch(() => queues.delete(database.region));
    return opening;
  }

  function worked(database: RegionDatabase, queued: QueuedRun): Promise<void> {
    if (ended.signal.aborted) return Promise.reject(new Error('The server ends.'));
    const { region } = database;
    const work = runReport(
      {
        ...{ database, desk, rule, ended: ended.signal },
        onScheduledEnd: (end) =>
          database.transaction({ partner: end.partner }, (tx) => noteScheduledEnd(tx, { region, ...end })),
      },
      queued,
    );
    works.add(work);
    return work.finally(() => works.delete(work));
  }

  async function giveUp(
    database: RegionDatabase,
    { partner, run: id }: Pick<QueuedRun, 'partner' | 'run'>,
  ): Promise<void> {
    const failure = {
      code: 'unavailable',
      message: `The server ended ${mostAttempts} times while it wrote this report.`,
    };
    const end = { at: runClock(desk.now()).now, expiresAt: desk.expiryOf(desk.now()) };
    await database.transaction({ partner }, async (tx) => {
      const scheduleId = await failRun(tx, partner, { id }, failure, end);
      if (scheduleId)
        await noteScheduledEnd(tx, { region: database.region, partner, scheduleId, isDone: false });
    });
  }

  async function lookAtAll(): Promise<void> {
    if (ended.signal.aborted) return;
    // a region whose database is away, or slow to say so, keeps no other one waiting
    const looks = await Promise.allSettled(databases.regions.map(lookAtRegion));
    const isTimeToClean = untilCleaning <= 0;
    untilCleaning = isTimeToClean ? hourMs : untilCleaning - pollMs;
    const failures = looks.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    await actOnEach(
      [async () => throwAny(failures), ...(isTimeToClean ? [() => removeExpired(databases, desk)] : [])],
      (part) => part(),
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

  desk.onWake(() => void look().catch(() => {}));
  wait();
  return {
    look,
    async stop() {
      ended.abort();
      stopTimer();
      desk.onWake(() => {});
      await running?.catch(() => {});
      await Promise.allSettled(works);
      const opened = await Promise.allSettled(queues.values());
      for (const queue of opened) if (queue.status === 'fulfilled') await queue.value.stop();
    },
  };
}

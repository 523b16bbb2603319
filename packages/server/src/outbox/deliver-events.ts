import { type DeliveredEvent, type EventKind, startTimer } from '@partnerkit/sdk';
import type { RepeatedJob } from '../start/daily.ts';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import {
  type ClaimedEvent,
  claimEvents,
  dropDelivered,
  markDelivered,
  markFailed,
} from './outbox.queries.ts';

/** An event of a partner, as a server tells a host of it, at least once: `key` tells repeats. */
export interface ServerEvent<Kind extends EventKind = EventKind> extends DeliveredEvent<Kind> {
  readonly partner: string;
  readonly region: string;
}

/**
 * Takes an event. Where it throws or rejects, or takes longer than 30 seconds, the event comes again after a pause. The signal
 * aborts when the server ends.
 */
export type ServerEventHandler<Kind extends EventKind> = (
  event: ServerEvent<Kind>,
  options: { readonly signal: AbortSignal },
) => PromiseLike<void> | void;

/** What a host does with what happens; an event that nobody takes stays in the table `outbox` for a reader of the host's own. */
export interface EventHandlers {
  /** A user was added to a partner organization; nothing is sent to them by itself (ORG-3). */
  readonly onInvite?: ServerEventHandler<'invited'> | undefined;
  /** A trial was started; nothing is sent to its customer by itself (TRI-1). */
  readonly onTrialStarted?: ServerEventHandler<'trialStarted'> | undefined;
}

/** How events are delivered; times in milliseconds. */
export interface DeliveryTimes {
  /** Between two looks at the table. */
  readonly pollMs: number;
  /** What a handler may take. */
  readonly handlerMs: number;
  /** After the first failure; each further one doubles it. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

const usualTimes: DeliveryTimes = {
  pollMs: 2000,
  handlerMs: 30_000,
  firstPauseMs: 5000,
  longestPauseMs: 3_600_000,
};

const eventsAtOnce = 10;
const keptDays = 30;
const hourMs = 3_600_000;

/**
 * Delivers what is announced until it is stopped: each event to one server at a time, again with growing pauses where that fails.
 * What was under way when a process was killed comes again.
 */
export function deliverEvents(
  databases: RegionDatabases,
  { onInvite, onTrialStarted }: EventHandlers,
  times: DeliveryTimes = usualTimes,
): RepeatedJob {
  const handlers: { readonly [Kind in EventKind]: ServerEventHandler<Kind> | undefined } = {
    invited: onInvite,
    trialStarted: onTrialStarted,
  };
  const kinds = Object.entries(handlers).flatMap(([kind, handler]) => (handler ? [kind] : []));
  const ended = new AbortController();
  let stopTimer = () => {};
  let running: Promise<void> = Promise.resolve();
  let untilCleaning = 0;

  async function look(): Promise<void> {
    for (const region of databases.regions) {
      if (ended.signal.aborted) return;
      const database = await databases.of(region);
      if (untilCleaning <= 0) await database.asOwner((tx) => dropDelivered(tx, keptDays));
      // what is claimed is delivered in time, or claimed again by somebody
      const claim = { limit: eventsAtOnce, leaseMs: 2 * times.handlerMs };
      const claimed = await database.asOwner((tx) => claimEvents(tx, kinds, claim));
      await Promise.all(claimed.map((event) => deliver(database, event)));
    }
    untilCleaning = untilCleaning <= 0 ? hourMs : untilCleaning - times.pollMs;
  }

  async function deliver(database: RegionDatabase, event: ClaimedEvent): Promise<void> {
    const { partner, kind, key, at, actorId, actorName, data, attempts } = event;
    const actor = { id: actorId, ...(actorName === null ? {} : { name: actorName }) };
    const told = { partner, region: database.region, kind, key, at: at.toISOString(), actor, data };
    try {
      await inTime(times.handlerMs, async (signal) => handlers[kind]?.(told as never, { signal }));
      await database.asOwner((tx) => markDelivered(tx, event));
    } catch (cause) {
      const pauseMs = Math.min(times.firstPauseMs * 2 ** (attempts - 1), times.longestPauseMs);
      const error = (cause instanceof Error ? cause.message : String(cause))
        .replaceAll('\0', '')
        .slice(0, 1000);
      await database.asOwner((tx) => markFailed(tx, event, { error, pauseMs }));
    }
  }

  function inTime(ms: number, run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (message: string) => () => reject(new Error(message));
      const stop = startTimer(ms, fail(`The handler took longer than ${ms} ms.`));
      const end = fail('The server has ended.');
      ended.signal.addEventListener('abort', end, { once: true });
      run(ended.signal)
        .then(resolve, reject)
        .finally(() => {
          stop();
          ended.signal.removeEventListener('abort', end);
        });
    });
  }

  function wait(): void {
    if (ended.signal.aborted) return;
    stopTimer = startTimer(times.pollMs, () => {
      // a database that is away now is asked again
      running = look().then(wait, wait);
    });
  }

  if (kinds.length > 0) wait();
  return {
    stop: () => {
      ended.abort();
      stopTimer();
      return running;
    },
  };
}

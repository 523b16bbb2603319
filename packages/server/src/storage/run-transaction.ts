import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError, type PoolClient } from 'pg';
import type { Connections } from './connections.ts';
import { type Interruption, unlessAborted, withInterruption, within } from './interruption.ts';
import { isRepeatable } from './storage-error.ts';
import {
  type Glance,
  gatherGlance,
  type OpenTransaction,
  openTransaction,
  type Transaction,
} from './transaction.ts';

/** How one transaction is run. */
export interface TransactionPlan extends Interruption {
  /** The statement that begins it. */
  readonly begin: string;
  /** Nothing can be lost by not waiting for its end. */
  readonly readOnly?: boolean | undefined;
  /** Chance, from 0 up to 1, for the pause before it is repeated. */
  readonly random: () => number;
}

const maxRepeats = 3;
const firstPauseMs = 10;
const rollbackTimeoutMs = 2_000;

/**
 * Runs a transaction: kept as a whole, or not at all when `run` throws, its time is over or the signal aborts. It is
 * repeated, so `run` must bear that, when Postgres says that it ran against another one.
 */
export function runTransaction<T>(
  connections: Connections,
  plan: TransactionPlan,
  run: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return repeated(connections, plan, {
    async run(tx, client) {
      // not awaited: the first query travels with it, in one packet
      sendTogether(client);
      const begun = tx.execute(plan.begin);
      const [answer] = await Promise.all([run(tx), begun]);
      return answer;
    },
    end: ended,
  });
}

/** The same in one message and one answer: all that `run` asks it asks before it waits for anything. */
export function runGlance<T>(
  connections: Connections,
  plan: TransactionPlan,
  run: (tx: Glance) => Promise<T>,
): Promise<T> {
  return repeated(connections, plan, {
    async run(tx) {
      const glance = gatherGlance();
      const [answer] = await Promise.all([run(glance.tx), glance.send(tx, plan.begin)]);
      return answer;
    },
    // what it asked has ended it
    end: async (tx) => tx.end(),
  });
}

/** What is asked in a transaction, and what ends it. */
interface Course<T> {
  readonly run: (tx: OpenTransaction, client: PoolClient) => Promise<T>;
  readonly end: (tx: OpenTransaction) => Promise<void>;
}

async function repeated<T>(connections: Connections, plan: TransactionPlan, course: Course<T>): Promise<T> {
  return withInterruption(plan, async (signal) => {
    for (let repeats = 0; ; repeats++) {
      try {
        return await runOnce(connections, plan, course, signal);
      } catch (cause) {
        if (!isRepeatable(cause) || repeats === maxRepeats) throw cause;
        await unlessAborted(pause(plan.random() * firstPauseMs * 2 ** repeats), signal);
      }
    }
  });
}

async function runOnce<T>(
  connections: Connections,
  plan: TransactionPlan,
  course: Course<T>,
  signal: AbortSignal,
): Promise<T> {
  await unlessAborted(connections.admit(plan.readOnly === true), signal);
  const client = await checkOut(connections, signal);
  const tx = openTransaction(client, connections);
  const endWatch = connections.watch(client, tx.isBusy);
  try {
    const answer = await unlessAborted(course.run(tx, client), signal);
    const kept = course.end(tx);
    if (!plan.readOnly) await unlessAborted(kept, signal);
    giveBack(client, kept);
    return answer;
  } catch (failed) {
    // before its end is waited for, which never comes on a full disk
    const cause = connections.explain(failed);
    tx.end(signal.aborted ? signal.reason : undefined);
    const rolledBack = rollBack(connections, client, tx, signal.aborted);
    giveBack(client, rolledBack);
    // whoever asks again at once must not meet the locks of this one
    if (!plan.readOnly && !signal.aborted) await rolledBack.catch(ignore);
    throw cause instanceof DatabaseError ? (tx.firstFailure() ?? cause) : cause;
  } finally {
    endWatch();
  }
}

/** What is asked before this turn of the process ends goes out at once when it does. */
function sendTogether({ connection: { stream } }: PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

async function checkOut(connections: Connections, signal: AbortSignal): Promise<PoolClient> {
  const connecting = connections.connect();
  try {
    const client = await unlessAborted(connecting, signal);
    client.on('error', ignore);
    return client;
  } catch (cause) {
    connecting.then((late) => late.release(), ignore);
    throw cause;
  }
}

/** Lets nothing else be asked, and keeps what was. */
function ended(tx: OpenTransaction): Promise<void> {
  tx.end();
  const kept = commit(tx);
  // where the work has failed that is what is told
  kept.catch(ignore);
  return kept;
}

// Postgres answers a commit after a failed statement with ROLLBACK, not with an error
async function commit(tx: OpenTransaction): Promise<void> {
  const { command } = await tx.execute('commit');
  if (command !== 'COMMIT') throw tx.firstFailure();
}

async function rollBack(
  connections: Connections,
  client: PoolClient,
  tx: OpenTransaction,
  interrupted: boolean,
): Promise<void> {
  if (interrupted && tx.isBusy() && !(await connections.cancel(client))) throw tx.firstFailure();
  await within(rollbackTimeoutMs, tx.execute('rollback'));
}

/** Back into the pool when its transaction has ended well; else closed, which ends the transaction too. */
function giveBack(client: PoolClient, ended: Promise<void>): void {
  const release = (broken: boolean) => {
    client.off('error', ignore);
    client.release(broken);
  };
  ended.then(
    () => release(false),
    () => release(true),
  );
}

function ignore(): void {}

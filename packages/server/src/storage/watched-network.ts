import type { Socket } from 'node:net';
import { startTimer } from '@partnerkit/sdk';
import { Client, type Pool, type PoolClient } from 'pg';
import { within } from './interruption.ts';

/** How long a network is trusted that says nothing, in milliseconds. */
export interface Patience {
  /** For a new connection. */
  readonly connectMs: number;
  /** A connection that nobody has used for so long is asked for a word before it is used again. */
  readonly trustMs: number;
  /** For that word, and for what another connection says of one that is silent. */
  readonly answerMs: number;
  /** After so long without a byte of an answer, another connection is asked what became of it. */
  readonly silenceMs: number;
}

/** Whatever is lost, a request is answered within ten seconds. */
export const patientFor: Patience = { connectMs: 4_000, trustMs: 5_000, answerMs: 2_000, silenceMs: 4_000 };

/** Connections over a network that may swallow what is sent without a word: a cable, a firewall that forgets. */
export interface WatchedNetwork {
  connect(): Promise<PoolClient>;
  watch(client: PoolClient, isBusy: () => boolean): () => void;
  cancel(client: PoolClient): Promise<boolean>;
}

export function watchedNetwork(url: string, pool: Pool, patience: Patience): WatchedNetwork {
  const usedAt = new WeakMap<PoolClient, number>();
  pool.on('release', (_failed, client) => usedAt.set(client as PoolClient, performance.now()));
  /** When one was found lost: whatever was last used before that is not trusted either. */
  let lostAt = Number.NEGATIVE_INFINITY;

  /** Asks another connection; `undefined` where there is none. */
  const askedAside = async <T>(ask: (other: Client) => Promise<T>): Promise<T | undefined> => {
    const other = new Client({ connectionString: url, connectionTimeoutMillis: patience.answerMs });
    other.on('error', () => {});
    try {
      await other.connect();
      return await within(patience.answerMs, ask(other));
    } catch {
      return undefined;
    } finally {
      // said to whoever is there; nobody waits for the answer
      other.end().catch(() => {});
    }
  };

  const isLost = async (client: PoolClient): Promise<boolean> => {
    const state = await askedAside(async (other) => {
      const { rows } = await other.query('select state from pg_stat_activity where pid = $1', [
        pidOf(client),
      ]);
      return rows[0]?.state as string | undefined;
    });
    // it has got nothing to do, or has said what it had to say
    return state !== 'active';
  };

  return {
    async connect() {
      while (true) {
        const client = await pool.connect();
        const since = usedAt.get(client);
        if (since === undefined) return client;
        const isTrusted = since > lostAt && performance.now() - since < patience.trustMs;
        if (isTrusted || (since > lostAt && (await answers(client, patience.answerMs)))) return client;
        lostAt = performance.now();
        client.release(true);
      }
    },
    watch(client, isBusy) {
      let before = streamOf(client).bytesRead;
      let stopTimer = () => {};
      let isOver = false;
      const look = async () => {
        const now = streamOf(client).bytesRead;
        const isSilent = isBusy() && now === before;
        before = now;
        if (
          isSilent &&
          (await isLost(client)) &&
          !isOver &&
          isBusy() &&
          streamOf(client).bytesRead === before
        ) {
          lostAt = performance.now();
          streamOf(client).destroy(
            new Error('Connection terminated: the network has swallowed what was asked.'),
          );
        } else if (!isOver) stopTimer = startTimer(patience.silenceMs, look);
      };
      stopTimer = startTimer(patience.silenceMs, look);
      return () => {
        isOver = true;
        stopTimer();
      };
    },
    cancel: async (client) =>
      (await askedAside((other) => other.query('select pg_cancel_backend($1)', [pidOf(client)]))) !==
      undefined,
  };
}

async function answers(client: PoolClient, answerMs: number): Promise<boolean> {
  const ignore = () => {};
  client.on('error', ignore);
  try {
    await within(answerMs, client.query('select 1'));
    return true;
  } catch {
    return false;
  } finally {
    client.off('error', ignore);
  }
}

// both are missing in the driver's types
function pidOf(client: PoolClient): number | undefined {
  return (client as PoolClient & { processID?: number }).processID;
}

function streamOf(client: PoolClient): Socket {
  return (client as PoolClient & { connection: { stream: Socket } }).connection.stream;
}

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connections, openConnections } from './connections.ts';
import { runTransaction } from './run-transaction.ts';
import { storageError } from './storage-error.ts';
import { databaseKinds, type ThrowAwayDatabase, throwAwayDatabase } from './throw-away-databases.ts';
import type { Transaction } from './transaction.ts';

const patience = { connectMs: 2_000, trustMs: 50, answerMs: 400, silenceMs: 200 };
const connectionsOfPool = 4;

describe.runIf(databaseKinds.includes('postgres'))('a network that swallows what is sent', () => {
  let database: ThrowAwayDatabase;
  let network: Network;
  let connections: Connections;
  beforeEach(async () => {
    database = await throwAwayDatabase();
    network = await openNetwork(new URL(database.url));
    const options = { url: network.url, maxConnections: connectionsOfPool };
    connections = openConnections({ ...options, patience });
  });
  afterEach(async () => {
    await network.close();
    await connections.close();
    await database.drop();
  });

  const transaction = <T>(run: (tx: Transaction) => Promise<T>, readOnly = true) =>
    runTransaction(connections, { begin: 'begin', readOnly, random: () => 0, timeoutMs: 60_000 }, run);
  const one = (tx: Transaction) => tx.first<{ one: number }>(sql`select 1 as one`);
  const asked = (run = one) =>
    transaction(run).catch((cause) => {
      throw storageError(cause, 'US');
    });
  /** All connections are open, and idle for longer than they are trusted. */
  async function fillPool(): Promise<void> {
    // what changes something is answered when its connection is free again
    await Promise.all(Array.from({ length: connectionsOfPool }, () => transaction(one, false)));
    const since = performance.now();
    await vi.waitUntil(() => performance.now() - since > 2 * patience.trustMs, { interval: 10 });
  }

  it('is not noticed where it forgot the connections that lay idle', async () => {
    await fillPool();
    network.forget();
    const answers = await Promise.all(Array.from({ length: connectionsOfPool }, () => asked()));
    expect(answers).toEqual(answers.map(() => ({ one: 1 })));
  });

  it('is told as a database that is not there, and what waits for an answer does not wait on', async () => {
    await fillPool();
    network.freeze();
    await expect(asked()).rejects.toMatchObject({ code: 'unavailable' });
    network.thaw();
    await expect.poll(() => asked().catch(() => undefined), { timeout: 10_000 }).toEqual({ one: 1 });
  });

  it('in the middle of a transaction keeps nothing of it', async () => {
    await asked(async (tx) => {
      await tx.run(sql`create table kept (id int)`);
      return undefined;
    });
    const running = asked(async (tx) => {
      await tx.run(sql`insert into kept values (1)`);
      network.forget();
      return one(tx);
    });
    await expect(running).rejects.toMatchObject({ code: 'unavailable' });
    expect(await asked((tx) => tx.first(sql`select count(*)::int as count from kept`))).toEqual({ count: 0 });
  });

  it('is told from a statement that takes long', async () => {
    const long = (4 * patience.silenceMs) / 1000;
    expect(
      await asked(async (tx) => {
        await tx.run(sql`select pg_sleep(${long})`);
        return one(tx);
      }),
    ).toEqual({ one: 1 });
  });
});

interface Network {
  readonly url: string;
  /** Connections of now stay open and carry nothing any more; new ones do. */
  forget(): void;
  /** Nothing gets through, on connections of now and on new ones. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

/** A network of one machine, in front of a database. */
async function openNetwork(database: URL): Promise<Network> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isFrozen = false;
  const server: Server = createServer({ pauseOnConnect: true }, (near) => {
    const far = connect(Number(database.port || 5432), database.hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('error', () => {});
      from.on('data', (bytes) => to.write(bytes));
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
    }
    if (!isFrozen) near.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(database);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const pause = () => {
    for (const sockets of pairs) for (const socket of sockets) socket.pause();
  };
  return {
    url: String(url),
    forget: pause,
    freeze: () => {
      isFrozen = true;
      pause();
    },
    thaw: () => {
      isFrozen = false;
      for (const sockets of pairs) for (const socket of sockets) socket.resume();
    },
    close: async () => {
      for (const sockets of pairs) for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TagResult } from '@partnerkit/sdk';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasPostgres, startTempPostgres, type TempPostgres } from '../../../tooling/src/temp-postgres.ts';
import { openDevelopmentTokens } from '../auth/development-tokens.ts';
import { writeCustomers } from '../customers/write-customers.ts';
import { type RunningServer, startServer } from '../start/start-server.ts';
import { testConfig } from '../start/test-config.ts';

const partner = 'a';
const customers = 200;
const many = 1_000_000;

describe.skipIf(!hasPostgres())('a server whose database goes away and comes back', () => {
  let postgres: TempPostgres;
  let server: RunningServer;
  let folder: string;
  let token: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
    postgres = (await startTempPostgres()) as TempPostgres;
    await acknowledgeAfterWriting(postgres.url);
    server = await startServer({
      config: testConfig(folder, { databaseUrls: postgres.url, asOf: '2026-11-16' }),
      limits: { perUser: many, changesPerUser: many, perAddress: many, underWayPerPartner: many },
      prepare: async (databases) => {
        const rows = Array.from({ length: customers }, (_, index) => ({
          id: `c${index}`,
          name: `c${index}`,
        }));
        const database = await databases.of('US');
        await database.transaction({ partner }, (tx) =>
          writeCustomers(
            tx,
            partner,
            rows.map((row) => ({ row })),
          ),
        );
      },
    });
    await server.ready;
    const tokens = await openDevelopmentTokens(folder);
    token = await tokens.sign({ partner, user: 'u-1', roles: ['partnerFullAdmin'] }, 3600);
  });
  afterAll(async () => {
    await server?.stop();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const get = (path: string) => fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } });
  /** Adds a tag to a customer; the customer's number is also the intent's. */
  const tag = (index: number) =>
    fetch(`${server.url}/us/v1/tags/add`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `intent-${index}`,
      },
      body: JSON.stringify({ customerIds: [`c${index}`], tags: [`tag ${index}`] }),
    });
  const tagged = async () => {
    const { items } = (await (await get('/us/v1/tags')).json()) as { items: { name: string }[] };
    return items.map(({ name }) => Number(name.slice('tag '.length)));
  };
  const expectUnavailable = async (response: Response) => {
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await response.json()).toMatchObject({
      status: 503,
      code: 'unavailable',
      requestId: expect.any(String),
    });
  };

  it('loses nothing that it acknowledged, and applies once what is repeated', async () => {
    const acknowledged = new Set<number>();
    const unanswered: number[] = [];
    let next = 0;
    let killed: Promise<void> | undefined;
    const editor = async () => {
      while (next < customers / 2) {
        const index = next++;
        const response = await tag(index);
        if (response.status === 200) acknowledged.add(index);
        else {
          await expectUnavailable(response);
          unanswered.push(index);
        }
        // in the middle of the others
        if (acknowledged.size >= 30) killed ??= postgres.kill();
      }
    };
    await Promise.all(Array.from({ length: 6 }, editor));
    await killed;
    expect(unanswered).not.toEqual([]);

    await expectUnavailable(await get('/us/v1/customers'));
    await expectUnavailable(await tag(customers - 1));
    expect((await fetch(`${server.url}/health`)).status).toBe(200);

    await postgres.revive();
    await vi.waitUntil(async () => (await get('/us/v1/customers')).status === 200, {
      timeout: 10_000,
      interval: 20,
    });
    expect(await tagged()).toEqual(expect.arrayContaining([...acknowledged]));

    // one of them may have been kept though its answer was lost: it still is the first time
    for (const index of [...unanswered, ...acknowledged, customers - 1]) {
      for (let time = 0; time < 2; time++) {
        const response = await tag(index);
        expect(response.status).toBe(200);
        const { results } = (await response.json()) as { results: TagResult[] };
        expect(results).toEqual([
          { customerId: `c${index}`, tags: [`tag ${index}`], changed: [`tag ${index}`] },
        ]);
      }
    }
    expect((await tagged()).toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: customers / 2 }, (_, index) => index),
      customers - 1,
    ]);
  });

  it('comes back after every time', async () => {
    for (let round = 0; round < 3; round++) {
      // connections are open, and idle, when it goes
      await Promise.all(Array.from({ length: 8 }, () => get('/us/v1/customers')));
      await postgres.kill();
      expect((await get('/ready')).status).toBe(503);
      for (const response of await Promise.all(Array.from({ length: 12 }, () => get('/us/v1/customers')))) {
        await expectUnavailable(response);
      }
      await postgres.revive();
      await vi.waitUntil(async () => (await get('/us/v1/customers')).status === 200, {
        timeout: 10_000,
        interval: 20,
      });
      const answers = await Promise.all(Array.from({ length: 12 }, () => get('/us/v1/customers')));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect((await get('/ready')).status).toBe(200);
    }
  });

  it('is stopped while its database is away', async () => {
    const other = await startServer({
      config: testConfig(folder, { databaseUrls: postgres.url }),
    });
    await other.ready;
    await postgres.kill();
    await other.stop();
    await expect(fetch(`${other.url}/health`)).rejects.toThrow();
    await postgres.revive();
  });
});

/** The throw-away Postgres answers before it has written: what it acknowledged would be lost with it. */
async function acknowledgeAfterWriting(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('alter database postgres set synchronous_commit = on');
  await client.end();
}

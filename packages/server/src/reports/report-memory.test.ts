import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CustomerRow, ReportRun } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import { expect, it, vi } from 'vitest';
import { openTestServer } from '../http/test-server.ts';
import { databaseKinds } from '../storage/throw-away-databases.ts';
import { folderStorage } from './folder-storage.ts';
import { openReportDesk } from './report-desk.ts';
import { startReportJobs } from './report-jobs.ts';
import type { ReportStorage } from './report-storage.ts';

const partner = 'p';
const customers: readonly CustomerRow[] = ['a', 'b', 'c'].map((id) => ({
  id,
  name: `Customer ${id}`,
  region: 'US',
}));
/** Many rows where they come at once, long ones where they come a page at a time. */
const devicesOf = {
  postgres: { rows: 300_000, product: 'Desk phone' },
  embedded: { rows: 30_000, product: 'Desk phone '.repeat(45).trim() },
};
const megabyte = 1_048_576;
it.each(databaseKinds)(
  'a long report takes no more memory than a short one (%s)',
  async (kind) => {
    const { rows, product } = devicesOf[kind];
    const server = await openTestServer(
      kind,
      [
        {
          id: partner,
          customers,
          subscriptions: [],
          users: [],
          assigned: {},
          inventory: { devices: [], phoneNumbers: [] },
        },
      ],
      ['US'],
    );
    await server.inEach((tx) =>
      tx.run(sql`
      insert into devices (partner_id, position, customer_id, row)
      select ${partner}, n, chr(97 + n % 3), jsonb_build_object('customerId', chr(97 + n % 3), 'product', ${product}::text,
        'mac', lpad(to_hex(n), 12, '0'), 'userUuid', md5(n::text))
      from generate_series(1, ${rows}::integer) as n`),
    );
    const memory = watchedMemory();
    const desk = openReportDesk({
      storage: memory.watching(folderStorage(join(server.store.folder, 'r'))),
      now: Date.now,
    });
    const app = server.app({ reports: desk });
    const ask = async (method: string, path: string, body?: unknown): Promise<ReportRun> =>
      (await server.ask(`/us/v1${path}`, { method, body, as: { partner } }, app)).body;
    const jobs = startReportJobs({ databases: server.store.databases, desk, newId: String });
    const { id } = await ask('POST', '/report-runs', { template: 'devices', format: 'csv' });
    await jobs.look();
    const run = await vi.waitUntil(
      async () => {
        const found = await ask('GET', `/report-runs/${id}`);
        return found.endedAt !== null && found;
      },
      { timeout: 100_000, interval: 100 },
    );
    await jobs.stop();
    await server.close();
    expect(run).toMatchObject({ state: 'done', rows });
    const third = Math.floor(memory.samples.length / 3);
    expect(third).toBeGreaterThan(3);
    const grown = median(memory.samples.slice(-third)) - median(memory.samples.slice(0, third));
    // who holds the file has two thirds of it more
    expect(grown / Number(run.size)).toBeLessThan(0.4);
  },
  120_000,
);

/** What is used with the first byte of a file and with each further megabyte. */
function watchedMemory() {
  const samples: number[] = [];
  return {
    samples,
    watching: (storage: ReportStorage): ReportStorage => ({
      ...storage,
      async write(name, signal) {
        const writer = await storage.write(name, signal);
        let written = 0;
        return {
          ...writer,
          async write(bytes) {
            await writer.write(bytes);
            written += bytes.length;
            if (written >= samples.length * megabyte) samples.push(usedMemory());
          },
        };
      },
    }),
  };
}

/** What lives after a collection, on the heap and beside it. */
function usedMemory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

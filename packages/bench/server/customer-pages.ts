import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseQuery } from '../../sdk/src/query/parse-query.ts';
import { customerOrder } from '../../server/src/customers/customer-order.ts';
import { selectCustomerPage } from '../../server/src/customers/customers.queries.ts';
import { seedPartners } from '../../server/src/demo/seed-partners.ts';
import { openRegionDatabases } from '../../server/src/storage/region-databases.ts';
import { openConnection } from './http-connection.ts';
import { goal, quantile, steadyTimes, times } from './times.ts';

const { Client } = createRequire(new URL('../../server/package.json', import.meta.url))('pg');

const lists = [
  { query: 'status:active licenses>=100', sort: '-licenses' },
  { query: 'product:calling', sort: 'name' },
  { query: 'status:expiringSoon,trial', sort: 'expires' },
  { query: 'llc', sort: 'name' },
  { query: '', sort: 'status' },
] as const;

const asOf = '2026-11-16';
const runs = 200;

/** Pages of customers by HTTP, beside the same statements by the driver alone. */
export async function measureCustomerPages(databaseUrl: string, customers: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const env = {
    PARTNERKIT_DATABASE_URL: databaseUrl,
    PARTNERKIT_REGIONS: 'US',
    PARTNERKIT_STORE_DIR: folder,
  };
  const databases = await openRegionDatabases({ regions: ['US'], urls: databaseUrl, folder });
  await databases.migrate();
  const signal = new AbortController().signal;
  await seedPartners(databases, { partners: 1, customers, seed: 1, progress: console.error, signal });
  const statements = await recordedStatements(await databases.of('US'));
  await databases.close();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('vacuum analyze');
  await client.query('set search_path to app_us');
  const child = fork(join(import.meta.dirname, 'bench-server.ts'), { env: { ...process.env, ...env } });
  const [{ url, token }] = await once(child, 'message');
  const connection = openConnection();
  const headers = { authorization: `Bearer ${token}` };
  const page = async (parameters: Record<string, string>) => {
    const search = new URLSearchParams({ limit: '50', asOf, ...parameters });
    const text = await connection.get(`${url}/us/v1/customers?${search}`, headers);
    return JSON.parse(text) as { items: unknown[]; nextCursor: string | null };
  };
  const lines: string[] = [
    `Pages of 50 of ${customers.toLocaleString('en')} customers, p95 of ${runs}, warm, the median of rounds (ms)`,
  ];
  for (const [at, list] of lists.entries()) {
    const statement = statements[at] as { text: string; values: unknown[] };
    const [slow = Number.NaN, fast = Number.NaN] = await p95Of([
      () => page(list),
      () => client.query(statement),
    ]);
    const { items } = await page(list);
    lines.push(
      `  ${list.query || '(all)'} by ${list.sort}, ${items.length} rows: HTTP ${slow.toFixed(1)}, driver ${fast.toFixed(1)}`,
      `  ${goal('by HTTP beside the driver', slow / fast, 1.5)}`,
    );
  }
  lines.push(...(await measureTotal(page)), ...(await measureDepth(page)));
  child.kill();
  connection.close();
  await client.end();
  return lines;
}

async function p95Of(asked: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  return (await steadyTimes({ warmUp: 200, runs }, asked)).map(({ p95 }) => p95);
}

/** Customers that the total counts, nearly all of them, and those that it does not, beside all. */
async function measureTotal(
  page: (parameters: Record<string, string>) => Promise<{ items: unknown[] }>,
): Promise<string[]> {
  const asked = ['', 'kpi:total', '-kpi:total'].map((query) => () => page({ query }));
  const [all = Number.NaN, total = Number.NaN, others = Number.NaN] = await p95Of(asked);
  return [
    `  all ${all.toFixed(1)}, kpi:total ${total.toFixed(1)}, -kpi:total ${others.toFixed(1)}`,
    `  ${goal('kpi:total beside no filter', total / all, 3)}`,
    `  ${goal('-kpi:total beside no filter', others / all, 3)}`,
  ];
}

async function measureDepth(
  page: (parameters: Record<string, string>) => Promise<{ nextCursor: string | null }>,
): Promise<string[]> {
  const list = { query: 'type:subscription', sort: '-licenses' };
  let cursor = (await page(list)).nextCursor;
  for (let at = 1; at < 1000 && cursor !== null; at++) cursor = (await page({ ...list, cursor })).nextCursor;
  if (cursor === null) return ['  the list ends before its 1,000th page'];
  const deep = { ...list, cursor };
  const first = await times(runs, () => page(list));
  const far = await times(runs, () => page(deep));
  const [near, distant] = [quantile(first, 0.95), quantile(far, 0.95)];
  return [
    `  the first page ${near.toFixed(1)}, 1,000 pages further ${distant.toFixed(1)}`,
    `  ${goal('1,000 pages further beside the first', distant / near, 1.5)}`,
  ];
}

/** The statements that the server sends for the first pages, with their values. */
async function recordedStatements(
  database: Awaited<ReturnType<Awaited<ReturnType<typeof openRegionDatabases>>['of']>>,
) {
  const reach = { partner: 'demo', user: 'u-1001', scope: 'all', asOf } as const;
  const statements: { text: string; values: unknown[] }[] = [];
  for (const { query, sort } of lists) {
    await database.transaction({ partner: 'demo', readOnly: true }, async (tx) => {
      let isFirst = true;
      const recording = {
        ...tx,
        texts: (asked: Parameters<typeof tx.texts>[0]) => {
          if (isFirst) statements.push({ text: asked.text, values: [...asked.values] });
          isFirst = false;
          return tx.texts(asked);
        },
      };
      const wanted = { query: parseQuery(query), order: customerOrder(sort), after: undefined, limit: 50 };
      await selectCustomerPage(recording, reach, wanted);
    });
  }
  return statements;
}

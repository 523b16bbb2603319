import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LicenseAnalytics } from '../../sdk/src/kpis/license-analytics.ts';
import { writeCustomers } from '../../server/src/customers/write-customers.ts';
import { updatePartnerRegions, upsertPartner } from '../../server/src/organization/partners.queries.ts';
import { openRegionDatabases, type RegionDatabases } from '../../server/src/storage/region-databases.ts';
import { snapshotBytes } from '../../server/src/subscriptions/license-snapshots.ts';
import { selectLicenses } from '../../server/src/subscriptions/subscriptions.queries.ts';
import { createWorld } from '../../testing/src/create-world.ts';
import { benchDatabase, tidyDatabase } from './bench-database.ts';
import { peakMegabytes } from './peak-memory.ts';
import { type RunningServer, runningServer } from './running-server.ts';
import { goal, quantile, steadyTimes, times } from './times.ts';

const { Client } = createRequire(new URL('../../server/package.json', import.meta.url))('pg');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const asOf = '2026-11-16';
const partner = 'demo';
const runs = 600;
const rounds = 3;
const batch = 10_000;

interface Measured {
  readonly lines: readonly string[];
  readonly customers: number;
  readonly coldMs: number;
}

/** Subscription figures by HTTP beside `/health`, and what a snapshot costs, of 10,000 customers and of all. */
export async function measureLicenseFigures(databaseUrl: string, customers: number): Promise<string[]> {
  const small = await measure(databaseUrl, Math.min(batch, customers));
  if (customers <= batch) return [...small.lines];
  const large = await measure(databaseUrl, customers);
  const growth = large.coldMs / small.coldMs / (large.customers / small.customers);
  return [
    ...small.lines,
    ...large.lines,
    `  ${goal('loading a customer of many beside one of few', growth, 1.5)}`,
  ];
}

async function measure(databaseUrl: string, customers: number): Promise<Measured> {
  const url = await benchDatabase(databaseUrl, `figures_${customers}`);
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const databases = await openRegionDatabases({ regions: ['US'], urls: url, folder });
  await databases.migrate();
  const subscriptions = await seed(databases, customers);
  await tidyDatabase(url);
  const memory = await measureMemory(databases);
  await databases.close();
  // this process asks: what it made the rows with must not be swept up while it waits
  collectGarbage();
  const answers = await measureAnswers(url, folder);
  rmSync(folder, { recursive: true, force: true });
  const title = `Subscription figures of ${customers.toLocaleString('en')} customers with ${subscriptions.toLocaleString('en')} subscriptions`;
  return {
    customers,
    coldMs: answers.coldMs,
    lines: [title, ...answers.lines, `  ${memory.join(', ')} of memory a customer`],
  };
}

/** Three worlds' agreements for each customer, so that there are about three of them each. */
async function seed(databases: RegionDatabases, customers: number): Promise<number> {
  const database = await databases.of('US');
  let subscriptions = 0;
  for (let at = 0; at < customers; at += batch) {
    const worlds = [1, 2, 3].map((more) =>
      createWorld({
        seed: (3 * at) / batch + more,
        customers: Math.min(batch, customers - at),
        regions: ['US'],
        weeks: false,
      }),
    );
    const placed = new Map(
      worlds.flatMap((world) => world.customers.map(({ id }, index) => [id, index] as const)),
    );
    const own = (worlds[0] as (typeof worlds)[number]).customers.map((row) => ({
      row,
      subscriptions: [] as (typeof worlds)[number]['subscriptions'],
    }));
    worlds.forEach((world, number) => {
      for (const row of world.subscriptions) {
        const holder = own[placed.get(row.customerId) as number];
        holder?.subscriptions.push({ ...row, id: `${row.id}-${number}`, customerId: holder.row.id });
        subscriptions++;
      }
    });
    await database.transaction({ partner, timeoutMs: 3_600_000 }, (tx) => writeCustomers(tx, partner, own));
    console.error(`  ${at + own.length} customers`);
  }
  await database.transaction({ partner }, async (tx) => {
    await upsertPartner(tx, { id: partner, name: 'Bench', asOf, origin: 'demo' });
    await updatePartnerRegions(tx, partner, ['US']);
  });
  return subscriptions;
}

/** What a snapshot takes that has answered everything once, measured and as the server reckons it. */
async function measureMemory(databases: RegionDatabases): Promise<string[]> {
  const database = await databases.of('US');
  const reach = { partner, user: 'u-1001', scope: 'all' } as const;
  const before = usedBytes();
  const snapshot = await database.transaction(
    { partner, readOnly: true, isolation: 'repeatable read', timeoutMs: 600_000 },
    (tx) => selectLicenses(tx, reach),
  );
  const analytics = new LicenseAnalytics(snapshot);
  for (const product of ['calling', 'meetings']) {
    analytics.figures(asOf, product);
    for (const section of ['recentlyAdded', 'expiring', 'renewing', 'lowAssignment', 'overLimit'] as const) {
      analytics.section({ asOf, section, product, limit: 50 });
    }
  }
  const bytes = usedBytes() - before;
  // asked once more: nothing of it may have been collected
  const customers = analytics.figures(asOf, 'calling').kpis.length && snapshot.columns.customerIds.length;
  return [
    `${Math.round(bytes / customers)} bytes`,
    `reckoned as ${Math.round(snapshotBytes(snapshot) / customers)}`,
  ];
}

function usedBytes(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function measureAnswers(
  databaseUrl: string,
  store: string,
): Promise<{ lines: string[]; coldMs: number }> {
  const server = await runningServer(databaseUrl, store);
  const { pid, get, stop } = server;
  const figures = () => get(`/us/v1/subscription-figures?product=calling&asOf=${asOf}`);
  const section = () =>
    get(`/us/v1/subscription-sections/renewing?product=calling&sort=-total&limit=50&asOf=${asOf}`);
  const health = () => get('/health');
  await times(50, health);
  const coldMs = await measureCold(databaseUrl, figures);
  const megabytes = peakMegabytes(pid);
  const taken = await steadyTimes({ warmUp: 1000, runs }, [health, figures, section]);
  const processor = await processorOf(server, [health, figures, section]);
  await stop();
  const [base = Number.NaN, kpis = Number.NaN, page = Number.NaN] = taken.map(({ p95 }) => p95);
  const named = ['/health', 'figures', 'page of a section'].map((name, at) => {
    const { median = Number.NaN, p95 = Number.NaN } = taken[at] ?? {};
    return `${name} ${median.toFixed(2)} and ${p95.toFixed(2)}`;
  });
  const most = megabytes === undefined ? '' : `, at most ${Math.round(megabytes)} MiB in the process`;
  const lines = [
    `  loaded in ${Math.round(coldMs)} ms${most}`,
    `  median and p95 of ${runs}, warm, the median of rounds (ms): ${named.join(', ')}`,
    `  processor of the server (ms), whatever else the machine does: ${processor.map((each) => each.toFixed(2)).join(', ')}`,
    `  ${goal('p95 of figures beside /health', kpis / base, 1.5)}`,
    `  ${goal('p95 of a page of a section beside /health', page / base, 1.5)}`,
  ];
  return { lines, coldMs };
}

/** Milliseconds of its processor that each answer takes a server: the median of rounds in which they take turns. */
async function processorOf(
  { processorSeconds }: RunningServer,
  asked: readonly (() => Promise<unknown>)[],
): Promise<number[]> {
  const taken = asked.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, ask] of asked.entries()) {
      const before = await processorSeconds();
      await times(runs / rounds, ask);
      taken[at]?.push((1000 * ((await processorSeconds()) - before)) / (runs / rounds));
    }
  }
  return taken.map((each) => quantile(each, 0.5));
}

/** The median of answers for which the snapshot has to be loaded: the data has changed each time. */
async function measureCold(databaseUrl: string, ask: () => Promise<unknown>): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("set app.all_partners to 'on'");
  const taken: number[] = [];
  for (let at = 0; at < 5; at++) {
    await client.query('update app_us.data_versions set version = version + 1');
    taken.push(...(await times(1, ask)));
  }
  await client.end();
  return quantile(taken, 0.5);
}

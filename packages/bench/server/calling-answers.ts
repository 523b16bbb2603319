import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCustomers } from '../../server/src/customers/write-customers.ts';
import { updatePartnerRegions, upsertPartner } from '../../server/src/organization/partners.queries.ts';
import { openRegionDatabases, type RegionDatabases } from '../../server/src/storage/region-databases.ts';
import { createWorld } from '../../testing/src/create-world.ts';
import { benchDatabase, runStatements, tidyDatabase } from './bench-database.ts';
import { peakMegabytes } from './peak-memory.ts';
import { runningServer } from './running-server.ts';
import { goal, quantile, times, timesInTurn } from './times.ts';

const asOf = '2026-11-16';
const partner = 'demo';
const weeks = 8;
const runs = 600;
const batch = 10_000;

/** What the Calling page asks for by HTTP beside `/health`, of a region whose customers all called in eight weeks. */
export async function measureCallingAnswers(server: string, customers: number): Promise<string[]> {
  const url = await benchDatabase(server, `calling_${customers}`);
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const databases = await openRegionDatabases({ regions: ['US'], urls: url, folder });
  await databases.migrate();
  await seedCustomers(databases, customers);
  await databases.close();
  await runStatements(url, seedWeeks);
  await tidyDatabase(url);
  const running = await runningServer(url, folder);
  const overview = () => running.get(`/us/v1/calling?asOf=${asOf}`);
  const page = (sort: string) => () =>
    running.get(`/us/v1/calling-customers?sort=${sort}&limit=50&asOf=${asOf}`);
  const health = () => running.get('/health');
  await times(50, health);
  const [cold = Number.NaN] = await times(1, overview);
  const asked = {
    '/health': health,
    'the overview': overview,
    'customers by calls': page('-calls'),
    'customers by poor share': page('-poorShare'),
  };
  checkAnswers(await overview(), await page('-calls')(), customers);
  // what was made on the way to the first answer is swept up by then
  await timesInTurn(100, Object.values(asked));
  const taken = await timesInTurn(runs, Object.values(asked));
  const megabytes = peakMegabytes(running.pid);
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
  const measured = Object.keys(asked).map((name, at) => {
    const [median = Number.NaN, p95 = Number.NaN] = [0.5, 0.95].map((share) =>
      quantile(taken[at] ?? [], share),
    );
    return { name, median, p95 };
  });
  const base = measured[0]?.p95 ?? Number.NaN;
  const most = megabytes === undefined ? '' : `, at most ${Math.round(megabytes)} MiB in the process`;
  return [
    `Calling of ${customers.toLocaleString('en')} customers in ${weeks} weeks`,
    `  first answer in ${Math.round(cold)} ms${most}`,
    `  median and p95 of ${runs} (ms): ${measured
      .map(({ name, median, p95 }) => `${name} ${median.toFixed(2)} and ${p95.toFixed(2)}`)
      .join(', ')}`,
    ...measured.slice(1).map(({ name, p95 }) => `  ${goal(`p95 of ${name} beside /health`, p95 / base, 2)}`),
  ];
}

async function seedCustomers(databases: RegionDatabases, customers: number): Promise<void> {
  const database = await databases.of('US');
  for (let at = 0; at < customers; at += batch) {
    const count = Math.min(batch, customers - at);
    const world = createWorld({ seed: 1 + at / batch, customers: count, regions: ['US'], weeks: false });
    const rows = world.customers.map((row) => ({ row, subscriptions: [] as typeof world.subscriptions }));
    const places = new Map(world.customers.map(({ id }, index) => [id, index]));
    for (const row of world.subscriptions)
      rows[places.get(row.customerId) as number]?.subscriptions.push(row);
    await database.transaction({ partner, timeoutMs: 3_600_000 }, (tx) => writeCustomers(tx, partner, rows));
    console.error(`  ${at + count} customers`);
  }
  await database.transaction({ partner }, async (tx) => {
    await upsertPartner(tx, { id: partner, name: 'Bench', asOf, origin: 'demo' });
    await updatePartnerRegions(tx, partner, ['US']);
  });
}

/** Sums of legs of each customer and week as a roll-up leaves them, of numbers that differ from row to row. */
const seedWeeks = [
  "set app.all_partners to 'on'",
  'set search_path to app_us',
  `insert into call_weeks
     (partner_id, week, source, customer_id, calls, legs, poor_legs, rated_legs, queue_calls, details)
   select partner_id, week, 'legs', customer_id, n * 2 / 3, n, n / 37, n - n / 9, n / 11, jsonb_build_object(
     'minutes', n * 4.25, 'videoMinutes', n * 0.5, 'audioLegs', n - n / 7, 'videoLegs', n / 6, 'activeUsers', n / 5,
     'endpoints', jsonb_build_object(
       'app', jsonb_build_object('legs', n - n / 3, 'good', n - n / 3 - n / 9 - n / 74, 'poor', n / 74, 'unrated', n / 9),
       'deskPhone', jsonb_build_object('legs', n / 3, 'good', n / 3 - n / 74, 'poor', n / 74, 'unrated', 0)),
     'features', jsonb_build_object('callQueue', n / 11, 'huntGroup', n / 13),
     'queue', jsonb_build_object(
       'calls', n / 11, 'answered', n / 11 - n / 50, 'abandoned', n / 50, 'timedOut', 0, 'overflowed', 0,
       'transferred', 0, 'timeToAnswer', jsonb_build_object('seconds', n * 3, 'calls', n / 11 - n / 50),
       'waitBeforeAbandoning', jsonb_build_object('seconds', n, 'calls', n / 50)),
     'locations', '[]'::jsonb)
   from (
     select partner_id, customer_id, week::date as week,
       10 + abs(hashtext(customer_id || week::text)) % 900 as n
     from customers cross join generate_series(date '2026-09-20', date '2026-11-08', interval '7 days') as week
   ) as sums`,
  `insert into calling_versions (partner_id, version, changed_at) values ('${partner}', 1, clock_timestamp())
   on conflict (partner_id) do update set version = calling_versions.version + 1`,
];

/** An answer that leaves out what was seeded would be fast for nothing. */
function checkAnswers(overview: string, page: string, customers: number): void {
  const { weeks: shown, customers: counted } = JSON.parse(overview);
  const { items, total } = JSON.parse(page);
  const calls = items.map((item: { calls: number }) => item.calls);
  const isSorted = calls.every((count: number, at: number) => at === 0 || count <= calls[at - 1]);
  if (counted !== customers || total !== customers || items.length !== Math.min(50, customers) || !isSorted)
    throw new Error(`${counted} customers, ${total} rows, ${calls.join(' ')}`);
  if (shown.length !== weeks || shown.some((week: { calls: number | null }) => !week.calls))
    throw new Error(`weeks: ${JSON.stringify(shown)}`);
}

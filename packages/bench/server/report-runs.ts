import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { seedPartners } from '../../server/src/demo/seed-partners.ts';
import { openRegionDatabases } from '../../server/src/storage/region-databases.ts';
import { benchDatabase, runStatements, tidyDatabase } from './bench-database.ts';
import { type RunningServer, runningServer } from './running-server.ts';
import { goal, quantile } from './times.ts';

const customers = 2000;
const rounds = 5;
const quietMs = 3000;
const mostMegabytes = 150;

/**
 * A report of so many devices, from its start to its file, beside a bare `copy` of the same cells, each by itself; and what others feel of
 * another one.
 */
export async function measureReportRuns(serverUrl: string, rows: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const url = await benchDatabase(serverUrl, 'reports');
  await fillDevices(url, folder, rows);
  const server = await runningServer(url, folder);
  try {
    const idle = megabytesOf(server.pid);
    const quiet: number[] = [];
    const taken = { copy: [] as number[], report: [] as number[] };
    const busy: number[] = [];
    let most = 0;
    for (let round = 0; round < rounds; round++) {
      taken.copy.push(await copyOut(url));
      const watch = setInterval(() => {
        most = Math.max(most, megabytesOf(server.pid));
      }, 50);
      try {
        taken.report.push(await reportRun(server, rows));
        quiet.push(...(await othersUntil(server, pause(quietMs))));
        busy.push(...(await othersUntil(server, reportRun(server, rows))));
      } finally {
        clearInterval(watch);
      }
    }
    const [copy, report] = [quantile(taken.copy, 0.5), quantile(taken.report, 0.5)];
    const [before, meanwhile] = [quantile(quiet, 0.99), quantile(busy, 0.99)];
    return [
      `A report of ${rows.toLocaleString('en')} devices (load of the machine: ${loadavg()[0]?.toFixed(1)})`,
      `  report ${(report / 1000).toFixed(2)} s, copy ${(copy / 1000).toFixed(2)} s`,
      `  memory ${most.toFixed(0)} MiB, idle ${idle.toFixed(0)} MiB`,
      `  p99 of other requests ${meanwhile.toFixed(1)} ms, without ${before.toFixed(1)} ms`,
      `  ${goal('beside a bare copy', report / copy, 1.5)}`,
      `  ${goal(`memory over idle, in ${mostMegabytes} MiB`, (most - idle) / mostMegabytes, 1)}`,
      `  ${goal('p99 of other requests', meanwhile / before, 2)}`,
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillDevices(url: string, folder: string, rows: number): Promise<void> {
  const databases = await openRegionDatabases({ regions: ['US'], urls: url, folder });
  await databases.migrate();
  const { signal } = new AbortController();
  await seedPartners(databases, { partners: 1, customers, seed: 1, progress: () => {}, signal });
  await databases.close();
  await runStatements(url, [
    'set search_path to app_us',
    'delete from app_us.devices',
    `insert into app_us.devices (partner_id, position, customer_id, row)
      select partner_id, row_number() over (order by customer_id, n), customer_id, jsonb_build_object(
        'customerId', customer_id, 'locationId', 'location-' || n % 7, 'location', 'Floor ' || n % 7, 'product', 'Desk phone 8851',
        'mac', lpad(to_hex(n * 7919), 12, '0'), 'firmware', '12.0.' || n % 9, 'phoneNumber', '+3906' || 1000000 + n,
        'extension', lpad((n % 1000)::text, 5, '0'), 'userId', 'user-' || n || '@customer.example',
        'userUuid', md5(customer_id || n))
      from app_us.customers cross join generate_series(1, ${Math.ceil(rows / customers)}) as n
      where partner_id = 'demo'`,
    `insert into app_us.inventory_files (partner_id, kind, file, taken_at) values ('demo', 'devices', 'of the bench', now())
      on conflict (partner_id, kind) do nothing`,
  ]);
  await tidyDatabase(url);
}

/** Has the report run, and answers how many milliseconds it took from its start to its file. */
async function reportRun(server: RunningServer, rows: number): Promise<number> {
  const asked = { template: 'devices', format: 'csv' };
  const { id } = JSON.parse(await server.post('/us/v1/report-runs', asked));
  for (;;) {
    await pause(50);
    const run = JSON.parse(await server.get(`/us/v1/report-runs/${encodeURIComponent(id)}`));
    if (run.state === 'waiting' || run.state === 'running') continue;
    if (run.state !== 'done' || run.rows !== rows) throw new Error(JSON.stringify(run));
    return Date.parse(run.endedAt) - Date.parse(run.startedAt);
  }
}

/** Milliseconds of what others ask until something is over. */
async function othersUntil(server: RunningServer, over: Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  let isOver = false;
  void over.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const start = performance.now();
    await server.get('/us/v1/customers?limit=50');
    taken.push(performance.now() - start);
  }
  return taken;
}

const cells = ['locationId', 'location', 'product', 'mac', 'firmware', 'phoneNumber', 'extension'];

/** The same cells as Postgres writes them, over a connection to nowhere. */
async function copyOut(url: string): Promise<number> {
  const ofRow = [...cells, 'userId', 'userUuid'].map((field) => `r.row ->> '${field}'`);
  const statement = `copy (
    select coalesce(c.row ->> 'externalId', r.row ->> 'externalId'), c.row ->> 'name', r.customer_id, ${ofRow.join(', ')}
    from app_us.customer_summaries s join app_us.customers c using (partner_id, customer_id)
      join app_us.devices r using (partner_id, customer_id)
    where s.partner_id = 'demo' order by s.sort_key, s.customer_id, r.position) to stdout (format csv)`;
  const start = performance.now();
  const child = spawn(await psql(), [url, '-c', statement], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`psql ended with ${code}`);
  return performance.now() - start;
}

async function psql(): Promise<string> {
  const found = [18, 17, 16, 15, 14]
    .map((version) => `/usr/lib/postgresql/${version}/bin/psql`)
    .find(existsSync);
  return found ?? (await promisify(execFile)('which', ['psql'])).stdout.trim();
}

function megabytesOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

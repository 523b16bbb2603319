import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDevelopmentTokens } from '../../server/src/auth/development-tokens.ts';
import { seedPartners } from '../../server/src/demo/seed-partners.ts';
import { openRegionDatabases } from '../../server/src/storage/region-databases.ts';
import { benchDatabase, tidyDatabase } from './bench-database.ts';
import { steadyLoad } from './flood.ts';
import { runningServer } from './running-server.ts';
import { goal, quantile } from './times.ts';

const readers = { rate: 200, users: 50 };
const writers = 20;
const asOf = '2026-11-16';

/** Readers and writers at a steady rate for so many minutes: whether memory, errors and waits stay as they begin. */
export async function measureLongRun(
  databaseUrl: string,
  minutes: number,
  customers: number,
): Promise<string[]> {
  const url = await benchDatabase(databaseUrl, 'long_run');
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const databases = await openRegionDatabases({ regions: ['US'], urls: url, folder });
  await databases.migrate();
  const signal = new AbortController().signal;
  await seedPartners(databases, { partners: 1, customers, seed: 1, progress: console.error, signal });
  await databases.close();
  await tidyDatabase(url);
  const server = await runningServer(url, folder);
  const ids = (
    JSON.parse(await server.get(`/us/v1/customers?limit=200&asOf=${asOf}`)) as { items: { id: string }[] }
  ).items.map(({ id }) => id);
  const tokens = await openDevelopmentTokens(folder);
  const signed = Array.from({ length: readers.users }, (_, at) =>
    tokens.sign({ partner: 'demo', user: `u-${2000 + at}`, roles: ['partnerFullAdmin'] }, 86_400),
  );
  const seconds = minutes * 60;
  const written = { all: 0, failed: 0 };
  let isOver = false;
  const write = async (writer: number) => {
    for (let at = 0; !isOver; at++) {
      const body = { customerIds: [ids[(writer * 7 + at) % ids.length]], tags: [`Run ${writer}`] };
      written.all++;
      await server.post(`/us/v1/tags/${at % 2 ? 'remove' : 'add'}`, body).catch(() => written.failed++);
      await pause(1000);
    }
  };
  const megabytes: number[] = [];
  const watch = async () => {
    for (; !isOver; await pause(1000)) megabytes.push(residentMegabytes(server.pid));
  };
  const beside = [watch(), ...Array.from({ length: writers }, (_, writer) => write(writer))];
  const report = await steadyLoad({
    ...{ url: server.url, rate: readers.rate, seconds, network: 5, tokens: await Promise.all(signed) },
    paths: [
      `/us/v1/customers?limit=50&asOf=${asOf}`,
      `/us/v1/customers?limit=50&asOf=${asOf}&query=product:calling&sort=-licenses`,
      `/us/v1/subscription-figures?product=calling&asOf=${asOf}`,
      `/us/v1/subscription-sections/renewing?product=calling&limit=50&asOf=${asOf}`,
      ...ids.slice(0, 20).map((id) => `/us/v1/customers/${id}?asOf=${asOf}`),
    ],
  });
  isOver = true;
  await Promise.all(beside);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  // the first sixth is what the server begins with, as ten minutes of an hour are
  const sixth = (seconds * 1000) / 6;
  const within = (from: number, to: number) =>
    report.taken.filter((_, at) => (report.askedAt[at] ?? 0) >= from && (report.askedAt[at] ?? 0) < to);
  const [first, last] = [within(0, sixth), within(5 * sixth, Number.POSITIVE_INFINITY)].map((taken) =>
    quantile(taken, 0.99),
  ) as [number, number];
  const part = Math.floor(megabytes.length / 6);
  const [begun, ended] = [megabytes.slice(part, 2 * part), megabytes.slice(-part)].map((some) =>
    quantile(some, 0.5),
  ) as [number, number];
  const errors = report.sent - (report.statuses[200] ?? 0) + written.failed;
  return [
    `${minutes} minutes at ${readers.rate} requests a second with ${writers} writers, ${customers.toLocaleString('en')} customers`,
    `  ${report.sent.toLocaleString('en')} asked, ${written.all.toLocaleString('en')} written; ${begun.toFixed(0)} MiB after a sixth, ${ended.toFixed(0)} MiB at the end; p99 ${first.toFixed(1)} ms in the first sixth, ${last.toFixed(1)} ms in the last`,
    `  ${goal('memory at the end beside that after a sixth', ended / begun, 1.1)}`,
    `  ${goal('errors', errors, 0)}`,
    `  ${goal('p99 of the last sixth beside the first', last / first, 1.2)}`,
  ];
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

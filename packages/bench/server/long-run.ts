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

/** Together, half of them of each of two partners: each stays under the limits that a server starts with. */
const readers = 50;
const writers = 20;
/** A change a second would be as many as one user may make. */
const betweenWritesMs = 1100;
/** How a server tells that there is more than it may or can answer, and when to come back: no error of its own. */
const sentAway = [429, 503];
const asOf = '2026-11-16';

/** How long, how much, and over how many customers. */
export interface LongRun {
  readonly minutes: number;
  /** Reads a second. A machine that can't answer so many says so: then less is to be asked. */
  readonly rate: number;
  readonly customers: number;
}

/**
 * Readers and writers at a steady rate for so many minutes, under the limits that a server starts with: whether memory, errors and
 * waits stay as they begin.
 */
export async function measureLongRun(
  databaseUrl: string,
  { minutes, rate, customers }: LongRun,
): Promise<string[]> {
  const url = await benchDatabase(databaseUrl, 'long_run');
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const databases = await openRegionDatabases({ regions: ['US'], urls: url, folder });
  await databases.migrate();
  const signal = new AbortController().signal;
  const half = Math.ceil(customers / 2);
  const partners = await seedPartners(databases, {
    ...{ partners: 2, customers: half, seed: 1, progress: console.error, signal },
  });
  await databases.close();
  await tidyDatabase(url);
  const server = await runningServer(url, folder, 'usual');
  const tokens = await openDevelopmentTokens(folder);
  const signed = (partner: string, users: number, first: number) =>
    Promise.all(
      Array.from({ length: users }, (_, at) =>
        tokens.sign({ partner, user: `u-${first + at}`, roles: ['partnerFullAdmin'] }, 86_400),
      ),
    );
  const seconds = minutes * 60;
  const written = { all: 0, failures: new Map<string, number>() };
  let isOver = false;
  const write = async (token: string, ids: readonly string[], writer: number) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    for (let at = 0; !isOver; at++) {
      const body = { customerIds: [ids[(writer * 7 + at) % ids.length]], tags: [`Run ${writer}`] };
      written.all++;
      const address = `${server.url}/us/v1/tags/${at % 2 ? 'remove' : 'add'}`;
      const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
      const text = await response.text();
      if (!response.ok) {
        const { code } = JSON.parse(text) as { code: string };
        written.failures.set(code, (written.failures.get(code) ?? 0) + 1);
      }
      await pause(betweenWritesMs);
    }
  };
  const megabytes: number[] = [];
  const watch = async () => {
    for (; !isOver; await pause(1000)) megabytes.push(residentMegabytes(server.pid));
  };
  const beside = [watch()];
  const loads = partners.map(async (partner, at) => {
    const reading = await signed(partner, readers / 2, 2000);
    const writing = await signed(partner, writers / 2, 3000);
    const answer = await fetch(`${server.url}/us/v1/customers?limit=200&asOf=${asOf}`, {
      headers: { authorization: `Bearer ${writing[0]}` },
    });
    const ids = ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
    beside.push(...writing.map((token, writer) => write(token, ids, writer)));
    return steadyLoad({
      ...{ url: server.url, rate: rate / 2, seconds, network: 5 + at, tokens: reading },
      paths: [
        `/us/v1/customers?limit=50&asOf=${asOf}`,
        `/us/v1/customers?limit=50&asOf=${asOf}&query=product:calling&sort=-licenses`,
        `/us/v1/subscription-figures?product=calling&asOf=${asOf}`,
        `/us/v1/subscription-sections/renewing?product=calling&limit=50&asOf=${asOf}`,
        ...ids.slice(0, 20).map((id) => `/us/v1/customers/${id}?asOf=${asOf}`),
      ],
    });
  });
  const reports = await Promise.all(loads);
  isOver = true;
  await Promise.all(beside);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  // the first sixth is what the server begins with, as ten minutes of an hour are
  const sixth = (seconds * 1000) / 6;
  const within = (from: number, to: number) =>
    reports.flatMap(({ taken, askedAt }) =>
      taken.filter((_, at) => (askedAt[at] ?? 0) >= from && (askedAt[at] ?? 0) < to),
    );
  const [first, last] = [within(0, sixth), within(5 * sixth, Number.POSITIVE_INFINITY)].map((taken) =>
    quantile(taken, 0.99),
  ) as [number, number];
  const part = Math.floor(megabytes.length / 6);
  const [begun, ended] = [megabytes.slice(part, 2 * part), megabytes.slice(-part)].map((some) =>
    quantile(some, 0.5),
  ) as [number, number];
  const sent = reports.reduce((sum, report) => sum + report.sent, 0);
  const statuses = new Map<number, number>();
  for (const report of reports)
    for (const [status, count] of Object.entries(report.statuses))
      statuses.set(Number(status), (statuses.get(Number(status)) ?? 0) + count);
  const answered = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  const away = sentAway.reduce((sum, status) => sum + (statuses.get(status) ?? 0), 0);
  const failed = answered - away - (statuses.get(200) ?? 0);
  const notWritten = [...written.failures].filter(([code]) => !['rateLimited', 'unavailable'].includes(code));
  const errors = notWritten.reduce((sum, [, count]) => sum + count, failed);
  return [
    `${minutes} minutes at ${rate} requests a second with ${writers} writers, ${customers.toLocaleString('en')} customers of two partners`,
    `  ${sent.toLocaleString('en')} asked (${Math.round(sent / seconds)} a second), ${written.all.toLocaleString('en')} written; ${begun.toFixed(0)} MiB after a sixth, ${ended.toFixed(0)} MiB at the end; p99 ${first.toFixed(1)} ms in the first sixth, ${last.toFixed(1)} ms in the last`,
    `  read: ${told(statuses)}, ${sent - answered} not answered ten seconds after the end; not written: ${told(written.failures) || 'none'}`,
    `  ${goal('memory at the end beside that after a sixth', ended / begun, 1.1)}`,
    `  ${goal('errors', errors, 0)}`,
    // then this machine can't answer so many beside whatever else it does, and the other figures are those of an overload
    `  ${goal('reads that were sent away (429, 503) or waited beyond the end, of a hundred', (100 * (away + sent - answered)) / sent, 0)}`,
    `  ${goal('p99 of the last sixth beside the first', last / first, 1.2)}`,
  ];
}

function told(counts: ReadonlyMap<number | string, number>): string {
  return [...counts].map(([what, count]) => `${count.toLocaleString('en')} × ${what}`).join(', ');
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

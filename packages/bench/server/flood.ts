import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDevelopmentTokens } from '../../server/src/auth/development-tokens.ts';
import { seedPartners } from '../../server/src/demo/seed-partners.ts';
import { openRegionDatabases } from '../../server/src/storage/region-databases.ts';
import { benchDatabase, tidyDatabase } from './bench-database.ts';
import { runningServer } from './running-server.ts';
import type { LoadReport, LoadWords } from './steady-load.ts';
import { goal, quantile } from './times.ts';

/** Requests a second of the partner that floods, and by how many of its users. */
const flood = { rate: 1500, users: 200 };
/** Of the one that is measured: less than its limits, or these would be what is measured. */
const measured = { rate: 40, users: 5 };

/** In so much time the flood opens its 1,200 connections; what it does to others then is told by itself. */
const openingMs = 2000;
/** Rounds of requests that are refused and of `/health`, in turn, and how long each takes. */
const refusals = { rounds: 3, seconds: 3 };

/**
 * What one partner waits while another asks far more than it may, over the limits that a server starts with, each user at an address of
 * their own. It stands beside two measures: the same partner on a machine that does nothing else, which is what was promised; and beside
 * the same flood that goes to another server, which refuses by the least that can be done. The second tells what is the server's own
 * fault: who sends 1,500 requests a second from this machine takes of its processors what nobody takes of a real one.
 */
export async function measureFlood(databaseUrl: string, seconds: number): Promise<string[]> {
  const url = await benchDatabase(databaseUrl, 'flood');
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const databases = await openRegionDatabases({ regions: ['US'], urls: url, folder });
  await databases.migrate();
  const signal = new AbortController().signal;
  await seedPartners(databases, { partners: 2, customers: 5000, seed: 1, progress: console.error, signal });
  await databases.close();
  await tidyDatabase(url);
  const server = await runningServer(url, folder, 'usual');
  const tokens = await openDevelopmentTokens(folder);
  const load = async (
    partner: string,
    { rate, users }: typeof flood,
    forSeconds: number,
    network: number,
    { url = server.url, path = '/us/v1/customers?limit=50&asOf=2026-11-16' } = {},
  ): Promise<LoadReport> => {
    const signed = Array.from({ length: users }, (_, at) =>
      tokens.sign({ partner, user: `u-${2000 + at}`, roles: ['partnerFullAdmin'] }, 86_400),
    );
    const words: LoadWords = {
      ...{ url, paths: [path], rate, seconds: forSeconds, network },
      tokens: await Promise.all(signed),
    };
    return steadyLoad(words);
  };
  await load('other', measured, 3, 2);
  const alone = await load('other', measured, seconds, 3);
  const elsewhere = await sink();
  const sinking = load('demo', flood, seconds + 4, 1, { url: elsewhere.url });
  await server.lateMs();
  const besideSink = await load('other', measured, seconds, 5);
  const lateBesideSink = await server.lateMs();
  const sunk = await sinking;
  elsewhere.stop();
  const flooding = load('demo', flood, seconds + 4, 1);
  const beside = await load('other', measured, seconds, 4);
  const late = await server.lateMs();
  const flooded = await flooding;
  const processor = { refusals: [] as number[], health: [] as number[] };
  const measure = async (path: string | undefined) => {
    const before = await server.processorSeconds();
    const report = await load('demo', flood, refusals.seconds, 1, { path });
    const milliseconds = (1000 * ((await server.processorSeconds()) - before)) / report.sent;
    return { milliseconds, report };
  };
  for (let round = 0; round < refusals.rounds; round++) {
    const [refused, health] = [await measure(undefined), await measure('/health')];
    // with the next minute some are let in again
    if (refused.report.statuses[429] !== refused.report.sent) continue;
    processor.refusals.push(refused.milliseconds);
    processor.health.push(health.milliseconds);
  }
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  const before = quantile(alone.taken, 0.99);
  const within = ({ taken, askedAt }: LoadReport, isOpening: boolean) =>
    quantile(
      taken.filter((_, at) => (askedAt[at] ?? 0) < openingMs === isOpening),
      0.99,
    );
  const [opening, under] = [within(beside, true), within(beside, false)];
  const [openingSink, underSink] = [within(besideSink, true), within(besideSink, false)];
  const [refusal, health] = [processor.refusals, processor.health].map((taken) => quantile(taken, 0.5)) as [
    number,
    number,
  ];
  return [
    `A partner of ${measured.users} users beside one of ${flood.users} that asks ${flood.rate.toLocaleString('en')} times a second, ${seconds} s`,
    `  p99 alone ${before.toFixed(1)} ms, while the flood opens its connections ${opening.toFixed(1)} ms, then ${under.toFixed(1)} ms; ${toldStatuses(beside)}`,
    `  beside a flood that goes elsewhere ${openingSink.toFixed(1)} ms, then ${underSink.toFixed(1)} ms; ${toldStatuses(besideSink)}`,
    `  the flood: ${sentOf(flooded, seconds + 4)}; elsewhere: ${sentOf(sunk, seconds + 4)}`,
    `  the server came late to what was due by ${late.toFixed(1)} ms (p99), ${lateBesideSink.toFixed(1)} ms beside the flood elsewhere`,
    `  processor of the server: ${refusal.toFixed(3)} ms a refusal, ${health.toFixed(3)} ms a /health, medians of ${processor.refusals.length}`,
    `  ${goal('p99 under a flood of another partner beside alone', under / before, 5)}`,
    `  ${goal('p99 under a flood beside one that goes elsewhere', under / underSink, 5)}`,
    `  ${goal('processor of a refusal beside /health', refusal / health, 1)}`,
    `  ${goal('answers of the measured that were none, of a hundred', (100 * (beside.sent - (beside.statuses[200] ?? 0))) / beside.sent, 0)}`,
  ];
}

/** A server in a process of its own that refuses all it is asked. */
async function sink(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const child = fork(join(import.meta.dirname, 'sink-server.ts'));
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { url, stop: () => child.disconnect() };
}

function sentOf(report: LoadReport, seconds: number): string {
  const processors = (report.processorSeconds / seconds).toFixed(2);
  return `${Math.round(report.sent / seconds)} a second were sent by ${processors} of a processor, ${toldStatuses(report)}`;
}

/** Sends requests at a steady rate from a process of its own, so that whoever asks much disturbs nobody's clock. */
export async function steadyLoad(words: LoadWords): Promise<LoadReport> {
  const child = fork(join(import.meta.dirname, 'steady-load.ts'), [], { serialization: 'advanced' });
  const end = () => void child.kill();
  process.once('exit', end);
  child.send(words);
  const [report] = (await once(child, 'message')) as [LoadReport];
  process.off('exit', end);
  return report;
}

function toldStatuses({ statuses }: LoadReport): string {
  return Object.entries(statuses)
    .map(([status, count]) => `${count.toLocaleString('en')} × ${status}`)
    .join(', ');
}

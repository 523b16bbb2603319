import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { TakenLegs } from '../../server/src/calling/take-legs.ts';
import { openRegionDatabases } from '../../server/src/storage/region-databases.ts';
import { rollUpStatements } from './best-roll-up.ts';
import { legCustomers, writeLegFiles } from './leg-files.ts';
import type { LegServerWords, MeasuredStep } from './leg-server.ts';
import { goal, quantile } from './times.ts';

const { Client } = createRequire(new URL('../../server/package.json', import.meta.url))('pg');

const partner = 'bench';
const lateLegs = 100;

interface Measured {
  /** Milliseconds, of each round. */
  readonly bare: number[];
  readonly ours: number[];
  readonly oursCpu: number[];
  readonly best: number[];
  readonly rollUp: number[];
  readonly late: number[];
  readonly megabytes: number[];
}

/**
 * Call legs by HTTP into a Postgres, beside a bare `copy` of the same rows into the same key; their weeks counted, beside one
 * statement over the same rows; and the memory that many take beside that of few.
 */
export async function measureCallLegs(databaseUrl: string, legs: number): Promise<string[]> {
  const few = Math.min(100_000, legs);
  const small = legs > few ? await measure(databaseUrl, few, 1) : undefined;
  const large = await measure(databaseUrl, legs, legs > 2_000_000 ? 1 : 3);
  const [bare, ours, best, rollUp] = [large.bare, large.ours, large.best, large.rollUp].map(median) as [
    number,
    number,
    number,
    number,
  ];
  const growth = small && median(large.megabytes) / median(small.megabytes);
  return [
    `${legs.toLocaleString('en')} call legs into Postgres`,
    `  ${perSecond(legs, ours)}, a bare copy ${perSecond(legs, bare)}; at most ${median(large.megabytes).toFixed(0)} MiB of memory`,
    `  ${goal('taking legs beside a bare copy', ours / bare, 2)}`,
    `  ${((1000 * median(large.oursCpu)) / legs).toFixed(1)} µs of the server's own processor time a leg`,
    ...(growth === undefined
      ? []
      : [`  ${goal(`memory beside that of ${few.toLocaleString('en')}`, growth, 1.2)}`]),
    `  counted in ${(rollUp / 1000).toFixed(1)} s, by one statement in ${(best / 1000).toFixed(1)} s`,
    `  ${goal('counting weeks beside one statement', rollUp / best, 1.5)}`,
    `  ${goal('counting the week of one late leg beside 5 ms', median(large.late) / 5, 1)}`,
  ];
}

/** How many legs a second the embedded database takes. */
export async function measureEmbeddedCallLegs(legs: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const file = join(folder, 'legs.ndjson');
  await writeLegFiles(legs, partner, file, join(folder, 'legs.copy'));
  const databases = await openRegionDatabases({ regions: ['US'], urls: undefined, folder });
  const database = await databases.of('US');
  await database.transaction({ partner }, (tx) =>
    tx.run(statement(insertCustomers, [partner, legCustomers(legs)])),
  );
  await databases.close();
  const server = await startLegServer({ folder, partner });
  const taken = await server.send(file);
  const counted = await server.rollUp();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  const rate = (legs / taken.ms) * 1000;
  return [
    `${legs.toLocaleString('en')} call legs into the embedded database`,
    `  ${perSecond(legs, taken.ms)}, ${((1000 * taken.cpuMs) / legs).toFixed(1)} µs of processor time a leg, counted in ${(counted.ms / 1000).toFixed(1)} s`,
    `  ${goal('20,000 legs a second beside these', 20_000 / rate, 1)}`,
  ];
}

const insertCustomers = `
  insert into customers (partner_id, customer_id, row, subscriptions_supplied)
  select $1, id, jsonb_build_object('id', id, 'name', id), false from unnest($2::text[]) as id on conflict do nothing`;

function statement(text: string, values: unknown[]) {
  return { text, values } as never;
}

async function measure(databaseUrl: string, legs: number, rounds: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const [ndjson, copy] = [join(folder, 'legs.ndjson'), join(folder, 'legs.copy')];
  await writeLegFiles(legs, partner, ndjson, copy);
  const url = await databaseFor(databaseUrl, `legs_${legs}`);
  const databases = await openRegionDatabases({ regions: ['US'], urls: url, folder });
  await databases.migrate();
  await databases.close();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set search_path to app_us; set app.all_partners to 'on'; set work_mem to '256MB'`);
  await client.query(insertCustomers, [partner, legCustomers(legs)]);
  await client.query(
    'create table bare_legs (like call_legs, primary key (partner_id, customer_id, leg_id))',
  );
  await client.query('create table best_weeks (like call_weeks including all)');
  const measured: Measured = {
    bare: [],
    ours: [],
    oursCpu: [],
    best: [],
    rollUp: [],
    late: [],
    megabytes: [],
  };
  for (let round = 0; round < rounds; round++) {
    await client.query('truncate bare_legs, best_weeks, call_legs, call_weeks, stale_call_weeks');
    await client.query('checkpoint');
    measured.bare.push(await timed(() => copyFile(url, copy)));
    await client.query('truncate bare_legs');
    await client.query('checkpoint');
    const server = await startLegServer({ databaseUrl: url, folder, partner });
    const taken = await server.send(ndjson);
    measured.ours.push(taken.ms);
    measured.oursCpu.push(taken.cpuMs);
    measured.megabytes.push(taken.megabytes ?? Number.NaN);
    await client.query('checkpoint');
    measured.rollUp.push((await server.rollUp()).ms);
    const ways: number[] = [];
    for (const way of rollUpStatements) {
      await client.query('truncate best_weeks');
      ways.push(await timed(() => client.query(way, [partner])));
      await checkSame(client);
    }
    measured.best.push(Math.min(...ways));
    // what Postgres would do in the background by itself after so many rows
    await client.query('vacuum analyze');
    for (let late = 0; late < lateLegs; late++) {
      await client.query(
        `insert into stale_call_weeks select partner_id, week, customer_id from call_weeks offset $1 limit 1`,
        [Math.floor((late * legs) / 1000 / lateLegs)],
      );
      measured.late.push((await server.rollUp()).ms);
    }
    await server.stop();
    console.error(`  round ${round + 1} of ${legs} legs: ${JSON.stringify(lastOf(measured))}`);
  }
  await client.end();
  rmSync(folder, { recursive: true, force: true });
  return measured;
}

/** Throws where the two ways of counting differ. */
async function checkSame(client: {
  query: (text: string) => Promise<{ rows: { n: number }[] }>;
}): Promise<void> {
  const differing = 'select * from call_weeks except select * from best_weeks';
  const { rows } = await client.query(`
    select ((select count(*) from (${differing}) as d) + abs((select count(*) from call_weeks)
      - (select count(*) from best_weeks)))::integer as n`);
  if (rows[0]?.n !== 0) throw new Error(`${rows[0]?.n} weeks were counted in two ways.`);
}

function lastOf(measured: Measured): Record<string, number> {
  return Object.fromEntries(
    Object.entries(measured).map(([name, taken]) => [
      name,
      Math.round(name === 'late' ? median(taken) : taken.at(-1)),
    ]),
  );
}

async function databaseFor(server: string, name: string): Promise<string> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** By the database's own client, which does nothing but send the file. */
async function copyFile(url: string, file: string): Promise<void> {
  const child = spawn('psql', [url, '-q', '-c', `\\copy app_us.bare_legs from '${file}'`], {
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`psql ended with ${code}.`);
}

interface LegServer {
  send(file: string): Promise<MeasuredStep>;
  rollUp(): Promise<MeasuredStep>;
  stop(): Promise<void>;
}

async function startLegServer(words: LegServerWords): Promise<LegServer> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'leg-server.ts'), [JSON.stringify(words)]);
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    send: async (file) => {
      const { answer, ...step } = JSON.parse(await posted(`${url}/`, file)) as MeasuredStep & {
        answer: TakenLegs;
      };
      if (answer.refusedCount > 0 || answer.repeated > 0)
        throw new Error(JSON.stringify(answer).slice(0, 1000));
      return step;
    },
    rollUp: async () => JSON.parse(await posted(`${url}/roll-up`)),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Sends a file in large parts, so that the sender is not what is measured. */
async function posted(url: string, file?: string): Promise<string> {
  const sending = request(url, { method: 'POST', headers: { 'content-type': 'application/x-ndjson' } });
  const answered = once(sending, 'response');
  if (file === undefined) sending.end();
  else await pipeline(createReadStream(file, { highWaterMark: 1_048_576 }), sending);
  const [response] = (await answered) as [IncomingMessage];
  const body = await text(response);
  if (response.statusCode !== 200) throw new Error(body);
  return body;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function median(taken: readonly number[]): number {
  return quantile(taken, 0.5);
}

function perSecond(legs: number, ms: number): string {
  return `${Math.round((legs / ms) * 1000).toLocaleString('en')} legs a second`;
}

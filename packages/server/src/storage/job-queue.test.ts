import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type EmbeddedDatabase, openEmbeddedDatabase } from './embedded-database.ts';
import { copyEmbedded } from './throw-away-databases.ts';

describe('the embedded database, by its connection string', () => {
  let folder: string;
  let embedded: EmbeddedDatabase;
  let pool: Pool;
  let boss: PgBoss;
  const failures: Error[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
    copyEmbedded('empty', folder);
    embedded = await openEmbeddedDatabase({ folder });
    pool = new Pool({ connectionString: embedded.connection.url, max: 8 });
    await pool.query(`
      create role reader nologin;
      create table counters (partner_id text primary key, count integer not null);
      alter table counters enable row level security, force row level security;
      create policy rows_of_partner on counters using (partner_id = current_setting('app.partner_id'));
      grant select, insert, update on counters to reader;
      insert into counters values ('a', 0), ('b', 0)`);
    boss = new PgBoss({ connectionString: embedded.connection.url, max: 2 });
    boss.on('error', (cause) => failures.push(cause));
    await boss.start();
  });
  afterAll(async () => {
    await boss?.stop({ graceful: false });
    await pool?.end();
    await embedded?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('works jobs, one that fails again, while hundreds of transactions run beside them', async () => {
    await boss.createQueue('reports', { retryLimit: 3, retryDelay: 0 });
    const tries = new Map<string, number>();
    await boss.work<{ name: string }>(
      'reports',
      { batchSize: 1, pollingIntervalSeconds: 0.5 },
      async ([job]) => {
        const { name } = job?.data ?? { name: '' };
        const before = tries.get(name) ?? 0;
        tries.set(name, before + 1);
        if (name === 'fails twice' && before < 2) throw new Error('not yet');
      },
    );
    const ids = [
      await boss.send('reports', { name: 'goes well' }),
      await boss.send('reports', { name: 'fails twice' }),
    ];
    await Promise.all(Array.from({ length: 200 }, (_, index) => counted(pool, index % 2 ? 'a' : 'b')));
    const { rows } = await pool.query('select partner_id, count from counters order by partner_id');
    expect(rows).toEqual([
      { partner_id: 'a', count: 100 },
      { partner_id: 'b', count: 100 },
    ]);
    await vi.waitUntil(
      async () => {
        const jobs = await Promise.all(ids.map((id) => boss.findJobs('reports', { id: id as string })));
        return jobs.flat().every(({ state }) => state === 'completed');
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(Object.fromEntries(tries)).toEqual({ 'goes well': 1, 'fails twice': 3 });
    expect(failures).toEqual([]);
  });

  it('leaves the server’s own thread free while it works', async () => {
    let longest = 0;
    let last = performance.now();
    const look = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    };
    const looking = setInterval(look, 5);
    const start = performance.now();
    try {
      await pool.query('select count(*) from generate_series(1, 8000000)');
    } finally {
      clearInterval(looking);
    }
    const took = performance.now() - start;
    look();
    expect(took).toBeGreaterThan(200);
    expect(longest).toBeLessThan(took / 2);
  });

  it('answers each of many clients what it asked, in a transaction or not', async () => {
    const asked = Array.from({ length: 400 }, (_, index) => `text ${index}`);
    const answers = await Promise.all(
      asked.map(async (text, index) => {
        if (index % 10 === 0) await counted(pool, 'b');
        const failing = index % 7 === 0 ? pool.query('select $1::integer', [text]) : undefined;
        await failing?.catch(() => undefined);
        return (await pool.query('select $1::text as text', [text])).rows[0].text;
      }),
    );
    expect(answers).toEqual(asked);
  });

  it('takes back what a connection that broke had begun', async () => {
    const client = await pool.connect();
    client.on('error', () => {});
    await client.query('begin');
    await client.query("update counters set count = -1 where partner_id = 'a'");
    // as a process that is killed
    (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
    client.release(true);
    const { rows } = await pool.query("select count from counters where partner_id = 'a'");
    expect(rows[0].count).not.toBe(-1);
    await counted(pool, 'a');
  });
});

/** Counts a partner up, as the unprivileged role that sees that partner only. */
async function counted(pool: Pool, partner: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local role reader');
    await client.query("select set_config('app.partner_id', $1, true)", [partner]);
    // without a where: the policy is all there is
    const { rows } = await client.query('select partner_id, count from counters');
    if (rows.length !== 1 || rows[0].partner_id !== partner) throw new Error(`saw ${JSON.stringify(rows)}`);
    await client.query('update counters set count = $1', [rows[0].count + 1]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  } finally {
    client.release();
  }
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustomerRow, Subscription } from '@partnerkit/sdk';
import { appendAuditEntries } from '../../server/src/audit/append-audit-entries.ts';
import { writeCustomers } from '../../server/src/customers/write-customers.ts';
import { seedPartners } from '../../server/src/demo/seed-partners.ts';
import type { RegionDatabase } from '../../server/src/storage/region-database.ts';
import { openRegionDatabases } from '../../server/src/storage/region-databases.ts';
import type { Transaction } from '../../server/src/storage/transaction.ts';
import { benchDatabase, runStatements } from './bench-database.ts';
import { openConnection } from './http-connection.ts';
import { goal, quantile, timesInTurn } from './times.ts';

const { default: sql } = createRequire(new URL('../../server/package.json', import.meta.url))(
  'sql-template-tag',
);

const partner = 'demo';
const changes = 1000;
const pages = 300;
const actors = 500;
const kinds = ['tags', 'trials', 'administrators', 'users', 'organization', 'data', 'calling', 'customers'];

/** What an audit row and the derived rows add to a change, and a page of a long trail beside `/health`. */
export async function measureAuditTrail(serverUrl: string, entries: number): Promise<string[]> {
  const url = await benchDatabase(serverUrl, 'audit_trail');
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const env = { PARTNERKIT_DATABASE_URL: url, PARTNERKIT_REGIONS: 'US', PARTNERKIT_STORE_DIR: folder };
  const databases = await openRegionDatabases({ regions: ['US'], urls: url, folder });
  await databases.migrate();
  const signal = new AbortController().signal;
  await seedPartners(databases, { partners: 1, customers: 400, seed: 1, progress: console.error, signal });
  const lines = await measureChange(await databases.of('US'));
  await databases.close();
  await fillTrail(url, entries);
  const child = fork(join(import.meta.dirname, 'bench-server.ts'), { env: { ...process.env, ...env } });
  const [{ url: address, token }] = await once(child, 'message');
  lines.push(...(await measurePages(address, token, entries)));
  child.kill();
  return lines;
}

/** One transaction that replaces a subscription: bare, with its derived rows, and with its audit entry as well. */
async function measureChange(database: RegionDatabase): Promise<string[]> {
  const held = await database.asOwner((tx) =>
    tx.rows<{ row: CustomerRow; subscriptions: Subscription[] }>(sql`
      select c.row, jsonb_agg(s.row) as subscriptions
      from customers c join subscriptions s using (partner_id, customer_id) group by c.row`),
  );
  let turn = 0;
  const next = () => held[turn++ % held.length] as (typeof held)[number];
  const inOne = (run: (tx: Transaction, one: (typeof held)[number]) => Promise<void>) => () =>
    database.transaction({ partner }, (tx) => run(tx, next()));
  const bare = inOne(async (tx, { row, subscriptions }) => {
    await tx.first(sql`
      select 1 from customers where partner_id = ${partner} and customer_id = ${row.id} for update`);
    await tx.run(sql`
      delete from subscriptions where partner_id = ${partner} and customer_id = ${row.id}`);
    await tx.run(sql`
      insert into subscriptions (partner_id, customer_id, subscription_id, row)
      select ${partner}, r.row ->> 'customerId', r.row ->> 'id', r.row
      from jsonb_to_recordset(${JSON.stringify(subscriptions.map((one) => ({ row: one })))}::jsonb) as r(row jsonb)`);
  });
  const derived = inOne((tx, { row, subscriptions }) =>
    writeCustomers(tx, partner, [{ row, subscriptions }]),
  );
  const whole = inOne(async (tx, { row, subscriptions }) => {
    await writeCustomers(tx, partner, [{ row, subscriptions }]);
    const act = { partner, region: 'US', actor: { id: 'u-1001' }, action: 'trials.extend' };
    await appendAuditEntries(tx, act, [
      {
        subject: { kind: 'trial', id: 't-1' },
        customerId: row.id,
        changes: [{ field: 'endDate', before: '2026-11-20', after: '2026-12-20' }],
      },
    ]);
  });
  await timesInTurn(50, [bare, derived, whole]);
  const taken = await timesInTurn(changes, [bare, derived, whole]);
  const [one = 0, two = 0, three = 0] = taken.map((each) => quantile(each, 0.95));
  return [
    `A change of one customer in a transaction, p95 of ${changes} (ms)`,
    `  bare ${one.toFixed(2)}, with derived rows ${two.toFixed(2)}, with an audit entry as well ${three.toFixed(2)}`,
    `  ${goal('with audit entry and derived rows beside bare', three / one, 1.5)}`,
    `  ${goal('what the audit entry adds to a change with its derived rows', three / two, 1.5)}`,
  ];
}

/** Fills a trail as fast as that goes: its indexes come last, and nobody verifies its hashes. */
async function fillTrail(url: string, entries: number): Promise<void> {
  const chosen = kinds.map((kind) => `'${kind}'`).join(', ');
  await runStatements(url, [
    'set search_path to app_us',
    `set app.all_partners = 'on'; set maintenance_work_mem = '512MB'; set synchronous_commit = off`,
    `do $$ declare made record; begin
      create temporary table made_indexes as select indexname, indexdef from pg_indexes
        where schemaname = 'app_us' and tablename = 'audit_entries' and indexname <> 'audit_entries_pkey';
      for made in select * from made_indexes loop execute format('drop index %I', made.indexname); end loop;
    end $$`,
    `delete from audit_entries`,
    `insert into audit_entries (partner_id, position, at, actor_id, action, kind, subject_kind, subject_id, customer_id,
      changes, hash)
    select '${partner}', n, timestamptz '2020-01-01' + n * interval '20 seconds', 'u-' || (n * 7919) % ${actors},
      kind || '.change', kind, 'customer', 'c-' || (n * 104729) % 100000, 'c-' || (n * 104729) % 100000,
      '[{"field": "tags", "before": [], "after": ["gold"]}]', '\\x00'
    from generate_series(1, ${entries}::bigint) as n
    cross join lateral (select (array[${chosen}])[(1 + (n / 11) % ${kinds.length})::integer]) as of(kind)`,
    `update audit_heads set position = ${entries} where partner_id = '${partner}'`,
    `do $$ declare made record; begin
      for made in select * from made_indexes loop execute made.indexdef; end loop;
    end $$`,
    'vacuum analyze audit_entries',
    'checkpoint',
  ]);
}

async function measurePages(address: string, token: string, entries: number): Promise<string[]> {
  const connection = openConnection();
  const headers = { authorization: `Bearer ${token}` };
  let turn = 0;
  const health = () => connection.get(`${address}/health`, {});
  const page = async () => {
    turn++;
    const asked = `actor=u-${turn % actors}&kinds=${kinds[turn % kinds.length]}&limit=50`;
    const { items } = JSON.parse(
      await connection.get(`${address}/us/v1/audit-entries?${asked}`, headers),
    ) as { items: unknown[] };
    if (entries >= 1e6 && items.length < 50) throw new Error(`A page of ${items.length} entries.`);
  };
  await timesInTurn(50, [health, page]);
  const [alive = [], read = []] = await timesInTurn(pages, [health, page]);
  connection.close();
  const [fast, slow] = [quantile(alive, 0.95), quantile(read, 0.95)];
  return [
    `A page of 50 of ${entries.toLocaleString('en')} entries by one of ${actors} people and one of ${kinds.length} kinds, p95 of ${pages} (ms)`,
    `  /health ${fast.toFixed(2)}, the page ${slow.toFixed(2)} (median ${quantile(read, 0.5).toFixed(2)})`,
    `  ${goal('a page beside /health', slow / fast, 2)}`,
  ];
}

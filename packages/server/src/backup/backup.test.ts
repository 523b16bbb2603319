import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import sql, { type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedPartners } from '../demo/seed-partners.ts';
import { upsertPartner } from '../organization/partners.queries.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import {
  type DatabaseKind,
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { BackupLine } from './backup-file.ts';
import { restoreBackup } from './restore-backup.ts';
import { verifyStore } from './verify-store.ts';
import { writeBackup } from './write-backup.ts';

const regions = ['US', 'EU'];
const customers = 48;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// each kind is restored into the other, where there is one
describe.each(databaseKinds.map((kind, at) => [kind, databaseKinds.at(at - 1) as DatabaseKind] as const))(
  'a backup (of %s, into %s)',
  (kind, otherKind) => {
    let store: ThrowAwayDatabases;
    let empty: ThrowAwayDatabases;
    let file: string;
    let rows: number;
    beforeAll(async () => {
      store = await throwAwayDatabases(kind, regions);
      empty = await throwAwayDatabases(otherKind, regions);
      await fill(store.databases);
      file = join(folder, `${kind}.backup`);
      rows = await writeBackup(store.databases, file);
    });
    afterAll(async () => {
      await store?.close();
      await empty?.close();
    });

    it('is whole in one file that only its owner may read', async () => {
      const lines = linesOf(await readFile(file));
      expect(lines[0]).toEqual({ kind: 'backup', format: 1, regions });
      expect(lines.at(-1)).toEqual({ kind: 'end', rows });
      expect(lines.flatMap((line) => (line.kind === 'region' ? [line.region] : []))).toEqual(regions);
      expect(await readdir(folder)).not.toContain(`${kind}.backup.unfinished`);
    });

    it('that can’t be written leaves nothing behind, and the database as it was', async () => {
      await expect(writeBackup(store.databases, join(folder, 'no', 'such', 'folder'))).rejects.toMatchObject({
        code: 'ENOENT',
      });
      expect(await writeBackup(store.databases, join(folder, 'again'))).toBe(rows);
    });

    it.each<[string, (file: Buffer) => Buffer, RegExp]>([
      ['is empty', () => Buffer.alloc(0), /its end is missing|unexpected end/],
      ['is none', () => Buffer.from('{"kind":"backup"}'), /incorrect header/],
      ['is cut in its first half', (all) => all.subarray(0, all.length / 3), /unexpected end/],
      ['is cut at its end', (all) => all.subarray(0, -4), /unexpected end/],
      ['has a byte that changed', (all) => changedByte(all, Math.floor(all.length / 2)), /can't be restored/],
      ['has a check sum that does not fit', (all) => changedByte(all, all.length - 6), /can't be restored/],
      ['lacks its last line', (all) => packed(linesOf(all).slice(0, -1)), /its end is missing/],
      [
        'lacks a line between',
        (all) => {
          const lines = linesOf(all);
          return packed(lines.filter((line) => line !== lines.find(({ kind: of }) => of === 'rows')));
        },
        /its end is missing/,
      ],
      ['is cut in a line', (all) => gzipSync(gunzipSync(all).subarray(0, 5000)), /can't be restored/],
      ['is something else', () => packed([{ kind: 'rows', rows: [] } as never]), /no backup of this server/],
      [
        'is of a later format',
        (all) => packed([{ ...linesOf(all)[0], format: 2 } as never]),
        /no backup of this/,
      ],
      [
        'holds a region that is not here',
        (all) => packed([{ kind: 'backup', format: 1, regions: ['US', 'CA'] }, ...linesOf(all).slice(1)]),
        /it holds the region CA, this server has US, EU/,
      ],
      [
        'was made at another migration',
        (all) =>
          packed(
            linesOf(all).map((line) =>
              line.kind === 'region' ? { ...line, migrations: ['001-partners'] } : line,
            ),
          ),
        /made at migration 001-partners, the database is at 0/,
      ],
    ])('that %s is refused, and nothing of it is there', async (_what, spoil, message) => {
      const spoiled = join(folder, 'spoiled');
      await writeFile(spoiled, spoil(await readFile(file)));
      await expect(restoreBackup(empty.databases, spoiled)).rejects.toThrow(message);
      expect(await dump(empty.databases)).toEqual({});
    });

    it('that is not there is refused', async () => {
      await expect(restoreBackup(empty.databases, join(folder, 'nothing'))).rejects.toThrow(/ENOENT/);
    });

    it('is not put into databases that hold data', async () => {
      const before = await dump(store.databases);
      await expect(restoreBackup(store.databases, file)).rejects.toThrow(
        'The region US holds data already: restore into an empty database.',
      );
      expect(await dump(store.databases)).toEqual(before);
      // one row in the last region is enough
      const home = await empty.databases.of('EU');
      await home.transaction({ partner: 'x' }, (tx) =>
        upsertPartner(tx, { id: 'x', name: 'x', asOf: undefined, origin: 'import' }),
      );
      await expect(restoreBackup(empty.databases, file)).rejects.toThrow('The region EU holds data already');
      await home.asOwner((tx) => tx.run(sql`delete from partners`));
      expect(await dump(empty.databases)).toEqual({});
    });

    it('brings every row of every partner and region back, and nothing else', async () => {
      expect(await restoreBackup(empty.databases, file)).toBe(rows);
      const [before, after] = [await dump(store.databases), await dump(empty.databases)];
      expect(Object.keys(before).length).toBeGreaterThan(12);
      expect(after).toEqual(before);
      expect(await verifyStore(empty.databases)).toEqual(await verifyStore(store.databases));
    });
  },
);

describe.each(databaseKinds)('a verification (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  let untouched: string[];
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, regions);
    await fill(store.databases);
    const found = await inEu((tx) =>
      tx.rows<{ id: string }>(
        sql`select distinct customer_id as id from subscriptions where partner_id = 'demo' order by id`,
      ),
    );
    untouched = found.map(({ id }) => id);
  });
  afterAll(() => store.close());

  const inEu = async <T>(run: (tx: Transaction) => Promise<T>) =>
    (await store.databases.of('EU')).asOwner(run);

  it('finds nothing in what is whole', async () => {
    const { auditHeads, ...found } = await verifyStore(store.databases);
    expect(found).toEqual({ customers: 2 * customers, problems: [] });
    expect(auditHeads.map(({ region, partner }) => `${region} ${partner}`)).toEqual(
      expect.arrayContaining(['US demo', 'US other', 'EU demo', 'EU other']),
    );
  });

  it.each<[string, (own: Sql) => Sql]>([
    [
      'a number of a standing',
      (own) => sql`update customer_standings set licenses = coalesce(licenses, 0) + 1 ${own}`,
    ],
    ['a status', (own) => sql`update customer_standings set statuses = '{expired,trial,lease}' ${own}`],
    ['what a status is found by', (own) => sql`update customer_standings set status_keys = '{lease}' ${own}`],
    [
      'the facts of a standing',
      (own) => sql`update customer_standings set facts = facts || '{"licenses":null}' ${own}`,
    ],
    ['when a standing begins', (own) => sql`update customer_standings set from_day = from_day + 1 ${own}`],
    ['a missing standing', (own) => sql`delete from customer_standings ${own}`],
    [
      'a standing too many',
      (own) => sql`insert into customer_standings (partner_id, customer_id, from_day, until_day, facts)
        select partner_id, customer_id, 99999999, 99999999, '{}' from customers ${own}`,
    ],
    [
      'a name that customers are sorted by',
      (own) => sql`update customer_summaries set sort_key = sort_key || 'x' ${own}`,
    ],
    ['a region', (own) => sql`update customer_summaries set region = 'CA' ${own}`],
    ['a text that is searched', (own) => sql`update customer_summaries set search_text = '' ${own}`],
    ['a missing summary', (own) => sql`delete from customer_summaries ${own}`],
    ['a customer itself', (own) => sql`update customers set row = row || '{"name":"Somebody else"}' ${own}`],
    ['subscriptions', (own) => sql`delete from subscriptions ${own}`],
  ])('finds %s that was tampered with, and names the customer', async (_what, tampering) => {
    const id = untouched.pop() as string;
    const { problems: before } = await verifyStore(store.databases);
    await inEu((tx) => tx.run(tampering(sql`where partner_id = 'demo' and customer_id = ${id}`)));
    const { problems } = await verifyStore(store.databases);
    const problem = `EU: customer ${id} of demo: what is derived from it does not fit`;
    expect(problems.toSorted()).toEqual([...before, problem].toSorted());
  });

  it('minds no tags that the partner has changed', async () => {
    const { problems: before } = await verifyStore(store.databases);
    const database = await store.databases.of('US');
    await database.asOwner((tx) => tx.run(sql`update customer_summaries set tags = '{x}', tag_keys = '{x}'`));
    expect((await verifyStore(store.databases)).problems.toSorted()).toEqual(before.toSorted());
  });

  it('finds a table that would show partners to each other', async () => {
    const database = await store.databases.of('US');
    await database.asOwner((tx) => tx.run(sql`drop policy rows_of_partner on customers`));
    expect((await verifyStore(store.databases)).problems).toContain(
      'app_us.customers: rows are not kept apart by partner',
    );
  });
});

/** Two partners, and something in every table that a seed leaves empty. */
async function fill(databases: RegionDatabases): Promise<void> {
  const signal = new AbortController().signal;
  await seedPartners(databases, { partners: 2, customers, seed: 1, signal, progress: () => {} });
  for (const region of databases.regions) {
    const database = await databases.of(region);
    await database.transaction({ partner: 'demo' }, async (tx) => {
      await tx.run(sql`
        insert into idempotency_keys (partner_id, user_id, key, fingerprint, answer)
        values ('demo', 'u-1', 'k', 'f', '{"text":"Ünïcode \\u2028 😀 \\\\ \\" $1","number":1e300}')`);
      await tx.run(
        sql`insert into tag_details values ('demo', 'gold tier', 'Gold tier', ${'line\nbreak\t"'}, null)`,
      );
      await tx.run(sql`insert into saved_views values ('demo', 'u-1', 'v', 'mine', 'customers', '{}')`);
      await tx.run(sql`insert into usage_weeks values ('demo', '2026-11-08', 'a.csv')`);
      await tx.run(sql`
        insert into weekly_usage select 'demo', '2026-11-08', customer_id, 'Roma', '{"calls":3}' from customers`);
      await tx.run(
        sql`insert into customer_locations select 'demo', customer_id, 'Roma', '{}' from customers on conflict do nothing`,
      );
      await tx.run(sql`
        insert into report_templates values ('demo', 't', 'own', 'Own', 'devices', array['mac'], 'u-1', null)`);
      await tx.run(sql`
        insert into report_schedules values ('demo', 's', '{"template":"t"}', 'u-1', null, array['partnerAdmin'])`);
      await tx.run(sql`
        insert into report_runs (partner_id, run_id, content, user_id, scope, schedule_id, due_at, position, requested_at)
        values ('demo', 'r', '{}', 'u-1', 'all', 's', '2026-11-16T06:00:00Z', 1, '2026-11-16T06:00:01.234567Z')`);
    });
  }
}

/** The rows of every table that has some, in an order of their own. */
async function dump(databases: RegionDatabases): Promise<Record<string, string[]>> {
  const path = join(folder, `dump-${randomUUID()}`);
  await writeBackup(databases, path);
  const tables: Record<string, string[]> = {};
  for (const line of linesOf(await readFile(path))) {
    if (line.kind !== 'rows') continue;
    const place = `${line.region}.${line.table}`;
    tables[place] = [...(tables[place] ?? []), ...line.rows.map((row) => JSON.stringify(row))].sort();
  }
  return tables;
}

function linesOf(file: Buffer): BackupLine[] {
  return gunzipSync(file)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function packed(lines: readonly BackupLine[]): Buffer {
  return gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function changedByte(file: Buffer, at: number): Buffer {
  const changed = Buffer.from(file);
  changed[at] = (changed[at] ?? 0) ^ 0x5a;
  return changed;
}

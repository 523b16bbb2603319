import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataTables, insertRows } from '../backup/tables.ts';
import { unfencedTables } from '../backup/verify-store.ts';
import { openConnections } from './connections.ts';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { appendOnlyTables } from './fence.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { type RegionDatabase, regionDatabase } from './region-database.ts';
import { roleOf, schemaOf } from './region-names.ts';
import {
  copyEmbedded,
  type DatabaseKind,
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabase,
  throwAwayDatabases,
} from './throw-away-databases.ts';
import type { Transaction } from './transaction.ts';

const regions = ['US', 'EU'];
const partners = ['a', 'b'];

const ofPartner = "(partner_id = current_setting('app.partner_id'::text))";
const ofOwner = "(current_setting('app.all_partners'::text, true) = 'on'::text)";
const rowsOfPartner = [
  { name: 'rows_for_owner', toEveryone: false, using: ofOwner, check: ofOwner },
  { name: 'rows_of_partner', toEveryone: true, using: ofPartner, check: ofPartner },
];

describe.each(databaseKinds)('the schema of a region (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, regions);
    for (const region of regions) await (await store.databases.of(region)).asOwner(fillEveryTable(region));
  });
  afterAll(() => store.close());

  describe.each(regions)('%s', (region) => {
    const owner = async <T>(run: (tx: Transaction) => Promise<T>) =>
      (await store.databases.of(region)).asOwner(run);
    const partnerA = async <T>(run: (tx: Transaction) => Promise<T>) =>
      (await store.databases.of(region)).transaction({ partner: 'a' }, run);

    it('fences every table of partners’ data', async () => {
      const tables = await owner((tx) => fences(tx, region));
      expect(tables.length).toBeGreaterThan(10);
      for (const { table, ...fence } of tables) {
        expect({ table, ...fence }).toEqual({ table, enabled: true, forced: true, policies: rowsOfPartner });
      }
      expect(await owner((tx) => unfencedTables(tx, region))).toEqual([]);
    });

    it('has a role that can’t go around the fences', async () => {
      const role = await owner((tx) =>
        tx.first(sql`
          select rolsuper, rolbypassrls, rolcreaterole, rolcanlogin,
            exists (select from pg_class c where c.relowner = r.oid) as owns,
            exists (select from pg_auth_members m where m.member = r.oid) as "isMember",
            has_schema_privilege(rolname, ${schemaOf(region)}, 'create') as creates
          from pg_roles r where rolname = ${roleOf(region)}`),
      );
      expect(role).toEqual({
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcanlogin: false,
        owns: false,
        isMember: false,
        creates: false,
      });
    });

    it('can be spread over machines by partner: every key holds the partner', async () => {
      expect(await owner((tx) => keysWithoutPartner(tx, region))).toEqual([]);
    });

    it('is closed to the roles of other regions', async () => {
      const others = regions.filter((other) => other !== region).map(schemaOf);
      for (const table of await owner((tx) => allTables(tx, region))) {
        const other = raw(`${others[0]}.${table}`);
        await expect(partnerA((tx) => tx.rows(sql`select * from ${other}`))).rejects.toMatchObject({
          code: '42501',
        });
      }
    });

    it('keeps its own history from the role', async () => {
      await expect(partnerA((tx) => tx.rows(sql`select * from migrations`))).rejects.toMatchObject({
        code: '42501',
      });
    });

    it('shows a partner no row of another, even where a query forgets to ask for its own', async () => {
      for (const table of await owner((tx) => allTables(tx, region))) {
        const seen = await partnerA((tx) =>
          tx.rows<{ partner_id: string }>(sql`select * from ${raw(table)}`),
        );
        expect({ table, partners: seen.map((row) => row.partner_id) }).toEqual({ table, partners: ['a'] });
      }
    });

    it('changes no row of another partner, even where a change forgets to say whose', async () => {
      for (const table of await owner((tx) => allTables(tx, region))) {
        const before = await owner((tx) => tx.rows(sql`select * from ${raw(table)} where partner_id = 'b'`));
        const deleted = async (tx: Transaction) => {
          const count = await tx.run(sql`delete from ${raw(table)}`);
          throw new TakenBack(count);
        };
        await expect(partnerA(deleted)).rejects.toMatchObject(
          appendOnlyTables.includes(table) ? { code: '42501' } : new TakenBack(1),
        );
        const after = await owner((tx) => tx.rows(sql`select * from ${raw(table)} where partner_id = 'b'`));
        expect({ table, rows: after }).toEqual({ table, rows: before });
      }
    });

    it('changes no row of the own partner where rows are only added', async () => {
      expect(appendOnlyTables).toContain('audit_entries');
      for (const table of appendOnlyTables) {
        const before = await owner((tx) => tx.rows(sql`select * from ${raw(table)}`));
        for (const statement of [
          sql`update ${raw(table)} set partner_id = partner_id`,
          sql`delete from ${raw(table)}`,
          sql`truncate ${raw(table)}`,
          sql`alter table ${raw(table)} disable row level security`,
        ]) {
          await expect(
            partnerA((tx) => tx.run(statement)),
            statement.sql,
          ).rejects.toMatchObject({ code: '42501' });
        }
        expect(await owner((tx) => tx.rows(sql`select * from ${raw(table)}`))).toEqual(before);
      }
    });

    it('takes no row for another partner', async () => {
      for (const table of await owner((tx) => allTables(tx, region))) {
        const record = await owner((tx) => madeRecord(tx, region, table, 'c'));
        await expect(
          partnerA((tx) => insertRows(tx, table, [record])),
          `insert into ${table}`,
        ).rejects.toMatchObject({ code: '42501' });
        await expect(
          partnerA((tx) => tx.run(sql`update ${raw(table)} set partner_id = 'c'`)),
          `update ${table}`,
        ).rejects.toMatchObject({ code: '42501' });
      }
    });
  });
});

describe.each(databaseKinds)('a table that would show partners to each other (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US']);
  });
  afterAll(() => store.close());

  const open = 'grant select on leak to partnerkit_us';
  it.each([
    ['has no policy', `create table leak (partner_id text primary key); ${open}`],
    [
      'has row-level security that nothing is let through by',
      `create table leak (partner_id text primary key); alter table leak enable row level security,
        force row level security; ${open}`,
    ],
    [
      'has the policy, switched off',
      `create table leak (partner_id text primary key);
        create policy rows_of_partner on leak using (partner_id = current_setting('app.partner_id')); ${open}`,
    ],
    [
      'does not hold its owner to the policy',
      `create table leak (partner_id text primary key); alter table leak enable row level security;
        create policy rows_of_partner on leak using (partner_id = current_setting('app.partner_id')); ${open}`,
    ],
    ['is a view of a fenced one', `create view leak as select * from customers; ${open}`],
    [
      'can only be changed',
      'create table leak (partner_id text primary key); grant update on leak to partnerkit_us',
    ],
  ])('is found when it %s', async (_why, statements) => {
    const database = await store.databases.of('US');
    const found = database.asOwner(async (tx) => {
      for (const statement of statements.split(';')) await tx.run(raw(statement));
      throw new TakenBack(await unfencedTables(tx, 'US'));
    });
    await expect(found).rejects.toThrow(new TakenBack(['app_us.leak: rows are not kept apart by partner']));
  });

  it.each([
    ['a primary key', 'create table leak (id text primary key, partner_id text not null)', ['leak_pkey']],
    [
      'a primary key that begins with something else',
      'create table leak (id text, partner_id text, primary key (id, partner_id))',
      ['leak_pkey'],
    ],
    [
      'a unique constraint',
      'create table leak (partner_id text primary key, email text unique)',
      ['leak_email_key'],
    ],
    [
      'a unique index',
      'create table leak (partner_id text primary key, email text); create unique index leak_email on leak (email)',
      ['leak_email'],
    ],
    [
      'a foreign key',
      `create table other (id text unique, partner_id text, primary key (partner_id, id));
        create table leak (partner_id text primary key, other text references other (id))`,
      ['leak_other_fkey', 'other_id_key'],
    ],
    ['no key at all', 'create table leak (partner_id text)', ['leak has no primary key']],
  ])('can’t be spread over machines with %s without the partner', async (_what, statements, expected) => {
    const database = await store.databases.of('US');
    const found = database.asOwner(async (tx) => {
      for (const statement of statements.split(';')) await tx.run(raw(statement));
      throw new TakenBack(await keysWithoutPartner(tx, 'US'));
    });
    await expect(found).rejects.toThrow(new TakenBack(expected));
  });
});

describe.each(databaseKinds)('one connection that partners take turns on (%s)', (kind) => {
  let database: RegionDatabase;
  let one: Awaited<ReturnType<typeof oneConnection>>;
  beforeAll(async () => {
    one = await oneConnection(kind);
    database = regionDatabase({ region: 'US', connections: one.connections, random: Math.random });
    await migrate(database, migrations);
  });
  afterAll(() => one.close());

  const settings = sql`select current_user::text as role, coalesce(current_setting('app.partner_id', true), '') as partner,
    coalesce(current_setting('app.all_partners', true), '') as everyone, current_setting('search_path') as path,
    current_setting('statement_timeout') as timeout, current_setting('TimeZone') as zone`;
  const outside = async () => {
    const client = await one.connections.connect();
    try {
      return (await client.query(settings.text)).rows[0];
    } finally {
      client.release();
    }
  };

  it('keeps nothing of a transaction, whether it was kept or rolled back', async () => {
    const before = await outside();
    await database.transaction({ partner: 'a' }, (tx) => tx.rows(settings));
    const failed = database.transaction({ partner: 'a' }, (tx) => tx.rows(sql`select * from nothing`));
    await expect(failed).rejects.toMatchObject({ code: '42P01' });
    await database.asOwner((tx) => tx.rows(settings));
    expect(await outside()).toEqual(before);
  });

  it('gives each transaction its own partner, whatever the one before has set for the session', async () => {
    await database.transaction({ partner: 'a' }, (tx) =>
      tx.run(
        sql`select set_config('app.partner_id', 'b', false), set_config('app.all_partners', 'on', false)`,
      ),
    );
    const seen = await database.transaction({ partner: 'a', timeoutMs: 5000 }, (tx) => tx.first(settings));
    expect(seen).toMatchObject({
      role: 'partnerkit_us',
      partner: 'a',
      path: 'app_us, pg_temp',
      timeout: '5s',
      zone: 'UTC',
    });
    expect(await database.asOwner((tx) => tx.first(settings))).toMatchObject({ partner: '', everyone: 'on' });
  });

  it('tells who asks apart when many ask at once', async () => {
    const asked = Array.from({ length: 60 }, (_, index) => `partner-${index % 7}`);
    const seen = await Promise.all(
      asked.map((partner) => database.transaction({ partner }, (tx) => tx.first<object>(settings))),
    );
    expect(seen.map((found) => (found as { partner: string }).partner)).toEqual(asked);
  });
});

/** What an answer is carried out of a transaction in that nothing is kept of. */
class TakenBack extends Error {
  constructor(answer: unknown) {
    super(JSON.stringify(answer));
  }
}

interface TableFence {
  readonly table: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly policies: unknown;
}

function fences(tx: Transaction, region: string): Promise<TableFence[]> {
  return tx.rows<TableFence>(sql`
    select c.relname as table, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, (
      select jsonb_agg(jsonb_build_object('name', p.polname, 'toEveryone', p.polroles = '{0}',
        'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))
        order by p.polname)
      from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c
    where c.relnamespace = ${schemaOf(region)}::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'`);
}

/** Keys by which a table could not be spread over machines: a primary key must begin with the partner, others hold it. */
async function keysWithoutPartner(tx: Transaction, region: string): Promise<string[]> {
  const keys = await tx.rows<{ name: string }>(sql`
    with tables as (
      select c.oid, c.relname, (
        select attnum from pg_attribute where attrelid = c.oid and attname = 'partner_id') as partner
      from pg_class c
      where c.relnamespace = ${schemaOf(region)}::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'
    )
    select i.indexrelid::regclass::text as name from tables t join pg_index i on i.indrelid = t.oid
    where (i.indisprimary and i.indkey[0] is distinct from t.partner)
      or (i.indisunique and not coalesce(t.partner = any(i.indkey), false))
    union all
    select f.conname from tables t join pg_constraint f on f.conrelid = t.oid join tables r on r.oid = f.confrelid
    where f.contype = 'f' and not exists (
      select from unnest(f.conkey, f.confkey) as pair(own, other) where own = t.partner and other = r.partner)
    union all
    select t.relname || ' has no primary key' from tables t
    where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)
    order by name`);
  return keys.map(({ name }) => name);
}

async function allTables(tx: Transaction, region: string): Promise<string[]> {
  return dataTables(tx, { region } as RegionDatabase);
}

/** Puts one row of each partner into every table, those that others refer to first. */
function fillEveryTable(region: string) {
  return async (tx: Transaction) => {
    for (const table of await allTables(tx, region)) {
      for (const partner of partners)
        await insertRows(tx, table, [await madeRecord(tx, region, table, partner)]);
    }
  };
}

const values: Readonly<Record<string, unknown>> = {
  text: 'x',
  jsonb: {},
  ARRAY: [],
  boolean: true,
  integer: 1,
  bigint: 1,
  'double precision': 1,
  date: '2026-11-16',
  bytea: '\\x00',
  uuid: '0000dead-0000-4000-a000-00000000beef',
  'timestamp with time zone': '2026-11-16T00:00:00Z',
};

/** A row with a value in every column. */
async function madeRecord(tx: Transaction, region: string, table: string, partner: string): Promise<object> {
  const columns = await tx.rows<{ name: string; type: string }>(sql`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = ${schemaOf(region)} and table_name = ${table}`);
  const record = Object.fromEntries(columns.map(({ name, type }) => [name, values[type]]));
  return { ...record, partner_id: partner };
}

async function oneConnection(kind: DatabaseKind) {
  const folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
  if (kind === 'embedded') copyEmbedded('empty', folder);
  const embedded = kind === 'embedded' ? await openEmbeddedDatabase({ folder }) : undefined;
  const made = embedded ? undefined : await throwAwayDatabase();
  const url = embedded?.connection.url ?? (made?.url as string);
  const connections = openConnections({ url, maxConnections: 1, embedded });
  return {
    connections,
    close: async () => {
      await connections.close();
      await embedded?.close();
      await made?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

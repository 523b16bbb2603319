import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importsMigration } from '../imports/imports.migration.ts';
import { selectUnsent } from '../jobs/leases.queries.ts';
import { reportFacts } from '../reports/report-rows.ts';
import { insertRun, type NewRun } from '../reports/report-runs.queries.ts';
import { runTable } from '../reports/run-states.queries.ts';
import { openConnections } from './connections.ts';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { migrate } from './migrate.ts';
import { type Migration, migrationChecksum } from './migration.ts';
import { migrations } from './migrations.ts';
import { regionDatabase } from './region-database.ts';
import { openRegionDatabases } from './region-databases.ts';
import {
  copyEmbedded,
  databaseKinds,
  type ThrowAwayDatabase,
  type ThrowAwayDatabases,
  throwAwayDatabase,
  throwAwayDatabases,
} from './throw-away-databases.ts';

describe.each(databaseKinds)('the schema of a region (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US']);
  });
  afterAll(() => store.close());

  const database = () => store.databases.of('US');
  const applied = async () =>
    (await database()).asOwner((tx) =>
      tx.rows<{ id: string; checksum: string }>(sql`select id, checksum from migrations order by id`),
    );
  const tables = async () =>
    (
      await (
        await database()
      ).asOwner((tx) =>
        tx.rows<{ name: string }>(
          sql`select relname as name from pg_class where relnamespace = 'app_us'::regnamespace and relkind = 'r'`,
        ),
      )
    ).map(({ name }) => name);

  it('has every migration once, with what it was', async () => {
    const expected = migrations.map((one) => ({ id: one.id, checksum: migrationChecksum(one) }));
    expect(await applied()).toEqual(expected);
    expect(migrations.map(({ id }) => id)).toEqual(migrations.map(({ id }) => id).toSorted());
  });

  it('is left as it is by a second start', async () => {
    const before = await (await database()).asOwner((tx) =>
      tx.rows(sql`select * from migrations order by id`),
    );
    await migrate(await database(), migrations);
    expect(
      await (await database()).asOwner((tx) => tx.rows(sql`select * from migrations order by id`)),
    ).toEqual(before);
  });

  it.each<[string, readonly Migration[], RegExp]>([
    [
      'has a migration that this version does not know: it is an older one',
      migrations.slice(0, -1),
      new RegExp(
        `made by another version of the server: it has the migration ${migrations.at(-1)?.id}, which`,
      ),
    ],
    [
      'has a migration that is another one now',
      migrations.map((one, index) => (index === 2 ? { ...one, up: () => 'select 1' } : one)),
      new RegExp(`made by another version of the server: its migration ${migrations[2]?.id} is not the one`),
    ],
  ])('is refused when it %s', async (_why, known, message) => {
    const more = { id: '999-more', up: () => 'create table never (partner_id text primary key)' };
    await expect(migrate(await database(), [...known, more])).rejects.toMatchObject({
      code: 'unavailable',
      retryable: false,
      message: expect.stringMatching(message),
    });
    expect(await tables()).not.toContain('never');
    expect(await applied()).toHaveLength(migrations.length);
  });

  it('gets a new migration, with its tables fenced', async () => {
    const more = table('900-more', 'more');
    await migrate(await database(), [...migrations, more]);
    const seen = (await database()).transaction({ partner: 'a' }, async (tx) => {
      await tx.run(sql`insert into more values ('a')`);
      return tx.rows(sql`select * from more`);
    });
    expect(await seen).toEqual([{ partner_id: 'a' }]);
    const stolen = (await database()).transaction({ partner: 'a' }, (tx) =>
      tx.run(sql`insert into more values ('b')`),
    );
    await expect(stolen).rejects.toMatchObject({ code: '42501' });
    await (await database()).asOwner(async (tx) => {
      await tx.run(sql`drop table more`);
      await tx.run(sql`delete from migrations where id = ${more.id}`);
    });
  });

  it('keeps what was migrated before one that fails, and goes on from there', async () => {
    const first = table('901-first', 'first');
    const broken = {
      id: '902-second',
      up: () => 'create table second (partner_id text primary key); select 1 / 0',
    };
    const later = table('903-third', 'third');
    await expect(migrate(await database(), [...migrations, first, broken, later])).rejects.toMatchObject({
      code: '22012',
    });
    expect((await applied()).at(-1)?.id).toBe('901-first');
    expect(await tables()).toEqual(expect.arrayContaining(['first']));
    expect(await tables()).not.toContain('second');
    await migrate(await database(), [...migrations, first, table('902-second', 'second'), later]);
    expect((await applied()).slice(-3).map(({ id }) => id)).toEqual(['901-first', '902-second', '903-third']);
  });
});

describe('a database of a version without imports and reports', () => {
  it('keeps what it has, and takes them in', async () => {
    const kind = databaseKinds.at(-1);
    const folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
    if (kind === 'embedded') copyEmbedded('empty', folder);
    const embedded = kind === 'embedded' ? await openEmbeddedDatabase({ folder }) : undefined;
    const made = embedded ? undefined : await throwAwayDatabase();
    const connections = openConnections({
      ...{ url: String(embedded?.connection.url ?? made?.url), maxConnections: 2 },
      embedded,
    });
    try {
      const database = regionDatabase({ region: 'US', connections, random: () => 0 });
      const before = migrations.slice(0, migrations.indexOf(importsMigration));
      await migrate(database, before);
      const partner = 'a';
      await database.transaction({ partner }, async (tx) => {
        await tx.run(sql`insert into customers (partner_id, customer_id, row)
          values (${partner}, 'c', '{"id":"c","name":"Acme"}')`);
        await tx.run(sql`insert into customer_summaries (partner_id, customer_id, sort_key, search_text)
          values (${partner}, 'c', 'acme', 'acme')`);
        await tx.run(sql`insert into devices (partner_id, position, customer_id, row)
          values (${partner}, 0, 'c', '{"customerId":"c","mac":"1"}')`);
        await tx.run(sql`insert into inventory_files (partner_id, kind, file, downloaded_on)
          values (${partner}, 'devices', 'devices.csv', '2026-11-16')`);
      });
      await migrate(database, migrations);
      const content = {
        template: 'devices',
        templateName: null,
        report: 'devices',
        columns: ['mac'],
      } as const;
      const run: NewRun = {
        ...{ id: 'r', user: { id: 'u' }, scope: 'all', requestedAt: '2026-11-16T08:00:00.000Z' },
        content: { ...content, columns: ['mac'], format: 'csv', from: null, until: null },
      };
      const facts = await database.transaction({ partner }, async (tx) => {
        await insertRun(tx, partner, run);
        return reportFacts(tx, { partner, user: 'u', scope: 'all', region: 'US' }, run.content);
      });
      // when it was taken is not known
      expect(facts).toMatchObject({ totalRows: 1, freshAt: null });
      expect(await database.asOwner((tx) => selectUnsent(tx, runTable))).toMatchObject([
        { partner, id: 'r' },
      ]);
    } finally {
      await connections.close();
      await embedded?.close();
      await made?.drop();
      await rm(folder, { recursive: true });
    }
  });
});

describe.skipIf(!databaseKinds.includes('postgres'))(
  'servers that start at the same time on one Postgres',
  () => {
    let made: ThrowAwayDatabase;
    beforeAll(async () => {
      made = await throwAwayDatabase();
    });
    afterAll(() => made?.drop());

    it('apply every migration of every region once', async () => {
      const regions = ['US', 'EU'];
      const servers = await Promise.all(
        Array.from({ length: 4 }, () => openRegionDatabases({ regions, urls: made.url, folder: 'unused' })),
      );
      try {
        await Promise.all(servers.map((server) => server.migrate()));
        for (const region of regions) {
          const database = await (servers[0] as (typeof servers)[0]).of(region);
          const found = await database.asOwner((tx) =>
            tx.rows<{ id: string }>(sql`select id from migrations order by applied_at, id`),
          );
          expect(found.map(({ id }) => id)).toEqual(migrations.map(({ id }) => id));
        }
      } finally {
        await Promise.all(servers.map((server) => server.close()));
      }
    });

    it('come up at the next request where their database was not there at their start', async () => {
      const url = new URL(made.url);
      const missing = `${url.pathname.slice(1)}_later`;
      url.pathname = `/${missing}`;
      const server = await openRegionDatabases({ regions: ['US'], urls: url.href, folder: 'unused' });
      const admin = openConnections({ url: made.url, maxConnections: 1 });
      const client = await admin.connect();
      try {
        await expect(server.of('US')).rejects.toMatchObject({ code: '3D000' });
        await client.query(`create database ${missing}`);
        const database = await server.of('US');
        expect(await database.transaction({ partner: 'a' }, (tx) => tx.rows(raw('select 1 as one')))).toEqual(
          [{ one: 1 }],
        );
      } finally {
        await server.close();
        await client.query(`drop database if exists ${missing} with (force)`);
        client.release();
        await admin.close();
      }
    });
  },
);

function table(id: string, name: string): Migration {
  return { id, up: () => `create table ${name} (partner_id text primary key)` };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { writeCustomers } from '../customers/write-customers.ts';
import { openRegionDatabases } from './region-databases.ts';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabase,
  throwAwayDatabases,
} from './throw-away-databases.ts';

describe.each(databaseKinds)('the databases of the regions (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind);
  });
  afterAll(() => store?.close());

  it('run transactions as a role that is no superuser and no owner', async () => {
    const database = await store.databases.of('US');
    const seen = await database.transaction({ partner: 'a' }, (tx) =>
      tx.first(sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`),
    );
    expect(seen).toEqual({ rolsuper: false, rolbypassrls: false });
  });

  it('know no other region', async () => {
    await expect(store.databases.of('AE')).rejects.toMatchObject({ code: 'notFound', region: 'AE' });
  });

  it('read every column the same way', async () => {
    const database = await store.databases.of('US');
    const read = await database.transaction({ partner: 'a' }, (tx) =>
      tx.first(sql`
        select 9007199254740991::bigint as bigint, date '2026-03-29' as date, timestamp '2026-03-29 02:30:00' as timestamp,
          interval '1 day' as interval, 0.1::numeric as numeric, '{"a":[1]}'::jsonb as jsonb, array['x'] as texts`),
    );
    expect(read).toEqual({
      bigint: 9_007_199_254_740_991,
      date: '2026-03-29',
      timestamp: '2026-03-29 02:30:00',
      interval: '1 day',
      numeric: '0.1',
      jsonb: { a: [1] },
      texts: ['x'],
    });
  });
});

describe.runIf(databaseKinds.includes('postgres'))('a database for each region', () => {
  it('holds the rows of its region and no others', async () => {
    const [us, eu] = [await throwAwayDatabase(), await throwAwayDatabase()];
    const folder = await mkdtemp(join(tmpdir(), 'partnerkit-regions-'));
    const databases = await openRegionDatabases({
      regions: ['US', 'EU'],
      urls: { US: us.url, EU: eu.url },
      folder,
    });
    onTestFinished(async () => {
      await databases.close();
      await Promise.all([us.drop(), eu.drop()]);
      await rm(folder, { recursive: true, force: true });
    });
    await databases.migrate();
    const inEurope = await databases.of('EU');
    await inEurope.transaction({ partner: 'acme' }, (tx) =>
      writeCustomers(tx, 'acme', [{ row: { id: '1', name: 'Aurora' } }]),
    );
    const schemas = await (await databases.of('US')).asOwner((tx) =>
      tx.rows(sql`select nspname as name from pg_namespace where nspname like 'app\\_%'`),
    );
    expect(schemas).toEqual([{ name: 'app_us' }]);
    const seen = (region: string) =>
      databases
        .of(region)
        .then((one) =>
          one.transaction({ partner: 'acme' }, (tx) => tx.rows(sql`select customer_id from customers`)),
        );
    expect(await seen('US')).toEqual([]);
    expect(await seen('EU')).toEqual([{ customer_id: '1' }]);
  });
});

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWorld } from '@partnerkit/testing';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegionDatabase } from '../storage/region-database.ts';
import { openRegionDatabases } from '../storage/region-databases.ts';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import { type CustomerUpdate, writeCustomers } from './write-customers.ts';

const tables = ['customers', 'subscriptions', 'customer_summaries', 'customer_standings'];
const odd = 'tab\t, line\nand\rreturn, \\N, \\., "quoted", {braces}, NULL, ünï';

const world = createWorld({ seed: 3, customers: 80, regions: ['US'] });
const updates: CustomerUpdate[] = [
  ...world.customers.map((row) => ({
    row,
    subscriptions: world.subscriptions.filter(({ customerId }) => customerId === row.id),
  })),
  { row: { id: odd, name: odd, tags: [odd, 'null', '', ' a,b '], externalId: odd, adminEmail: odd } },
  { row: { id: 'bare', name: 'Bare', lastAdminSignInAt: null, products: [] }, subscriptions: [] },
];

function rowsOf(database: RegionDatabase, partner: string): Promise<Record<string, unknown[]>> {
  return database.asOwner(async (tx) => {
    const found: Record<string, unknown[]> = {};
    for (const table of tables) {
      const rows = await tx.rows<{ row: unknown }>(sql`
        select to_jsonb(t) - 'partner_id' as row from ${raw(table)} t where partner_id = ${partner} order by 1`);
      found[table] = rows.map(({ row }) => row);
    }
    return found;
  });
}

describe.each(databaseKinds)('customers that come into an empty region (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  let database: RegionDatabase;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US']);
    database = await store.databases.of('US');
  });
  afterAll(() => store?.close());

  it('are the same rows as those that are written beside others', async () => {
    await database.fill({ partner: 'first' }, (tx) => writeCustomers(tx, 'first', updates));
    await database.transaction({ partner: 'second' }, (tx) => writeCustomers(tx, 'second', updates));
    const filled = await rowsOf(database, 'first');
    expect(filled.customers).toHaveLength(updates.length);
    expect(filled).toEqual(await rowsOf(database, 'second'));
  });

  it('are replaced by those that come after them', async () => {
    const row = { id: 'a', name: 'Before' };
    await database.fill({ partner: 'third' }, async (tx) => {
      await writeCustomers(tx, 'third', [{ row }]);
      await writeCustomers(tx, 'third', [{ row: { ...row, name: 'After' } }]);
    });
    expect((await rowsOf(database, 'third')).customers).toMatchObject([{ row: { name: 'After' } }]);
  });

  it('are not there at all where one cannot be stored', async () => {
    const bad = { row: { id: 'bad', name: 'a\0b' } };
    await expect(
      database.fill({ partner: 'fourth' }, (tx) => writeCustomers(tx, 'fourth', [...updates, bad])),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect((await rowsOf(database, 'fourth')).customers).toEqual([]);
    const files = await readdir(store.folder, { recursive: true });
    expect(files.filter((name) => name.includes('rows-'))).toEqual([]);
  });
});

describe('files by which rows come into the embedded database', () => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases('embedded', ['US']);
  });
  afterAll(() => store?.close());

  it('say that there is no space where the disk is full', async () => {
    const database = await store.databases.of('US');
    function* onFullDisk(): Generator<string[], void, undefined> {
      yield ['a', '{}', 'false'];
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    }
    const columns = ['customer_id', 'row', 'subscriptions_supplied'];
    const filling = database.fill({ partner: 'first' }, async (tx) =>
      tx.load?.({ table: 'customers', columns, rows: onFullDisk() }),
    );
    await expect(filling).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('No space left in the store'),
    });
  });

  it('are removed where a process was ended while it wrote them', async () => {
    await store.databases.close();
    const left = join(store.folder, 'postgres', 'rows-of-before');
    await writeFile(left, 'half a ro');
    const again = await openRegionDatabases({ regions: ['US'], urls: undefined, folder: store.folder });
    expect(await readdir(join(store.folder, 'postgres'))).not.toContain('rows-of-before');
    await again.close();
  });
});

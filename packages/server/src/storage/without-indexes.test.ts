import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegionDatabase } from './region-database.ts';
import { databaseKinds, type ThrowAwayDatabases, throwAwayDatabases } from './throw-away-databases.ts';
import type { Transaction } from './transaction.ts';

describe.each(databaseKinds)('an empty region that is filled (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  let database: RegionDatabase;
  let before: unknown[];
  const indexes = (tx: Transaction) =>
    tx.rows(sql`
      select indexname as name, indexdef as definition from pg_indexes where schemaname = 'app_us'
      union all select conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'app_us'::regnamespace and contype = 'f' order by name`);
  const insert = (tx: Transaction, partner: string, id: string) =>
    tx.run(sql`
      insert into customers (partner_id, customer_id, row, subscriptions_supplied)
      values (${partner}, ${id}, '{}', false)`);
  const ids = async (partner: string) =>
    (
      await database.transaction({ partner }, (tx) =>
        tx.rows<{ id: string }>(sql`select customer_id as id from customers order by customer_id`),
      )
    ).map(({ id }) => id);

  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US']);
    database = await store.databases.of('US');
    before = await database.asOwner(indexes);
    await database.transaction({ partner: 'b' }, (tx) => insert(tx, 'b', 'of-b'));
  });
  afterAll(() => store?.close());

  it('is so behind the fence of its partner, and has all its indexes and references afterwards', async () => {
    const within = await database.fill({ partner: 'a' }, async (tx) => {
      await insert(tx, 'a', 'of-a');
      const seen = await tx.rows<{ id: string; role: string }>(
        sql`select customer_id as id, current_user::text as role from customers`,
      );
      return { seen, indexes: await indexes(tx) };
    });
    expect(within.seen).toEqual([{ id: 'of-a', role: 'partnerkit_us' }]);
    expect(within.indexes.length < before.length).toBe(database.isOneAtATime);
    expect(await database.asOwner(indexes)).toEqual(before);
    expect([await ids('a'), await ids('b')]).toEqual([['of-a'], ['of-b']]);
  });

  it('cannot take rows of another partner', async () => {
    await expect(database.fill({ partner: 'a' }, (tx) => insert(tx, 'b', 'more'))).rejects.toThrow();
    expect(await ids('b')).toEqual(['of-b']);
  });

  it('keeps no row that refers to nothing', async () => {
    const orphan = (tx: Transaction) =>
      tx.run(sql`
        insert into subscriptions (partner_id, customer_id, subscription_id, row)
        values ('a', 'nobody', 's', '{}')`);
    await expect(database.fill({ partner: 'a' }, orphan)).rejects.toThrow(/violates foreign key constraint/);
    expect(
      await database.transaction({ partner: 'a' }, (tx) => tx.rows(sql`select 1 from subscriptions`)),
    ).toEqual([]);
    expect(await database.asOwner(indexes)).toEqual(before);
  });

  it('keeps what others have where rows come by a file', async () => {
    const columns = ['customer_id', 'row', 'subscriptions_supplied'];
    const comes = await database.fill({ partner: 'c' }, async ({ load }) => {
      await load?.({ table: 'customers', columns, rows: [['of-c', '{}', 'false']] });
      return load !== undefined;
    });
    expect(comes).toBe(database.isOneAtATime);
    expect(await ids('c')).toEqual(comes ? ['of-c'] : []);
    expect([await ids('a'), await ids('b')]).toEqual([['of-a'], ['of-b']]);
  });

  it('is as it was where it fails, with its indexes and references', async () => {
    const failing = database.fill({ partner: 'a' }, async (tx) => {
      await insert(tx, 'a', 'second');
      throw new Error('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    expect(await ids('a')).toEqual(['of-a']);
    expect(await database.asOwner(indexes)).toEqual(before);
  });
});

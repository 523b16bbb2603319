import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegionDatabase } from '../storage/region-database.ts';
import { oneKind, type ThrowAwayDatabases, throwAwayDatabases } from '../storage/throw-away-databases.ts';
import { writingCustomers } from './writing-customers.ts';

describe('a region that is to take many customers', () => {
  let store: ThrowAwayDatabases;
  let database: RegionDatabase;
  const ways: string[] = [];
  beforeAll(async () => {
    store = await throwAwayDatabases(oneKind, ['US']);
    const opened = await store.databases.of('US');
    database = {
      ...opened,
      fill: (tenant, run) => {
        ways.push('fill');
        return opened.fill(tenant, run);
      },
      transaction: (tenant, run) => {
        ways.push('transaction');
        return opened.transaction(tenant, run);
      },
    };
  });
  afterAll(() => store?.close());

  const write = (partner: string, count: number) =>
    writingCustomers(database, { partner }, count, (tx) =>
      tx.run(sql`
        insert into customers (partner_id, customer_id, row, subscriptions_supplied)
        values (${partner}, ${`${count}`}, '{}', false)`),
    );

  it('is filled as long as nobody has any, and shared from then on', async () => {
    await expect(write('', 2000)).rejects.toThrow('A partner needs an id');
    await write('a', 2000);
    await write('a', 2001);
    await write('b', 100_000);
    expect(ways).toEqual(['fill', 'fill', 'transaction', 'transaction']);
  });

  it('is written to as always where they are few', async () => {
    await database.asOwner((tx) => tx.run(sql`delete from customers`));
    ways.length = 0;
    await write('a', 1999);
    expect(ways).toEqual(['transaction']);
  });
});

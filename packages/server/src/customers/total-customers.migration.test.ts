import type { Subscription } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneKind, type ThrowAwayDatabases, throwAwayDatabases } from '../storage/throw-away-databases.ts';
import { totalCustomersMigration } from './total-customers.migration.ts';
import { writeCustomers } from './write-customers.ts';

describe('customers that a version without the total has stored', () => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(oneKind, ['EU']);
  });
  afterAll(() => store.close());

  it('are counted as those of this version, of every partner and beyond one batch', async () => {
    const database = await store.databases.of('EU');
    const products = ['calling', 'messaging', 'meetings', undefined];
    const updates = Array.from({ length: 1100 }, (_, at) => {
      const id = `c${at}`;
      const product = products[at % products.length];
      // of every third it is not known what it has
      if (at % 3 === 0) return { row: { id, name: id, products: ['calling'] } };
      return { row: { id, name: id }, subscriptions: product ? [agreement(id, product)] : [] };
    });
    for (const partner of ['a', 'b'])
      await database.transaction({ partner }, (tx) => writeCustomers(tx, partner, updates));
    const stored = () =>
      database.asOwner((tx) =>
        tx.rows<{ counted: boolean }>(
          sql`select in_total as counted from customer_summaries order by partner_id, customer_id`,
        ),
      );
    const written = await stored();
    await database.asOwner((tx) => tx.run(sql`update customer_summaries set in_total = false`));
    await database.asOwner(async (tx) => totalCustomersMigration.derive?.(tx));
    expect(await stored()).toEqual(written);
    expect(written.filter(({ counted }) => counted)).toHaveLength(732);
  });
});

function agreement(customerId: string, product: string): Subscription {
  return {
    id: 's',
    customerId,
    kind: 'subscription',
    startDate: '2020-01-01',
    endDate: '2020-12-31',
    licenses: [{ product, purchased: 1 }],
  };
}

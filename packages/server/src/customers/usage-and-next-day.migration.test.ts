import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import { usageAndNextDayMigration } from './usage-and-next-day.migration.ts';
import { writeCustomers } from './write-customers.ts';

describe.each(databaseKinds)('customers that a version without usage has stored (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['EU']);
  });
  afterAll(() => store.close());

  it('have the usage and the next day of this version, also where of some pools it is not known', async () => {
    const database = await store.databases.of('EU');
    const subscription = (id: string, customerId: string, licenses: readonly object[]) => ({
      id,
      customerId,
      kind: 'subscription' as const,
      startDate: '2026-01-01',
      endDate: '2027-01-31',
      autoRenews: true,
      licenses: licenses as never,
    });
    const half = { product: 'meetings', purchased: 100, used: 29 };
    const untold = { product: 'calling', purchased: 300 };
    await database.transaction({ partner: 'a' }, (tx) =>
      writeCustomers(tx, 'a', [
        {
          row: { id: 'mixed', name: 'Mixed' },
          subscriptions: [subscription('s', 'mixed', [half, untold])],
        },
        { row: { id: 'told', name: 'Told' }, subscriptions: [subscription('s', 'told', [half])] },
        {
          row: { id: 'untold', name: 'Untold' },
          subscriptions: [subscription('s', 'untold', [untold])],
        },
        { row: { id: 'none', name: 'None' } },
      ]),
    );
    const stored = () =>
      database.asOwner((tx) =>
        tx.rows<{ id: string; usage: number | null; next: string | null; facts: unknown }>(sql`
          select customer_id as id, from_day, usage, (date '1970-01-01' + next_day)::text as next, facts
          from customer_standings order by customer_id, from_day`),
      );
    const written = await stored();
    const running = written.filter(({ usage }) => usage !== null);
    expect(running.map(({ id, usage, next }) => ({ id, usage, next }))).toEqual([
      { id: 'mixed', usage: 29, next: '2027-01-31' },
      { id: 'told', usage: 29, next: '2027-01-31' },
    ]);
    await database.asOwner((tx) =>
      tx.run(sql`update customer_standings set facts = facts #- '{licenses,usedOf}'`),
    );
    expect((await stored()).filter(({ usage }) => usage !== null).map(({ usage }) => usage)).toEqual([
      7.25, 29,
    ]);
    await database.asOwner(async (tx) => usageAndNextDayMigration.derive?.(tx));
    expect(await stored()).toEqual(written);
  });
});

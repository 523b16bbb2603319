import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import { searchSpellingsMigration } from './search-spellings.migration.ts';
import { writeCustomers } from './write-customers.ts';

describe.each(databaseKinds)('customers that a version without spellings has stored (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['EU']);
  });
  afterAll(() => store.close());

  it('are found as those of this version, of every partner and beyond one batch', async () => {
    const database = await store.databases.of('EU');
    const rows = Array.from({ length: 1100 }, (_, index) => ({ id: `c${index}`, name: `Möbel ${index}` }));
    rows.push({ id: 'plain', name: 'Plain' });
    for (const partner of ['a', 'b']) {
      await database.transaction({ partner }, (tx) =>
        writeCustomers(
          tx,
          partner,
          rows.map((row) => ({ row: { ...row, adminEmail: 'jürgen@example.com' } })),
        ),
      );
    }
    const stored = () =>
      database.asOwner((tx) =>
        tx.rows<{ text: string }>(
          sql`select search_text as text from customer_summaries order by partner_id, customer_id`,
        ),
      );
    const written = await stored();
    await database.asOwner((tx) =>
      tx.run(sql`update customer_summaries set search_text = sort_key || ${'\njurgen@example.com'}`),
    );
    await database.asOwner(async (tx) => searchSpellingsMigration.derive?.(tx));
    expect(await stored()).toEqual(written);
    expect(written[0]?.text).toContain('moebel 0');
  });
});

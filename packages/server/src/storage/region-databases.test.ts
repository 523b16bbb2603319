import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds, type ThrowAwayDatabases, throwAwayDatabases } from './throw-away-databases.ts';

describe.each(databaseKinds)('the databases of the regions (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind);
  });
  afterAll(() => store.close());

  it('run transactions as a role that is no superuser and sees one partner', async () => {
    const database = await store.databases.of('US');
    const seen = await database.transaction({ partner: 'a' }, (tx) =>
      tx.first(sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`),
    );
    expect(seen).toEqual({ rolsuper: false, rolbypassrls: false });
  });

  it('know no other region', async () => {
    await expect(store.databases.of('AE')).rejects.toMatchObject({ code: 'notFound' });
  });
});

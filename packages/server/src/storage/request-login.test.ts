import { Client } from 'pg';
import sql, { raw, type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCustomers } from '../customers/write-customers.ts';
import { openRegionDatabases, type RegionDatabases } from './region-databases.ts';
import { databaseKinds, type ThrowAwayDatabase, throwAwayDatabase } from './throw-away-databases.ts';
import type { Transaction } from './transaction.ts';

describe.runIf(databaseKinds.includes('postgres'))('requests by a login of their own', () => {
  let made: ThrowAwayDatabase;
  let admin: Client;
  let databases: RegionDatabases;
  const login = `requests_${process.pid}`;
  beforeAll(async () => {
    made = await throwAwayDatabase();
    admin = new Client({ connectionString: made.url });
    await admin.connect();
    await admin.query(`create role ${login} login noinherit password 'secret'`);
    databases = await open(login);
    for (const partner of ['a', 'b']) {
      const row = { id: `of-${partner}`, name: partner };
      await transaction(partner, (tx) => writeCustomers(tx, partner, [{ row }]));
    }
  });
  afterAll(async () => {
    await databases?.close();
    await admin.query(`drop owned by ${login}; drop role ${login}`).catch(() => {});
    await admin.end();
    await made.drop();
  });

  function urlOf(user: string): string {
    const url = new URL(made.url);
    url.username = user;
    url.password = 'secret';
    return String(url);
  }

  const open = (user: string) =>
    openRegionDatabases({ regions: ['US'], urls: made.url, requestUrls: urlOf(user), folder: '.' });
  const transaction = async <T>(partner: string, run: (tx: Transaction) => Promise<T>) =>
    (await databases.of('US')).transaction({ partner }, run);
  const customers = sql`select customer_id as id from app_us.customers`;
  /** What a statement that somebody slipped in makes of the next one. */
  const after = (slipped: Sql, next = customers) =>
    transaction('a', async (tx) => {
      await tx.run(slipped);
      return tx.rows(next);
    });

  it('see their partner’s rows', async () => {
    expect(await transaction('a', (tx) => tx.rows(customers))).toEqual([{ id: 'of-a' }]);
    const who = await transaction('a', (tx) =>
      tx.first(sql`select session_user as login, current_user as role`),
    );
    expect(who).toEqual({ login, role: 'partnerkit_us' });
  });

  it('see no other partner’s where a statement asks for all of them', async () => {
    const slipped = sql`select set_config('app.all_partners', 'on', true)`;
    expect(await after(slipped)).toEqual([{ id: 'of-a' }]);
  });

  it.each([
    ['takes off its role', () => raw('reset role')],
    ['takes on the owner’s role', () => raw(`set local role "${new URL(made.url).username || 'postgres'}"`)],
    ['takes off the fence', () => raw('alter table customers disable row level security')],
    ['reads the history of the schema', () => raw('select * from migrations')],
    ['drops a table', () => raw('drop table customers')],
  ])('are refused where a statement %s', async (_what, slipped) => {
    await expect(after(slipped())).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    ['that is not there', 'nobody_at_all', '', 'is not there'],
    ['that is a superuser', 'requests_super', 'superuser noinherit', 'is a superuser'],
    ['that passes the fence', 'requests_pass', 'bypassrls noinherit', 'passes row-level security'],
    ['that has its roles’ rights at once', 'requests_inherit', 'inherit', 'without taking them on'],
  ])('are refused a login %s', async (_what, name, words, why) => {
    const user = `${name}_${process.pid}`;
    if (words) await admin.query(`create role ${user} login ${words} password 'secret'`);
    const others = await open(user);
    try {
      await expect(others.of('US')).rejects.toThrow(why);
    } finally {
      await others.close();
      if (words) await admin.query(`drop role ${user}`);
    }
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustomerRow, Subscription } from '@partnerkit/sdk';
import { PartnerError } from '@partnerkit/sdk';
import type { LicensePrice } from '@partnerkit/sdk/kpis';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCustomers } from '../customers/write-customers.ts';
import { openTestServer, type TestServer, type TestSubject } from '../http/test-server.ts';
import { importData } from '../imports/import-data.ts';
import { ImportReport } from '../imports/import-report.ts';
import { updatePartnerRegions, upsertPartner } from '../organization/partners.queries.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { findPrices } from './license-prices.ts';
import { type LicenseSnapshots, licenseSnapshots, snapshotBytes } from './license-snapshots.ts';
import { selectLicenses } from './subscriptions.queries.ts';

type App = ReturnType<TestServer['app']>;

const example = new URL('../../../testing/example/', import.meta.url);

describe.each([oneKind])('a snapshot of licenses (%s)', (kind) => {
  let server: TestServer;
  let partners = 0;
  let partner: string;
  beforeAll(async () => {
    server = await openTestServer(kind, []);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    partner = `p-${partners++}`;
    await changed((tx) => write(tx, ['a', 'b', 'c', 'd']));
  });

  const changed = async <T>(run: (tx: Transaction) => Promise<T>) =>
    (await server.store.databases.of('US')).transaction({ partner }, run);
  const write = (tx: Transaction, ids: readonly string[], more: Partial<Subscription> = {}) =>
    writeCustomers(
      tx,
      partner,
      ids.map((id) => ({ row: customer(id), subscriptions: [agreement(id, more)] })),
    );
  const figures = async (app?: App, as: TestSubject = {}) => {
    const path = '/us/v1/subscription-figures?product=calling';
    const { status, body } = await server.ask(path, { as: { partner, ...as } }, app);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const total = async (app?: App, as?: TestSubject) => (await figures(app, as)).kpis[0].value;

  it('is loaded once, and again when customers or subscriptions have changed', async () => {
    const { licenses, loads } = counted();
    const app = server.app({ licenses });
    const before = await figures(app);
    expect(before.kpis[0].value).toBe(4);
    await figures(app);
    await server.ask('/us/v1/subscription-sections/expiring?product=calling', { as: { partner } }, app);
    expect(loads()).toBe(1);
    await changed((tx) => write(tx, ['e'], { autoRenews: true }));
    const after = await figures(app);
    expect([after.kpis[0].value, loads()]).toEqual([5, 2]);
    expect(after.freshAt > before.freshAt).toBe(true);
  });

  it('is of the present on every server over the same database', async () => {
    const [one, another] = [server.app(), server.app()];
    expect([await total(one), await total(another)]).toEqual([4, 4]);
    await changed((tx) => write(tx, ['e', 'f']));
    expect([await total(one), await total(another)]).toEqual([6, 6]);
    const both = [await figures(one), await figures(another)];
    expect(both[0]).toEqual(both[1]);
  });

  it('answers the same question with the same bytes, looked up by its version alone', async () => {
    const { licenses } = counted();
    let computed = 0;
    const app = server.app({
      licenses: {
        ...licenses,
        of: (tx, reach) => {
          computed++;
          return licenses.of(tx, reach);
        },
      },
    });
    const asked = async (query: string, as: TestSubject = {}, day = '2026-11-16') => {
      const path = `/us/v1/subscription-sections/expiring?asOf=${day}&${query}`;
      const { status, text, headers } = await server.ask(path, { as: { partner, ...as } }, app);
      expect(status).toBe(200);
      expect(headers.get('etag')).toBeNull();
      return text;
    };
    const first = await asked('product=calling');
    expect([await asked('product=calling'), computed]).toEqual([first, 1]);
    const others = [
      ['product=meetings'],
      ['product=calling&sort=-total'],
      ['product=calling', { user: 'u-2' }],
      ['product=calling', { roles: ['partnerAdmin'] }],
      ['product=calling', { partner: 'nobody' }],
      ['product=calling', {}, '2026-11-17'],
    ] as const;
    for (const [query, as, day] of others) await asked(query, as as TestSubject | undefined, day);
    expect(computed).toBe(1 + others.length);
    await changed((tx) => write(tx, ['e']));
    expect(await asked('product=calling')).not.toBe(first);
    expect(await asked('product=calling')).not.toBe(first);
    expect(computed).toBe(2 + others.length);
    const noRole = await server.ask(
      '/us/v1/subscription-sections/expiring?asOf=2026-11-16&product=calling',
      { as: { partner, roles: [] } },
      app,
    );
    expect(noRole.status).toBe(403);
  });

  it('is answered with the prices of now', async () => {
    let amount = 10;
    const lists = new Map<number, LicensePrice[]>();
    const licenses = licenseSnapshots({
      prices: findPrices(() => {
        const list = lists.get(amount) ?? [{ product: 'calling', amount, currency: 'EUR' }];
        lists.set(amount, list);
        return list;
      }),
    });
    const app = server.app({ licenses });
    const before = await figures(app);
    expect(await figures(app)).toEqual(before);
    amount = 20;
    expect(await figures(app)).not.toEqual(before);
    amount = 10;
    expect(await figures(app)).toEqual(before);
  });

  it('knows a customer’s new name, and minds no tags', async () => {
    const { licenses, loads } = counted();
    const app = server.app({ licenses });
    const names = async () => {
      const path = '/us/v1/subscription-sections/expiring?product=calling&sort=customer';
      const { body } = await server.ask(path, { as: { partner } }, app);
      return body.items.map((row: { customerName: string }) => row.customerName);
    };
    expect(await names()).toEqual(['Customer a', 'Customer b', 'Customer c', 'Customer d']);
    const body = { customerIds: ['a'], tags: ['Gold'] };
    const tagged = await server.ask('/us/v1/tags/add', { as: { partner }, body }, app);
    expect([tagged.status, await names().then(loads)]).toEqual([200, 1]);
    await changed((tx) => writeCustomers(tx, partner, [{ row: { ...customer('a'), name: 'Zoë' } }]));
    expect(await names()).toEqual(['Customer b', 'Customer c', 'Customer d', 'Zoë']);
  });

  it('never holds a change that was rolled back', async () => {
    const app = server.app();
    const before = await figures(app);
    const rolledBack = changed(async (tx) => {
      await write(tx, ['e']);
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect(await figures(app)).toEqual(before);
  });

  it('is of the instant of its version while somebody changes the data', async () => {
    const changes = Array.from({ length: 10 }, (_, at) => at);
    const writing = (async () => {
      // two customers at a time: an odd number would be half a change
      for (const at of changes) await changed((tx) => write(tx, [`x${at}`, `y${at}`]));
    })();
    const seen: number[] = [];
    const apps = [server.app(), server.app()];
    for (const at of changes) seen.push(await total(apps[at % 2]));
    await writing;
    expect(seen.filter((value) => value % 2 === 1)).toEqual([]);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(await Promise.all(apps.map((app) => total(app)))).toEqual([24, 24]);
  });

  // the embedded database runs one transaction at a time
  if (kind === 'postgres') {
    it('is of the instant of its version, whatever is written while it is loaded', async () => {
      let changes = 1;
      const licenses = licenseSnapshots({
        load: async (tx, reach) => {
          if (changes-- > 0) await changed((other) => write(other, ['e']));
          return selectLicenses(tx, reach);
        },
      });
      const app = server.app({ licenses });
      expect([await total(app), await total(app)]).toEqual([4, 5]);
    });
  }

  it('is loaded once for all who ask at first', async () => {
    const { licenses, loads } = counted();
    const app = server.app({ licenses });
    const answers = await Promise.all(Array.from({ length: 20 }, () => total(app)));
    expect([new Set(answers), loads()]).toEqual([new Set([4]), 1]);
  });

  it('that failed to load fails for one request only', async () => {
    let failures = 1;
    const licenses = licenseSnapshots({
      load: async (tx, reach) => {
        const loaded = await selectLicenses(tx, reach);
        if (failures-- > 0) throw new PartnerError({ code: 'cancelled', message: 'The caller has gone.' });
        return loaded;
      },
    });
    const app = server.app({ licenses });
    const path = '/us/v1/subscription-figures?product=calling';
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => server.ask(path, { as: { partner } }, app)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  });

  it('makes room for others within the bound; the one used last stays', async () => {
    const one = snapshotBytes(await changed((tx) => selectLicenses(tx, { partner, user: '', scope: 'all' })));
    const { licenses, loads } = counted(2.5 * one);
    const [first, second, third] = [partner, 'second', 'third'];
    const ask = async (id: string) => {
      partner = id;
      // each time an application that has answered nothing yet
      return total(server.app({ licenses }));
    };
    for (partner of [second, third]) await changed((tx) => write(tx, ['a', 'b', 'c', 'd']));
    for (const id of [first, second, first, third]) await ask(id);
    expect(loads()).toBe(3);
    await ask(first);
    expect(loads()).toBe(3);
    await ask(second);
    expect(loads()).toBe(4);

    const tiny = counted(1);
    const small = server.app({ licenses: tiny.licenses });
    expect([await total(small), await total(small), tiny.loads()]).toEqual([4, 4, 1]);
  });

  it('is of each partner, region and reach by itself', async () => {
    const app = server.app();
    expect(await total(app)).toBe(4);
    const elsewhere = await server.ask(
      '/eu/v1/subscription-figures?product=calling',
      { as: { partner } },
      app,
    );
    expect([elsewhere.body.kpis[0].value, elsewhere.body.freshAt]).toEqual([0, undefined]);
    expect(await total(app, { partner: 'nobody' })).toBe(0);
  });

  it('of a partner administrator is of the customers assigned to them, from the next request on', async () => {
    const { licenses, loads } = counted();
    const app = server.app({ licenses });
    const as: TestSubject = { user: 'u-2', roles: ['partnerAdmin'] };
    expect(await total(app, as)).toBe(0);
    const assign = (tx: Transaction, id: string) =>
      tx.run(sql`insert into customer_administrators values (${partner}, ${id}, 'u-2')`);
    await changed((tx) => assign(tx, 'a'));
    expect(await total(app, as)).toBe(1);
    await changed((tx) => assign(tx, 'b'));
    await changed((tx) => write(tx, ['c'], { licenses: [] }));
    expect([await total(app, as), await total(app)]).toEqual([2, 3]);
    expect(await total(app, { ...as, user: 'u-3' })).toBe(0);
    const before = loads();
    expect([await total(app, as), loads()]).toEqual([2, before]);
    await changed((tx) => tx.run(sql`delete from customer_administrators where customer_id = 'a'`));
    expect(await total(app, as)).toBe(1);
    const path = '/us/v1/subscription-sections/expiring?product=calling';
    const { body } = await server.ask(path, { as: { partner, ...as } }, app);
    expect(body.items.map((row: { customerId: string }) => row.customerId)).toEqual(['b']);
  });

  it('gives a cursor that is good for its reader alone', async () => {
    const app = server.app();
    await changed((tx) =>
      tx.run(sql`
        insert into customer_administrators
        select partner_id, customer_id, user_id from customers, unnest('{u-2,u-3}'::text[]) as user_id
        where partner_id = ${partner}`),
    );
    const page = (user: string, cursor = '') =>
      server.ask(
        `/us/v1/subscription-sections/expiring?product=calling&limit=1${cursor && `&cursor=${cursor}`}`,
        { as: { partner, user, roles: ['partnerAdmin'] } },
        app,
      );
    const { nextCursor } = (await page('u-2')).body;
    expect((await page('u-2', nextCursor)).status).toBe(200);
    expect((await page('u-3', nextCursor)).body).toMatchObject({ code: 'invalid' });
  });

  it('is of what was imported in the place of the demo', async () => {
    const app = server.app();
    const home = await server.store.databases.of('US');
    await home.transaction({ partner }, async (tx) => {
      await upsertPartner(tx, { id: partner, name: 'Demo', asOf: undefined, origin: 'demo' });
      await updatePartnerRegions(tx, partner, ['US']);
    });
    const abroad = await server.store.databases.of('EU');
    await abroad.transaction({ partner }, (tx) => write(tx, ['e']));
    const totalAbroad = async () => {
      const path = '/eu/v1/subscription-figures?product=calling';
      return (await server.ask(path, { as: { partner } }, app)).body.kpis[0].value;
    };
    expect([await total(app), await totalAbroad()]).toEqual([4, 1]);
    const read = async (name: string) => JSON.parse(await readFile(new URL(name, example), 'utf8'));
    const { customers, ...portfolio } = await read('portfolio.json');
    const here = customers.map(({ region: _, ...row }: CustomerRow) => row);
    const folder = await mkdtemp(join(tmpdir(), 'partnerkit-licenses-'));
    const path = join(folder, 'portfolio.json');
    await writeFile(path, JSON.stringify({ ...portfolio, customers: here }));
    const target = { databases: server.store.databases, partner, signal: new AbortController().signal };
    await importData(target, { path, progress: () => {} }, new ImportReport());
    await rm(folder, { recursive: true });
    const { kpis } = await figures(app);
    const expected = Object.values((await read('figures.json')).kpis);
    expect(kpis.map(({ value }: { value: number }) => value)).toEqual(expected);
    expect(await totalAbroad()).toBe(0);
  });
});

/** Snapshots that count how often one was loaded. */
function counted(mostBytes?: number): { licenses: LicenseSnapshots; loads: () => number } {
  let loads = 0;
  const licenses = licenseSnapshots({
    load: (tx, reach) => {
      loads++;
      return selectLicenses(tx, reach);
    },
    ...(mostBytes === undefined ? {} : { mostBytes }),
  });
  return { licenses, loads: () => loads };
}

function customer(id: string): CustomerRow {
  return { id, name: `Customer ${id}`, region: 'US' };
}

function agreement(customerId: string, more: Partial<Subscription>): Subscription {
  return {
    id: 's',
    customerId,
    kind: 'subscription',
    startDate: '2026-01-01',
    endDate: '2026-12-31',
    licenses: [{ product: 'calling', purchased: 10, assigned: 5, used: 3 }],
    ...more,
  };
}

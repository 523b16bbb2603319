import { describe, expect, it, vi } from 'vitest';
import { createPartnerClient, type PartnerClient } from '../client/partner-client.ts';
import type { OperationId } from '../contract/contract.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import type { CustomerSort } from '../customers/customer-sorts.ts';
import { defaultLowAssignment } from '../peers/low-assignment-parameters.ts';
import type { LicenseRules } from '../sections/license-tally.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { tagsVersion } from '../tags/tag-rules.ts';
import { type MemorySourceOptions, memorySource } from './memory-source.ts';

const asOf = '2026-11-16';
const saveTags = () => {};

function clientOf(options: MemorySourceOptions | readonly unknown[], timeoutMs = 1000) {
  const given = Array.isArray(options)
    ? { customers: options as CustomerRow[] }
    : (options as MemorySourceOptions);
  return createPartnerClient({ source: memorySource(given), asOf, timeoutMs });
}

async function ids(customers: readonly unknown[], input: { query?: string; sort?: CustomerSort } = {}) {
  const { items } = await clientOf(customers).customers.list(input);
  return items.map(({ id }) => id);
}

describe('rows that a host hands over', () => {
  it('makes a clean list of bare rows: no status, nothing known, no false alarm', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ id: `c${index}`, name: `Customer ${index}` }));
    const { items, refused, total } = await clientOf(rows).customers.list({ limit: 1000 });
    expect(total).toBe(100);
    expect(refused).toBeUndefined();
    expect(items[7]).toEqual({ id: 'c7', name: 'Customer 7', tags: [] });
  });

  it('names a row that does not fit with its index and field, and shows the rest', async () => {
    const rows = [
      { id: 'a', name: 'Good' },
      { name: 'No id' },
      { id: 'a', name: 'Same id again' },
      { id: 'b' },
      null,
      'text',
      { id: 'c', name: 'Tags are no list', tags: 'gold' },
      { id: 'd', name: 'Sign-in is no instant', lastAdminSignInAt: 'yesterday' },
      { id: 'e', name: 'Also good' },
    ];
    const { items, refused } = await clientOf(rows).customers.list();
    expect(items.map(({ id }) => id)).toEqual(['a', 'e']);
    expect(refused?.map(({ index, field }) => [index, field])).toEqual([
      [1, 'id'],
      [2, 'id'],
      [3, 'name'],
      [4, ''],
      [5, ''],
      [6, 'tags'],
      [7, 'lastAdminSignInAt'],
    ]);
    expect(refused?.[1]?.message).toBe('expected an id of its own: row 1 has it too');
  });

  it.each([10, 5000])('answers by the same %i rows, whatever was asked before', async (count) => {
    const rows: unknown[] = Array.from({ length: count }, (_, index) => ({
      id: `c${index}`,
      name: `N ${index}`,
      products: ['calling'],
    }));
    rows[3] = { id: 'c3', name: 'Bad', region: 7 };
    const subscriptions = rows.map(
      (_, index): Subscription => ({
        ...{ id: `s${index}`, customerId: `c${index}`, kind: 'trial' },
        ...{
          startDate: '2026-01-01',
          endDate: '2026-12-31',
          licenses: [{ product: 'calling', purchased: 1 }],
        },
      }),
    );
    const ask = {
      total: async (client: PartnerClient) => (await client.customers.list({ limit: 1 })).total,
      count: async (client: PartnerClient) => (await client.customers.count()).total,
      view: async (client: PartnerClient) => (await client.customers.open({}))?.total,
      kpi: async (client: PartnerClient) =>
        (await client.subscriptions.figures({ product: 'calling' })).kpis[0]?.value,
      kpiCustomers: async (client: PartnerClient) =>
        (await client.customers.count({ query: 'kpi:total' })).total,
    };
    for (const first of Object.values(ask)) {
      const client = clientOf({ customers: rows as CustomerRow[], subscriptions }, 20_000);
      await first(client);
      for (const [name, next] of Object.entries(ask))
        expect([name, await next(client)]).toEqual([name, count - 1]);
      await expect(client.customers.get({ id: 'c3' })).rejects.toMatchObject({ code: 'notFound' });
      expect((await client.customers.list()).refused).toContainEqual(
        expect.objectContaining({ index: 3, field: 'region' }),
      );
    }
  });

  it('takes ids that are whole numbers as their digits, as databases hand them out', async () => {
    const term = { kind: 'subscription', startDate: '2026-01-01', endDate: '2026-12-31' };
    const client = clientOf({
      customers: [
        { id: 7, name: 'A', externalId: 1007 },
        { id: '8', name: 'B' },
        { id: 8, name: 'C' },
      ] as never,
      subscriptions: [
        { ...term, id: 1, customerId: 7, licenses: [{ product: 'calling', purchased: 5 }] },
        { ...term, id: 2, customerId: 8, licenses: 'many' },
      ] as never,
    });
    const { items, refused } = await client.customers.list();
    expect(items.map(({ id, externalId, licenses }) => [id, externalId, licenses])).toEqual([
      ['7', '1007', { purchased: 5 }],
      ['8', undefined, undefined],
    ]);
    expect(refused?.map(({ index, field }) => [index, field])).toEqual([
      [1, 'subscriptions.licenses'],
      [2, 'id'],
    ]);
    expect(await client.customers.get({ id: '7' })).toMatchObject({ id: '7', name: 'A' });
  });

  it('lets a map answer null, and numbers as ids, as its rows have them', async () => {
    const rows: { no: number; title: string; mail: string | null }[] = [{ no: 7, title: 'A', mail: null }];
    const source = memorySource({
      customers: rows,
      map: {
        customers: ({ no, title, mail }) => ({ id: no, name: title, adminEmail: mail, licenses: null }),
      },
    });
    const { items } = await createPartnerClient({ source, asOf: '2026-11-16' }).customers.list();
    expect(items).toEqual([expect.objectContaining({ id: '7', name: 'A' })]);
    expect(items[0]).not.toHaveProperty('adminEmail');
  });

  it('takes null as absent, but for a sign-in that never was', async () => {
    const absent = { region: null, tags: null, products: null, createdDate: null, adminEmail: null };
    const client = clientOf({
      customers: [{ id: 'a', name: 'A', ...absent, lastAdminSignInAt: null } as never],
      subscriptions: [
        {
          ...{
            id: 's',
            customerId: 'a',
            kind: 'subscription',
            startDate: '2026-01-01',
            endDate: '2026-12-31',
          },
          ...{ autoRenews: null, paid: null, invoices: null },
          licenses: [{ product: 'calling', purchased: 5, assigned: null }],
        } as never,
      ],
    });
    const { items, refused } = await client.customers.list();
    expect(refused).toBeUndefined();
    expect(items[0]).toEqual({
      ...{
        id: 'a',
        name: 'A',
        tags: [],
        products: ['calling'],
        addedOn: '2026-01-01',
        expiresOn: '2026-12-31',
      },
      ...{ lastAdminSignInAt: null, statuses: ['noRecentActivity', 'active'], licenses: { purchased: 5 } },
    });
  });

  it.each([
    ['names its customer', { endDate: 'never' }, ['a']],
    ['does not say whose it is', { customerId: undefined }, ['c']],
    ['says so with a blank', { customerId: '' }, ['c']],
  ])(
    'knows nothing that follows from all subscriptions where one is refused that %s',
    async (_, bad, open) => {
      const good = (customerId: string, id: string) => ({
        ...{ id, customerId, kind: 'subscription', startDate: '2026-01-01', endDate: '2026-12-31' },
        licenses: [{ product: 'calling', purchased: 5 }],
      });
      const client = clientOf({
        customers: ['a', 'b', 'c'].map((id) => ({ id, name: id })),
        subscriptions: [
          good('a', 's1'),
          { ...good('a', 's2'), ...bad },
          good('b', 's3'),
          ...(open.includes('c') ? [] : [good('c', 's4')]),
        ] as never[],
      });
      const { items } = await client.customers.list();
      const told = items.filter(({ id }) => open.includes(id));
      // what is there proves that it runs, not that it is all
      const statuses = open.includes('a') ? ['active'] : [];
      expect(told).toEqual(open.map((id) => ({ id, name: id, tags: [], statuses })));
      for (const one of items.filter(({ id }) => !open.includes(id)))
        expect(one).toMatchObject({
          products: ['calling'],
          addedOn: '2026-01-01',
          licenses: { purchased: 5 },
        });
      const found = async (query: string) =>
        (await client.customers.list({ query })).items.filter(({ id }) => open.includes(id));
      for (const query of ['product:calling', 'licenses:0', 'status:expired', 'added<2027-01-01'])
        expect([query, await found(query)]).toEqual([query, []]);
    },
  );

  it('names a subscription of a customer that is not there', async () => {
    const { refused } = await clientOf({
      customers: [{ id: 'a', name: 'A' }],
      subscriptions: [
        {
          ...{ id: 's', customerId: 'gone', kind: 'trial', startDate: '2026-01-01', endDate: '2026-12-31' },
          licenses: [],
        },
      ],
    }).customers.list();
    expect(refused).toEqual([
      expect.objectContaining({
        index: 0,
        field: 'subscriptions.customerId',
        message: 'there is no customer "gone"',
      }),
    ]);
  });

  it('counts each subscription of a customer that is not there as left out of the figures', async () => {
    const dates = { kind: 'trial' as const, startDate: '2026-01-01', endDate: '2026-12-31' };
    const licenses = [{ product: 'calling', purchased: 1 }];
    const client = clientOf({
      customers: [{ id: 'a', name: 'A', region: 'EU' }],
      subscriptions: ['a', 'gone', 'gone'].map((customerId, at) => ({
        ...{ id: `s${at}`, customerId, licenses },
        ...dates,
      })),
    });
    for (const region of [undefined, 'EU']) {
      const { kpis } = await client.subscriptions.figures({ product: 'calling' }, { region });
      expect(kpis[0]).toMatchObject({
        value: 1,
        excluded: [{ reason: 'invalid', of: 'subscriptions', count: 2 }],
      });
    }
    expect((await client.customers.list()).refused?.map(({ index }) => index)).toEqual([1, 2]);
  });

  it('finds by a query what the host supplies instead of subscriptions', async () => {
    const client = clientOf([
      { id: 'a', name: 'A', licenses: { purchased: 200, assigned: 10 }, expiresOn: '2026-11-20' },
      { id: 'b', name: 'B', licenses: { purchased: '12' } },
      { id: 'c', name: 'C', expiresOn: 'tomorrow' },
    ]);
    const { items, refused } = await client.customers.list({ query: 'licenses>=100 expires<30d' });
    expect(items.map(({ id }) => id)).toEqual(['a']);
    expect(refused?.map(({ index, field }) => [index, field])).toEqual([
      [1, 'licenses.purchased'],
      [2, 'expiresOn'],
    ]);
  });

  it.each([
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a formula', '=HYPERLINK("http://x")'],
    ['right-to-left text', 'شركة الخليج'],
    ['an emoji', 'Acme 🚀'],
    ['a line break', 'Acme\nHolding'],
    ['ten thousand characters', 'x'.repeat(10_000)],
  ])('keeps a name that holds %s as it is', async (_title, name) => {
    const client = clientOf([{ id: 'c', name }]);
    expect((await client.customers.get({ id: 'c' })).name).toBe(name);
    expect(
      (await client.customers.list({ query: JSON.stringify(name.slice(0, 20)).replace('\\n', ' ') })).items
        .length,
    ).toBeLessThan(2);
  });

  it('keeps an unknown status, product, region and field', async () => {
    const row = {
      id: 'c',
      name: 'C',
      statuses: ['quarantined'],
      products: ['holograms'],
      region: 'MARS',
      plan: { x: 1 },
    };
    const client = clientOf([row]);
    expect((await client.customers.list()).items[0]).toEqual({ ...row, tags: [] });
    expect((await client.regions.list()).items).toEqual([{ id: 'MARS' }]);
    expect((await client.customers.facets()).product).toEqual([{ value: 'holograms', customers: 1 }]);
    expect(await ids([row], { sort: 'status' })).toEqual(['c']);
  });

  it('adapts the host’s own rows, and names a row that its map cannot read', async () => {
    interface Org {
      orgId: number;
      title?: { en: string };
    }
    const source = memorySource<Org>({
      customers: async () => [{ orgId: 1, title: { en: 'One' } }, { orgId: 2 }],
      map: { customers: (org) => ({ id: String(org.orgId), name: (org.title as { en: string }).en }) },
    });
    const { items, refused } = await createPartnerClient({ source, asOf }).customers.list();
    expect(items.map(({ name }) => name)).toEqual(['One']);
    expect(refused?.[0]).toMatchObject({ index: 1, field: 'map' });
  });

  it('derives statuses, licenses and dates from the subscriptions', async () => {
    const subscriptions: Subscription[] = [
      {
        id: 's',
        customerId: 'c',
        kind: 'subscription',
        startDate: '2026-01-01',
        endDate: '2026-11-17',
        licenses: [{ product: 'calling', purchased: 10, assigned: 12, used: 4 }],
      },
    ];
    const client = clientOf({ customers: [{ id: 'c', name: 'C' }], subscriptions });
    const { items } = await client.customers.list();
    expect(items[0]).toEqual({
      id: 'c',
      name: 'C',
      tags: [],
      products: ['calling'],
      statuses: ['licenseOverage', 'expiringSoon', 'active'],
      licenses: { purchased: 10, assigned: 12, used: 4, overage: 2 },
      expiresOn: '2026-11-17',
      addedOn: '2026-01-01',
    });
  });

  it('knows no totals and dates of a customer with a refused subscription, and makes nobody expired', async () => {
    const ended = { kind: 'subscription', startDate: '2025-01-01', endDate: '2025-12-31' } as const;
    const subscriptions = [
      { ...ended, id: 's', customerId: 'c', licenses: [{ product: 'calling', purchased: 10 }] },
      { id: 'bad', customerId: 'c', kind: 'lease' } as never,
    ];
    const client = clientOf({ customers: [{ id: 'c', name: 'C' }], subscriptions });
    const { items, refused } = await client.customers.list();
    expect(items[0]).toEqual({ id: 'c', name: 'C', tags: [], statuses: [] });
    expect(refused?.[0]).toMatchObject({ index: 1, field: 'subscriptions.kind' });
    expect((await client.customers.count({ query: 'licenses=0' })).total).toBe(0);
    expect((await client.customers.count({ query: 'status:expired' })).total).toBe(0);
  });

  it('that do not fit are left out where their customer is, and named', async () => {
    const customers = [
      { id: 'us', name: 'A', region: 'US' },
      { id: 'eu', name: 'B', region: 'EU' },
    ];
    const agreement = { kind: 'subscription', startDate: '2026-01-01', endDate: '2026-12-31' } as const;
    const of = (customerId: string, id: string, assigned: number) => ({
      ...{ ...agreement, id, customerId },
      licenses: [{ product: 'calling', purchased: 10, assigned }],
    });
    const subscriptions = [of('us', 's1', 5), of('eu', 's2', 5), of('eu', 's3', -1)];
    const client = clientOf({ customers, subscriptions });
    const excluded = async (region: string) =>
      (await client.subscriptions.figures({ product: 'calling' }, { region })).kpis[0]?.excluded;
    expect(await excluded('US')).toEqual([]);
    expect(await excluded('EU')).toEqual([{ reason: 'invalid', of: 'subscriptions', count: 1 }]);
    const { items, refused } = await client.subscriptions.list({ customerId: 'eu' });
    expect(items?.map(({ id }) => id)).toEqual(['s2']);
    expect(refused).toMatchObject([{ index: 2, field: 'subscriptions.licenses[0].assigned' }]);
    expect(await client.subscriptions.list({ customerId: 'us' })).not.toHaveProperty('refused');
  });
});

describe('rules of the subscription analytics', () => {
  const agreement = { kind: 'subscription', startDate: '2026-01-01' } as const;
  const row = (id: string, endDate: string, assigned: number) => ({
    ...{ ...agreement, id: `of ${id}`, customerId: id, endDate },
    licenses: [{ product: 'calling', purchased: 10, assigned }],
  });
  const rows = {
    customers: ['a', 'b'].map((id) => ({ id, name: id })),
    subscriptions: [row('a', '2026-11-26', 9), row('b', '2026-12-26', 6)],
  };

  it('are told with the figures', async () => {
    const { kpis, rules } = await clientOf(rows).subscriptions.figures({ product: 'calling' });
    expect(kpis.map(({ value }) => value)).toEqual([2, 2, 0, 0, 0]);
    expect(rules).toEqual({
      windowDays: 90,
      autoRenewingExpires: false,
      lowAssignment: defaultLowAssignment,
    });
  });

  it('can be other parameters, or a function of the host', async () => {
    const licenseRules: LicenseRules = {
      windowDays: 10,
      lowAssignment: ({ purchased, assigned }) => ({
        isLow: Uint8Array.from(purchased, (count, pool) => Number((assigned[pool] as number) < count * 0.7)),
        groups: [],
      }),
    };
    const client = clientOf({ ...rows, licenseRules });
    const { kpis, rules } = await client.subscriptions.figures({ product: 'calling' });
    expect(kpis.map(({ value }) => value)).toEqual([2, 1, 0, 1, 0]);
    expect(rules).toMatchObject({ windowDays: 10, lowAssignment: null });
    const { items } = await client.customers.list({ query: 'kpi:lowAssignment' });
    expect(items.map(({ id }) => id)).toEqual(['b']);
  });
});

describe('loaders', () => {
  it('loads once, and again after a refresh', async () => {
    const load = vi.fn(async () => [{ id: 'a', name: 'A' }]);
    const client = clientOf({ customers: load });
    await Promise.all([client.customers.list(), client.regions.list()]);
    await client.customers.list();
    expect(load).toHaveBeenCalledTimes(1);
    client.refresh();
    await client.customers.list();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('says of a loader that rejects what happened, and asks again the next time', async () => {
    const load = vi.fn().mockRejectedValueOnce(new Error('no network')).mockResolvedValue([]);
    const client = clientOf({ customers: load });
    await expect(client.customers.list()).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The loader of customers failed: no network',
    });
    await expect(client.customers.list()).resolves.toMatchObject({ items: [] });
  });

  it('ends a call to a loader that never settles', async () => {
    const client = clientOf({ customers: () => new Promise<never>(() => {}) }, 20);
    await expect(client.customers.list()).rejects.toMatchObject({ code: 'timeout', retryable: true });
  });

  it('ends a call that its caller no longer wants', async () => {
    const client = clientOf({ customers: () => new Promise<never>(() => {}) });
    const controller = new AbortController();
    const call = client.customers.list({}, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  });

  it.each([
    [
      'a page of HTML',
      () => '<!doctype html><p>Sign in',
      /array of rows, found a text that starts with "<!doctype/,
    ],
    ['an object', () => ({ items: [] }), /array of rows, found a value of type object/],
    ['HTML parsed as JSON', () => JSON.parse('<html>'), /did not get JSON/],
  ])('says what a loader gave instead of rows: %s', async (_title, load, message) => {
    const client = clientOf({ customers: async () => load() as never });
    await expect(client.customers.list()).rejects.toMatchObject({ code: 'malformed' });
    await expect(client.customers.list()).rejects.toThrow(message);
  });
});

describe('sorting', () => {
  const rows = [
    { id: '3', name: 'Zoë' },
    { id: '1', name: 'ähnlich' },
    { id: '2', name: 'Álamo' },
    { id: '5', name: '𝔘nit' },
    { id: '4', name: '\uFF21lpha' },
  ];
  it('keeps the order of the source when none is asked for', async () => {
    expect(await ids(rows)).toEqual(['3', '1', '2', '5', '4']);
  });
  it('sorts by name without case and accents, by code points, then by id', async () => {
    expect(await ids(rows, { sort: 'name' })).toEqual(['1', '2', '4', '5', '3']);
    const same = [
      { id: 'b', name: 'X' },
      { id: 'a', name: 'x' },
    ];
    expect(await ids(same, { sort: 'name' })).toEqual(['a', 'b']);
  });
  it('turns the order around; what is not known stays last', async () => {
    const dated = [
      { id: 'a', name: 'A', createdDate: '2026-01-01' },
      { id: 'b', name: 'B' },
      { id: 'c', name: 'C', createdDate: '2025-01-01' },
    ];
    expect(await ids(dated, { sort: 'added' })).toEqual(['c', 'a', 'b']);
    expect(await ids(dated, { sort: '-added' })).toEqual(['a', 'c', 'b']);
  });
  it('sorts by the urgency of the first status', async () => {
    const judged = [
      { id: 'a', name: 'A', statuses: ['active'] },
      { id: 'b', name: 'B', statuses: ['suspended', 'active'] },
      { id: 'c', name: 'C' },
    ];
    expect(await ids(judged, { sort: 'status' })).toEqual(['b', 'a', 'c']);
  });
});

describe('pages', () => {
  const rows = Array.from({ length: 23 }, (_, index) => ({
    id: `c${index}`,
    name: `N${index % 5}`,
    region: 'EU',
  }));

  it('walks all pages without missing or repeating a row', async () => {
    const client = clientOf(rows);
    const seen: string[] = [];
    for await (const customer of client.customers.all({ sort: 'name', limit: 4 })) seen.push(customer.id);
    expect(new Set(seen).size).toBe(23);
    expect(seen).toHaveLength(23);
  });

  it('refuses a made-up cursor and one of another list', async () => {
    const client = clientOf(rows);
    const { nextCursor } = await client.customers.list({ limit: 2 });
    for (const cursor of ['made up', 'bnVsbA==', btoa('["x","c1"]')]) {
      await expect(client.customers.list({ cursor })).rejects.toMatchObject({
        code: 'invalid',
        fields: [{ field: 'cursor' }],
      });
    }
    await expect(client.customers.list({ cursor: nextCursor, sort: 'name' })).rejects.toThrow(
      /another query/,
    );
    await expect(client.customers.list({ cursor: nextCursor }, { region: 'EU' })).rejects.toThrow(
      /another query/,
    );
  });

  it('names an input that does not fit', async () => {
    const client = clientOf(rows);
    await expect(client.customers.list({ limit: 1001 })).rejects.toThrow(
      /limit: expected a whole number from 1 to 1000/,
    );
    await expect(client.customers.list({ sort: 'color' as never })).rejects.toThrow(
      /sort: expected one of name/,
    );
    await expect(client.customers.list({ query: 'status:' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(client.customers.list({ query: 'x'.repeat(100_000) })).rejects.toThrow(/2,?000/);
  });
});

describe('regions and roles', () => {
  const rows = [
    { id: 'a', name: 'A', region: 'EU' },
    { id: 'b', name: 'B', region: 'US' },
    { id: 'c', name: 'C' },
  ];
  it('shows one region or all', async () => {
    const client = clientOf(rows);
    expect((await client.customers.list({}, { region: 'EU' })).items.map(({ id }) => id)).toEqual(['a']);
    expect((await client.customers.list()).total).toBe(3);
    expect((await client.regions.list()).items.map(({ id }) => id)).toEqual(['EU', 'US']);
  });

  it('shows a partner admin the assigned customers only; another is like one that does not exist', async () => {
    const client = clientOf({
      customers: rows,
      viewer: { roles: ['partnerAdmin'], customerIds: ['b'] },
      saveTags,
    });
    expect((await client.customers.list()).items.map(({ id }) => id)).toEqual(['b']);
    const hidden = client.customers.get({ id: 'a' });
    await expect(hidden).rejects.toMatchObject({ code: 'notFound', message: 'There is no customer "a".' });
    const { results } = await client.tags.add({ customerIds: ['a', 'b'], tags: ['x'] });
    expect(results.map(({ error }) => error?.code)).toEqual(['notFound', undefined]);
  });

  it.each(['partnerReadOnlyAdmin', 'helpdesk'] as const)(
    'lets a %s see tags but not change them',
    async (role) => {
      const client = clientOf({ customers: rows, viewer: { roles: [role] }, saveTags });
      await expect(client.tags.list()).resolves.toBeDefined();
      await expect(client.tags.add({ customerIds: ['a'], tags: ['x'] })).rejects.toMatchObject({
        code: 'forbidden',
      });
    },
  );
});

describe('tags (TAG-1 to TAG-3)', () => {
  const rows = () => [
    { id: 'a', name: 'A', tags: ['Gold tier'] },
    { id: 'b', name: 'B', tags: ['1', '2', '3', '4', '5'] },
  ];

  it('adds and removes, and says what really changed', async () => {
    const client = clientOf({ customers: rows(), saveTags });
    const added = await client.tags.add({ customerIds: ['a'], tags: ['  New   one ', 'gold TIER'] });
    expect(added.results).toEqual([
      { customerId: 'a', tags: ['Gold tier', 'New one'], changed: ['New one'] },
    ]);
    const removed = await client.tags.remove({ customerIds: ['a'], tags: ['GOLD TIER', 'absent'] });
    expect(removed.results).toEqual([{ customerId: 'a', tags: ['New one'], changed: ['Gold tier'] }]);
    expect((await client.customers.get({ id: 'a' })).tags).toEqual(['New one']);
  });

  it.each([
    ['of 26 characters', 'x'.repeat(26), /at most 25 characters, found 26/],
    ['of blanks', '   ', /1 character or more/],
  ])('refuses a tag %s', async (_title, tag, message) => {
    const client = clientOf({ customers: rows(), saveTags });
    await expect(client.tags.add({ customerIds: ['a'], tags: [tag] })).rejects.toThrow(message);
  });

  it('counts characters, not code units', async () => {
    const client = clientOf({ customers: rows(), saveTags });
    const { results } = await client.tags.add({ customerIds: ['a'], tags: ['🚀'.repeat(25)] });
    expect(results[0]?.changed).toHaveLength(1);
  });

  it('refuses a sixth tag for its customer alone', async () => {
    const client = clientOf({ customers: rows(), saveTags });
    const { results } = await client.tags.add({ customerIds: ['a', 'b'], tags: ['six'] });
    expect(results[0]?.tags).toEqual(['Gold tier', 'six']);
    expect(results[1]).toMatchObject({ changed: [], error: { code: 'invalid' } });
  });

  it('restores description and colour when the last removal is undone', async () => {
    const details = { name: 'Gold tier', description: 'Premium care', color: '#c2570c' };
    const client = clientOf({ customers: rows(), tags: [details], saveTags });
    const tag = async () => (await client.tags.list()).items.find(({ name }) => name === 'Gold tier');
    await client.tags.remove({ customerIds: ['a'], tags: ['gold tier'] });
    expect(await tag()).toBeUndefined();
    await client.tags.add({ customerIds: ['a'], tags: ['gold tier'] });
    expect(await tag()).toMatchObject({ ...details, customers: 1 });
  });

  it('loses nothing when two change the same customer at once', async () => {
    const client = clientOf({ customers: rows(), saveTags: async () => {} });
    await Promise.all([
      client.tags.add({ customerIds: ['a'], tags: ['one'] }),
      client.tags.add({ customerIds: ['a'], tags: ['two'] }),
      client.tags.remove({ customerIds: ['a'], tags: ['Gold tier'] }),
    ]);
    expect((await client.customers.get({ id: 'a' })).tags?.toSorted()).toEqual(['one', 'two']);
  });

  it('takes back what the host could not save', async () => {
    const saveTags = vi.fn().mockRejectedValue(new Error('disk full'));
    const client = clientOf({ customers: rows(), saveTags });
    const { results } = await client.tags.add({ customerIds: ['a'], tags: ['new'] });
    expect(results[0]).toMatchObject({
      tags: ['Gold tier'],
      error: { message: 'The tags were not saved: disk full' },
    });
    expect((await client.customers.get({ id: 'a' })).tags).toEqual(['Gold tier']);
  });

  it('finds customers by a tag given a moment ago', async () => {
    const client = clientOf({ customers: rows(), saveTags });
    expect((await client.customers.list({ query: 'tag:new' })).total).toBe(0);
    await client.tags.add({ customerIds: ['a'], tags: ['New'] });
    expect((await client.customers.list({ query: 'tag:new' })).total).toBe(1);
  });
});

it('of a partner itself is answered where its customers could not be loaded', async () => {
  const client = clientOf({
    customers: () => Promise.reject(new Error('the store is away')),
    users: [{ id: 'u', name: 'U', roles: ['partnerFullAdmin'] }],
    views: [{ id: 'v', name: 'V', table: 'customers' }],
  });
  await expect(client.customers.list()).rejects.toMatchObject({ code: 'unavailable' });
  expect((await client.viewer.get()).roles).toEqual(['partnerFullAdmin']);
  expect((await client.users.list()).items).toHaveLength(1);
  expect((await client.views.list()).items).toHaveLength(1);
});

describe('changes that nobody would keep', () => {
  const row = { id: 'a', name: 'A', tags: ['Gold'] };
  const user = { id: 'u', name: 'U', email: 'u@partner.example', roles: ['partnerFullAdmin' as const] };
  const view = { id: 'v', name: 'V', table: 'customers' };
  const rows = { customers: [row], users: [user], views: [view], callLegs: [], tags: [{ name: 'Gold' }] };
  const customerIds = ['a'];
  const leg = {
    id: 'l',
    callId: 'c',
    customerId: 'a',
    startAt: '2026-11-10T10:00:00Z',
    endAt: '2026-11-10T10:05:00Z',
    direction: 'made' as const,
    endpoint: 'app',
  };
  const changes: readonly (readonly [
    keyof MemorySourceOptions,
    OperationId,
    (client: PartnerClient) => unknown,
  ])[] = [
    ['saveTags', 'tags.add', ({ tags }) => tags.add({ customerIds, tags: ['x'] })],
    ['saveTags', 'tags.remove', ({ tags }) => tags.remove({ customerIds, tags: ['Gold'] })],
    [
      'saveTags',
      'tags.replace',
      ({ tags }) => tags.replace({ id: 'a', tags: [], version: tagsVersion(row.tags) }),
    ],
    [
      'saveTagDetails',
      'tags.describe',
      async ({ tags }) => {
        const [tag] = (await tags.list()).items;
        return tags.describe({ name: 'Gold', color: 'teal', version: tag?.version ?? '' });
      },
    ],
    ['saveUsers', 'users.add', ({ users }) => users.add({ ...user, id: 'w', email: 'w@partner.example' })],
    [
      'saveUsers',
      'users.setRoles',
      async ({ users }) => {
        const added = await users.add({ ...user, id: 'w', email: 'w@partner.example' });
        return users.setRoles({ id: 'w', roles: ['helpdesk'], version: added.version });
      },
    ],
    [
      'saveUsers',
      'users.remove',
      async ({ users }) => {
        await users.add({ ...user, id: 'w', email: 'w@partner.example' });
        return users.remove({ id: 'w' });
      },
    ],
    ['saveViews', 'views.save', ({ views }) => views.save({ ...view, id: 'w' })],
    ['saveViews', 'views.remove', ({ views }) => views.remove({ id: 'v' })],
    ['saveCallLegs', 'calling.send', ({ calling }) => calling.send({ legs: [leg] })],
  ];

  it.each(changes)('without %s %s is refused, and the rows can still be read', async (writer, id, change) => {
    const client = clientOf(rows);
    expect(client.supports(id)).toBe(false);
    const refusal = {
      code: 'unsupported',
      message: expect.stringMatching(
        `^This data source has no writer for [a-zA-Z.]+: memorySource is not given ${writer}\\.$`,
      ),
    };
    await expect(change(client)).rejects.toMatchObject(refusal);
    expect((await client.tags.list()).items).toMatchObject([{ name: 'Gold', customers: 1 }]);
    expect((await client.users.list()).items).toHaveLength(1);
    expect((await client.views.list({})).items).toHaveLength(1);
  });

  it.each<[option: string, ask: (client: PartnerClient) => Promise<unknown>]>([
    ['auditEntries', ({ audit }) => audit.list()],
    ['users', ({ administrators }) => administrators.list()],
    ['administrators', ({ administrators }) => administrators.ofCustomer({ customerId: 'a' })],
    ['organization', ({ organization }) => organization.get()],
    ['callLegs or weeklyUsage', ({ calling }) => calling.overview({})],
    ['subscriptions', ({ trials }) => trials.end({ customerId: 'a', id: 't', version: '1' })],
  ])('what needs %s says so where it is not given', async (option, ask) => {
    const client = clientOf({ customers: [], saveTrial: () => {}, saveAuditEntries: () => {} });
    const message = expect.stringMatching(`: memorySource is not given ${option}\\.$`);
    await expect(ask(client)).rejects.toMatchObject({ code: 'unsupported', message });
  });

  it('a viewer by another name than userId does not compile', () => {
    // @ts-expect-error there is no `id` of a viewer
    memorySource({ customers: [], viewer: { id: 'ada', roles: ['partnerFullAdmin'] } });
  });

  it.each(changes)(
    'with %s %s is handed to it, and taken back where it fails',
    async (writer, id, change) => {
      const write = vi.fn(async () => {});
      const client = clientOf({ ...rows, [writer]: write });
      expect(client.supports(id)).toBe(true);
      await change(client);
      expect(write).toHaveBeenCalled();

      const full = clientOf({ ...rows, [writer]: () => Promise.reject(new Error('disk full')) });
      const read = () =>
        Promise.all([full.tags.list(), full.users.list(), full.views.list({}), full.calling.overview({})]);
      const before = await read();
      await Promise.resolve(change(full)).catch(() => {});
      expect(await read()).toEqual(before);
    },
  );
});

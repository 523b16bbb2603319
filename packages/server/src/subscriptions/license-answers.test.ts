import {
  type CustomerRow,
  createPartnerClient,
  memorySource,
  type PartnerClient,
  type PartnerDataSource,
  type Subscription,
} from '@partnerkit/sdk';
import type { LicensePrice } from '@partnerkit/sdk/kpis';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { createWorld } from '@partnerkit/testing';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CustomerUpdate, writeCustomers } from '../customers/write-customers.ts';
import { openTestServer, type TestServer, type TestSubject } from '../http/test-server.ts';
import { databaseKinds, oneKind } from '../storage/throw-away-databases.ts';
import { findPrices } from './license-prices.ts';
import { type LicenseSnapshots, licenseSnapshots } from './license-snapshots.ts';

const asOf = '2026-11-16';
const region = 'US';
const multiplier = Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);
const sections = ['recentlyAdded', 'expiring', 'renewing', 'lowAssignment', 'overLimit'] as const;
const sorts = [
  'customer',
  'id',
  'total',
  'assigned',
  'used',
  'available',
  'overage',
  'added',
  'ends',
] as const;
const shares = ['assignedShare', 'usedShare', 'used3Months'] as const;

interface World {
  readonly customers: readonly CustomerRow[];
  /** Absent: not supplied. */
  readonly subscriptions?: readonly Subscription[];
}

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).filter((one) => !one.includes('\0'));
const count = fc.oneof(fc.nat(30), fc.nat(3000), fc.constantFrom(0, 24, 25, 100));
const day = fc.integer({ min: -130, max: 130 }).map(dayAfter);
const week = fc.record({
  week: fc.integer({ min: -5, max: 1 }).map((weeks) => dayAfter(7 * weeks - 1)),
  purchased: count,
  assigned: count,
  used: count,
});
const pool = fc.record(
  {
    product: fc.constantFrom('calling', 'meetings', 'calling', 'messaging', 'callOn'),
    purchased: count,
    assigned: count,
    used: count,
    used3Months: count,
    weeks: fc.uniqueArray(week, { maxLength: 4, selector: (one) => one.week }),
  },
  { requiredKeys: ['product', 'purchased'] },
);
const agreement = fc.record(
  {
    kind: fc.constantFrom('subscription', 'trial'),
    startDate: day,
    endDate: day,
    autoRenews: fc.boolean(),
    licenses: fc.array(pool, { maxLength: 3 }),
    invoices: fc.constant([
      { id: 'i', date: asOf, dueDate: asOf, amount: 12.5, currency: 'EUR', url: 'https://example.com/i' },
    ]),
    orders: fc.constant([{ id: 'o', date: asOf, action: 'new', product: 'calling', quantity: 3 }]),
  },
  { requiredKeys: ['kind', 'startDate', 'endDate', 'licenses'] },
);
const world: fc.Arbitrary<World> = fc
  .array(fc.record({ id: text, name: text, agreements: fc.array(agreement, { maxLength: 4 }) }), {
    maxLength: 25,
  })
  .map((drawn) => ({
    customers: drawn.map(({ id, name }, at) => ({ id: `${id}${at}`, name, region })),
    subscriptions: drawn.flatMap(({ id, agreements }, at) =>
      agreements.map((one, index) => ({ ...one, id: `s${index}`, customerId: `${id}${at}` }) as Subscription),
    ),
  }));
const request = fc.record({
  section: fc.constantFrom(...sections),
  product: fc.constantFrom('calling', 'meetings'),
  sort: fc.option(
    fc
      .tuple(fc.constantFrom('', '-'), fc.constantFrom(...sorts, ...shares))
      .map(([sign, field]) => `${sign}${field}` as (typeof sorts)[number]),
    { nil: undefined },
  ),
  search: fc.option(text, { nil: undefined }),
  limit: fc.integer({ min: 1, max: 12 }),
});

describe.each(databaseKinds)('the server answers about licenses as the SDK does in memory (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(kind, [], [region]);
  });
  afterAll(() => server.close());

  const write = async (partner: string, { customers, subscriptions }: World) => {
    const updates = customers.map(
      (row): CustomerUpdate => ({
        row,
        subscriptions: subscriptions?.filter(({ customerId }) => customerId === row.id),
      }),
    );
    const database = await server.store.databases.of(region);
    await database.transaction({ partner }, (tx) => writeCustomers(tx, partner, updates));
  };
  const client = (subject: TestSubject, licenses?: LicenseSnapshots) =>
    signedIn(over(server, subject, licenses));

  it(
    'of any world',
    async () => {
      let partners = 0;
      const property = fc.asyncProperty(
        world,
        fc.array(request, { maxLength: 4 }),
        day,
        async (made, asked, on) => {
          const partner = `p-${partners++}`;
          await write(partner, made);
          const [here, there] = [signedIn(memorySource({ ...made })), client({ partner })];
          for (const date of [asOf, on]) {
            expect(await told(there, date, asked, made)).toEqual(await told(here, date, asked, made));
          }
        },
      );
      await fc.assert(property, { numRuns: 12 * multiplier });
    },
    60_000 * multiplier,
  );

  it('with prices of licenses, and what waste costs', async () => {
    const made = createWorld({ customers: 40, regions: [region] });
    const paying = made.subscriptions.filter(
      ({ kind, startDate, endDate, licenses }) =>
        kind === 'subscription' &&
        startDate <= asOf &&
        asOf <= endDate &&
        licenses.some(({ product }) => product === 'calling'),
    );
    const prices: LicensePrice[] = [
      { product: 'calling', amount: 9.9, currency: 'EUR' },
      { product: 'calling', amount: 0.1, currency: 'USD', customerId: paying[0]?.customerId },
    ];
    await write('priced', made);
    const licenses = licenseSnapshots({
      prices: findPrices((partner) => (partner === 'priced' ? prices : undefined)),
    });
    const there = client({ partner: 'priced' }, licenses);
    const here = signedIn(memorySource({ ...made, licensePrices: prices }));
    const figures = await here.subscriptions.figures({ product: 'calling' }, { region });
    expect(figures.waste?.kpis.total?.amounts).toHaveLength(2);
    expect(figures.waste?.kpis.total?.weekBefore?.changes).toHaveLength(2);
    expect(await told(there, asOf, [], made)).toEqual(await told(here, asOf, [], made));
    for (const section of sections) {
      const input = { section, product: 'calling', limit: 7 } as const;
      expect(await rowsOf(there, input, asOf)).toEqual(await rowsOf(here, input, asOf));
    }
    const atStake = async (client: PartnerClient) =>
      (await client.worklist.list({ limit: 200 }, { region })).items.flatMap(({ id, reasons }) =>
        reasons.flatMap((reason) => (reason.price ? [[id, reason.id, reason.price]] : [])),
      );
    expect(await atStake(there)).toEqual(await atStake(here));
    expect((await atStake(there)).length).toBeGreaterThan(5);
    const others = await client({ partner: 'p-0' }, licenses).subscriptions.figures(
      { product: 'calling' },
      { region },
    );
    expect(others.waste).toBeUndefined();
  });

  it('where subscriptions are not supplied', async () => {
    const made = { customers: createWorld({ customers: 9, regions: [region], weeks: false }).customers };
    await write('unsupplied', made);
    const [here, there] = [signedIn(memorySource(made)), client({ partner: 'unsupplied' })];
    expect(await told(there, asOf, [], made)).toEqual(await told(here, asOf, [], made));
    const { kpis } = await there.subscriptions.figures({ product: 'calling' }, { region });
    for (const { value, excluded } of kpis) {
      expect([value, excluded]).toEqual([null, [{ reason: 'notSupplied', of: 'customers', count: 9 }]]);
    }
    const [first] = made.customers as [CustomerRow];
    expect(await there.subscriptions.list({ customerId: first.id }, { region })).toEqual({ items: null });
  });
});

describe('a partner of more customers than are read at once', () => {
  it('is answered as in memory', async () => {
    const server = await openTestServer(oneKind, [], [region]);
    try {
      const made = createWorld({ customers: 2300, regions: [region], weeks: false });
      // one page is of customers that have no subscriptions
      const bare = Array.from({ length: 1100 }, (_, at) => ({ id: `0-${at}`, name: `Bare ${at}`, region }));
      const byCustomer = new Map<string, Subscription[]>();
      for (const row of made.subscriptions)
        byCustomer.set(row.customerId, [...(byCustomer.get(row.customerId) ?? []), row]);
      const database = await server.store.databases.of(region);
      await database.transaction({ partner: 'large' }, async (tx) => {
        const updates = made.customers.map((row) => ({ row, subscriptions: byCustomer.get(row.id) ?? [] }));
        await writeCustomers(tx, 'large', [...bare.map((row) => ({ row })), ...updates]);
      });
      const [here, there] = [signedIn(memorySource(made)), signedIn(over(server, { partner: 'large' }))];
      for (const section of sections) {
        const input = { section, product: 'calling', sort: 'customer', limit: 1000 } as const;
        expect(await rowsOf(there, input, asOf)).toEqual(await rowsOf(here, input, asOf));
      }
      const { kpis } = await there.subscriptions.figures({ product: 'calling' }, { region });
      const expected = await here.subscriptions.figures({ product: 'calling' }, { region });
      expect(kpis.map(({ value }) => value)).toEqual(expected.kpis.map(({ value }) => value));
      expect(kpis[0]?.excluded).toEqual([{ reason: 'notSupplied', of: 'customers', count: 1100 }]);
    } finally {
      await server.close();
    }
  });
});

type SectionInput = Parameters<PartnerClient['subscriptions']['section']>[0];

/** Everything that a source tells of licenses, without what is its own (cursors, freshness, the order of one customer's). */
async function told(
  client: PartnerClient,
  date: string,
  asked: readonly SectionInput[],
  { customers }: World,
) {
  const options = { region, asOf: date };
  const answers: unknown[] = [];
  for (const product of ['calling', 'meetings']) {
    const { freshAt: _, ...figures } = await client.subscriptions.figures({ product }, options);
    answers.push(figures, (await client.subscriptions.trend({ product, weeks: 5 }, options)).items);
  }
  for (const input of asked) answers.push(await rowsOf(client, input, date));
  for (const { id } of customers.slice(0, 5)) {
    const { items } = await client.subscriptions.list({ customerId: id }, options);
    answers.push(items?.toSorted((a, b) => (a.id < b.id ? -1 : 1)) ?? null);
  }
  for (const kpi of ['total', 'expiring', 'lowAssignment']) {
    answers.push((await client.customers.count({ query: `kpi:${kpi}` }, options)).total);
  }
  return JSON.parse(JSON.stringify(answers));
}

async function rowsOf(client: PartnerClient, input: SectionInput, date: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  let cursor: string | null = null;
  do {
    const page = await client.subscriptions.section({ ...input, cursor }, { region, asOf: date });
    rows.push(...page.items, page.total);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

function signedIn(source: PartnerDataSource): PartnerClient {
  return createPartnerClient({ source, asOf });
}

function over(server: TestServer, subject: TestSubject, licenses?: LicenseSnapshots): PartnerDataSource {
  const app = server.app(licenses ? { licenses } : {});
  return httpSource({
    regions: { [region]: { baseUrl: 'http://server.test/us/v1' } },
    getToken: () => server.token(subject),
    fetch: async (url, init) => app.request(String(url), init),
    retry: { attempts: 1 },
  });
}

function dayAfter(days: number): string {
  return new Date(Date.parse(asOf) + days * 86_400_000).toISOString().slice(0, 10);
}

import {
  type CallOptions,
  type Customer,
  type CustomerSort,
  calendarDay,
  compareCodePoints,
  dayNumber,
  type PartnerClient,
  type Role,
  roles,
} from '@partnerkit/sdk';
import { customerSortFields } from '@partnerkit/sdk/query';
import { type ConformanceCase, type ConformanceFixture, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';
import {
  daysBetween,
  type ExpectedCustomer,
  expectCustomer,
  expectedCustomers,
  idsInOrder,
  isBetween,
  usedPercent,
} from './expected-customers.ts';

type ListInput = Parameters<PartnerClient['customers']['list']>[0];

/** All customers of a list, page by page. A page that is not the last one is full. */
async function allPages(client: PartnerClient, input: ListInput, options?: CallOptions): Promise<Customer[]> {
  const limit = input?.limit ?? 50;
  const items: Customer[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof client.customers.list>> = await client.customers.list(
      { ...input, cursor },
      options,
    );
    expectTrue(`a page of ${limit} has ${page.items.length} customers`, page.items.length <= limit);
    // what the SDK tells the console of a server that does not look at the query
    expectSame(`how a page differs from ${JSON.stringify(input)}`, page.mismatch, undefined);
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) return items;
    expectSame('customers on a page that is not the last one', page.items.length, limit);
  }
}

const idsOf = (customers: readonly { readonly id: string }[]) => customers.map(({ id }) => id);

/** What is typed for a letter where the keyboard lacks it: a plain one, or the letter spelled out. */
const typedLetters: Readonly<Record<string, readonly [plain: string, spelledOut: string]>> = {
  ä: ['a', 'ae'],
  ö: ['o', 'oe'],
  ü: ['u', 'ue'],
  ø: ['o', 'oe'],
  å: ['a', 'aa'],
  ß: ['ss', 'ss'],
  æ: ['ae', 'ae'],
  œ: ['oe', 'oe'],
  ł: ['l', 'l'],
};

function typedFor(name: string, way: 0 | 1): string {
  return [...name.toLowerCase()].map((letter) => typedLetters[letter]?.[way] ?? letter).join('');
}

/** Queries, and what they ask of a customer. */
const filters: readonly (readonly [
  query: string,
  holds: (one: ExpectedCustomer, fixture: ConformanceFixture) => boolean,
])[] = [
  ['', () => true],
  ['   ', () => true],
  ['status:trial', ({ customer }) => customer.statuses.includes('trial')],
  [
    'status:suspended,expired',
    ({ customer }) => customer.statuses.some((id) => id === 'suspended' || id === 'expired'),
  ],
  ['-status:active', ({ customer }) => !customer.statuses.includes('active')],
  ['product:calling', ({ customer }) => customer.products.includes('calling')],
  [
    'product:calling -product:meetings',
    ({ customer }) => customer.products.includes('calling') && !customer.products.includes('meetings'),
  ],
  ['tag:"Gold tier"', ({ customer }) => customer.tags.includes('Gold tier')],
  ['tag:"gold TIER"', ({ customer }) => customer.tags.includes('Gold tier')],
  ['tag:reference', ({ customer }) => customer.tags.includes('Référence')],
  ['region:eu', ({ customer }) => customer.region === 'EU'],
  ['type:trial', ({ subscriptions }) => subscriptions.some(({ kind }) => kind === 'trial')],
  ['managed:partner', ({ customer }) => customer.managedBy === 'partner'],
  ['licenses>=100', ({ customer }) => customer.licenses.purchased >= 100],
  [
    'licenses:10..50',
    ({ customer }) => customer.licenses.purchased >= 10 && customer.licenses.purchased <= 50,
  ],
  ['overage>0', ({ customer }) => (customer.licenses.overage ?? 0) > 0],
  ['usage<50%', ({ customer }) => (usedPercent(customer.licenses) ?? 100) < 50],
  ['-usage>=50%', ({ customer }) => !((usedPercent(customer.licenses) ?? 0) >= 50)],
  ['usage:80..100', ({ customer }) => isBetween(usedPercent(customer.licenses), 80, 100)],
  ['-used>=10', ({ customer }) => !((customer.licenses.used ?? 0) >= 10)],
  [
    'expires<=90d',
    ({ customer }, { world }) =>
      customer.expiresOn !== undefined && daysBetween(world.asOf, customer.expiresOn) <= 90,
  ],
  [
    'renews>2027-01-31',
    ({ customer }) => customer.renewsOn !== undefined && customer.renewsOn > '2027-01-31',
  ],
  [
    'added>=-400d',
    ({ customer }, { world }) =>
      customer.addedOn !== undefined && daysBetween(world.asOf, customer.addedOn) >= -400,
  ],
  [
    'partner',
    ({ customer }) => `${customer.name}\n${customer.adminEmail ?? ''}`.toLowerCase().includes('partner'),
  ],
  ['"it-admin@"', ({ customer }) => customer.adminEmail?.includes('it-admin@') ?? false],
  ['"there is no such customer"', () => false],
  ['id:made-up', () => false],
];

async function eachFilter(
  fixture: ConformanceFixture,
  check: (query: string, expected: readonly ExpectedCustomer[]) => Promise<void>,
): Promise<void> {
  const all = expectedCustomers(fixture.world);
  for (const [query, holds] of filters) {
    await check(
      query,
      all.filter((one) => holds(one, fixture)),
    );
  }
}

/** What the open worklist makes of the customers (WRK-1): the most points first; then those for whom nothing is to be done. */
const attentionCases = (['attention', '-attention'] as const).map(
  (sort): ConformanceCase => ({
    title: `lists the customers sorted by ${sort}: as the open worklist ranks them, then those who are not on it`,
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const points = new Map<string, number>();
      for (let cursor: string | null = null, isMore = true; isMore; isMore = cursor !== null) {
        const page: Awaited<ReturnType<typeof client.worklist.list>> = await client.worklist.list({
          limit: 200,
          cursor,
        });
        for (const one of page.items) points.set(one.id, one.points ?? 0);
        cursor = page.nextCursor;
      }
      expectTrue('somebody needs attention', points.size > 1);
      const direction = sort === 'attention' ? 1 : -1;
      const all = expectedCustomers(fixture.world).map(({ customer }) => customer.id);
      const byId = (a: string, b: string) => direction * compareCodePoints(a, b);
      const known = all
        .filter((id) => points.has(id))
        .sort((a, b) => direction * ((points.get(b) ?? 0) - (points.get(a) ?? 0)) || byId(a, b));
      const others = all.filter((id) => !points.has(id)).sort(byId);
      const found = await allPages(client, { sort, limit: 40 });
      expectSame(`sorted by ${sort}`, idsOf(found), [...known, ...others]);
      expectSame(
        'what the rows tell',
        found.map(({ id, attention }) => [id, attention]),
        found.map(({ id }) => [id, points.get(id)]),
      );
    },
  }),
);

const sortCases = customerSortFields
  .filter((field) => field !== 'attention')
  .flatMap((field): CustomerSort[] => [field, `-${field}`])
  .map(
    (sort): ConformanceCase => ({
      title: `lists the customers sorted by ${sort}: then by id, what is not known last`,
      operation: 'customers.list',
      async run(fixture) {
        const client = await signedIn(fixture);
        const found = await allPages(client, { sort, limit: 40 });
        expectSame(`sorted by ${sort}`, idsOf(found), idsInOrder(expectedCustomers(fixture.world), sort));
      },
    }),
  );

const pageCases = [1, 7, 50, 1000].map(
  (limit): ConformanceCase => ({
    title: `pages to the end, ${limit} at a time, each customer once`,
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const [query, sort] =
        limit === 1 ? (['status:trial', '-expires'] as const) : (['', '-licenses'] as const);
      const found = await allPages(client, { query, sort, limit });
      const all = expectedCustomers(fixture.world);
      const expected = query ? all.filter(({ customer }) => customer.statuses.includes('trial')) : all;
      expectSame(`in pages of ${limit}`, idsOf(found), idsInOrder(expected, sort));
    },
  }),
);

const roleCases = roles.map(
  (role: Role): ConformanceCase => ({
    title: `shows a user with the role ${role} the customers of that role, and no other`,
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture, role);
      const expected = seenBy(fixture, role);
      const found = await allPages(client, { sort: 'name' });
      expectSame('the list', idsOf(found), idsInOrder(expected, 'name'));
      expectSame('the count', (await client.customers.count()).total, expected.length);
    },
  }),
);

function seenBy(fixture: ConformanceFixture, role: Role): ExpectedCustomer[] {
  const { customerIds } = identityOf(fixture, role);
  const isAssigned = (id: string) => customerIds?.includes(id) ?? false;
  return expectedCustomers(fixture.world, undefined, role === 'partnerAdmin' ? isAssigned : undefined);
}

/** The customer list and the customer detail. */
export const customersCases: readonly ConformanceCase[] = [
  {
    title: 'lists each customer as its row and its subscriptions say',
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const expected = new Map(expectedCustomers(fixture.world).map((one) => [one.customer.id, one]));
      const found = await allPages(client, {});
      expectSame('the customers', idsOf(found).sort(), [...expected.keys()].sort());
      for (const one of found) expectCustomer('listed', one, expected.get(one.id) as ExpectedCustomer);
    },
  },
  {
    title: 'lists the customers that a query finds',
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      await eachFilter(fixture, async (query, expected) => {
        const found = await allPages(client, { query, sort: 'name', limit: 1000 });
        expectSame(`found by ${JSON.stringify(query)}`, idsOf(found), idsInOrder(expected, 'name'));
      });
    },
  },
  {
    title: 'finds a name by what is typed for its letters: Möbel by mobel and moebel, Straße by strasse',
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const all = expectedCustomers(fixture.world);
      const special = new Set(
        [...'äöüøåßæœł'].flatMap((letter) => {
          const first = all.find(({ customer }) => customer.name.toLowerCase().includes(letter));
          return first ? [first.customer] : [];
        }),
      );
      expectTrue('names with such letters', special.size > 0);
      for (const customer of special) {
        for (const typed of [customer.name, typedFor(customer.name, 0), typedFor(customer.name, 1)]) {
          const found = await allPages(client, { query: JSON.stringify(typed), limit: 1000 });
          expectTrue(`${customer.name} is found by ${typed}`, idsOf(found).includes(customer.id));
        }
      }
    },
  },
  ...sortCases,
  ...attentionCases,
  ...pageCases,
  ...roleCases,
  {
    title: 'lists one region’s customers, or those of all',
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const all = expectedCustomers(fixture.world);
      for (const region of fixture.regions) {
        const found = await allPages(client, { sort: '-added', limit: 20 }, { region });
        const own = all.filter(({ customer }) => customer.region === region);
        expectSame(`the customers of ${region}`, idsOf(found), idsInOrder(own, '-added'));
      }
    },
  },
  {
    title: 'refuses a cursor of another query, sort order, region or day, or one that is made up',
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const list = { query: '-status:trial', sort: 'name', limit: 5 } as const;
      const [region, other] = fixture.regions;
      for (const options of [{}, { region }]) {
        const { nextCursor: cursor } = await client.customers.list(list, options);
        expectTrue('expected a second page', cursor !== null);
        const refused = (what: string, input: ListInput, elsewhere: CallOptions = options) =>
          expectRefusal(what, client.customers.list({ ...input, cursor }, elsewhere), 'invalid', 'cursor');
        await refused('a cursor of another query', { ...list, query: 'status:trial' });
        await refused('a cursor of another sort order', { ...list, sort: '-name' });
        await refused('a cursor of another day', list, { ...options, asOf: '2026-12-24' });
        if (other) await refused('a cursor of another region', list, { region: other });
        for (const madeUp of ['1', 'eyJvIjo1MH0', `${cursor}x`, String(cursor).slice(0, -3)]) {
          const call = client.customers.list({ ...list, cursor: madeUp }, options);
          await expectRefusal(`the cursor ${madeUp}`, call, 'invalid', 'cursor');
        }
        expectTrue(
          'its own page',
          (await client.customers.list({ ...list, cursor }, options)).items.length > 0,
        );
      }
    },
  },
  {
    title: 'takes a page size from 1 to 1,000, and 50 where none is asked for',
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      for (const limit of [0, -1, 1001, 1.5, Number.NaN]) {
        await expectRefusal(`a limit of ${limit}`, client.customers.list({ limit }), 'invalid', 'limit');
      }
      for (const limit of [1, 1000, undefined]) {
        const { items } = await client.customers.list({ ...(limit === undefined ? {} : { limit }) });
        expectSame('customers', items.length, Math.min(limit ?? 50, fixture.world.customers.length));
      }
    },
  },
  {
    title: 'refuses a sort order that is not known',
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      await expectRefusal('by size', client.customers.list({ sort: 'size' as never }), 'invalid', 'sort');
    },
  },
  {
    title: 'refuses a query that cannot be read, and says where',
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const wrong = [
        ['acme status:', 12],
        ['colour:red', 0],
        ['licenses>many', 9],
        ['"open', 0],
        ['x'.repeat(2001), 2000],
      ] as const;
      for (const [query, position] of wrong) {
        const call = client.customers.list({ query });
        const { fields } = await expectRefusal(query.slice(0, 20), call, 'invalid', 'query');
        expectSame(`the position in ${query.slice(0, 20)}`, fields[0]?.position, position);
      }
      const call = client.customers.list({ query: 'x '.repeat(51) });
      await expectRefusal('51 terms', call, 'invalid', 'query');
    },
  },
  {
    title: 'judges by the day that is asked for',
    operation: 'customers.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const today = dayNumber(fixture.world.asOf) as number;
      for (const days of [-365, -1, 1, 30, 366, 3000]) {
        const asOf = calendarDay(today + days);
        const expected = expectedCustomers(fixture.world, asOf);
        const found = await allPages(client, { sort: 'status', limit: 1000 }, { asOf });
        expectSame(`by status on ${asOf}`, idsOf(found), idsInOrder(expected, 'status'));
        const byId = new Map(expected.map((one) => [one.customer.id, one]));
        for (const one of found) expectCustomer(`on ${asOf}`, one, byId.get(one.id) as ExpectedCustomer);
      }
      await expectRefusal('no day', client.customers.list({}, { asOf: '2026-02-30' }), 'invalid', 'asOf');
    },
  },
  {
    title: 'gives one customer',
    operation: 'customers.get',
    async run(fixture) {
      const client = await signedIn(fixture);
      for (const one of expectedCustomers(fixture.world).slice(0, 12)) {
        const { id, region } = one.customer;
        expectCustomer('by id', await client.customers.get({ id }), one);
        expectCustomer('in its region', await client.customers.get({ id }, { region }), one);
      }
    },
  },
  {
    title: 'gives a customer of one region nowhere else',
    operation: 'customers.get',
    async run(fixture) {
      const client = await signedIn(fixture);
      const [region, other] = fixture.regions;
      const customer = fixture.world.customers.find((row) => row.region === region);
      if (!customer || !other) return;
      const call = client.customers.get({ id: customer.id }, { region: other });
      await expectRefusal(`a customer of ${region} in ${other}`, call, 'notFound');
    },
  },
  {
    title: 'does not find a customer that is not there, or that the user may not see: the two look alike',
    operation: 'customers.get',
    async run(fixture) {
      const all = await signedIn(fixture);
      for (const id of [
        'made-up',
        'x'.repeat(3000),
        '%',
        'a/b?c#d',
        '"quoted"',
        '‮ناق',
        "'; drop table customers",
      ]) {
        await expectRefusal(`the id ${id.slice(0, 40)}`, all.customers.get({ id }), 'notFound');
      }
      await expectRefusal('an empty id', all.customers.get({ id: '' }), 'invalid', 'id');
      const client = await signedIn(fixture, 'partnerAdmin');
      const { customerIds = [] } = identityOf(fixture, 'partnerAdmin');
      const unseen = fixture.world.customers.find(({ id }) => !customerIds.includes(id))?.id as string;
      const error = await expectRefusal('not assigned', client.customers.get({ id: unseen }), 'notFound');
      const madeUp = await expectRefusal('made up', client.customers.get({ id: 'made-up' }), 'notFound');
      const told = ({ code, message, fields }: typeof error, id: string) => ({
        code,
        fields,
        message: message.replace(id, '…'),
      });
      expectSame('what is told', told(error, unseen), told(madeUp, 'made-up'));
      const own = customerIds[0] as string;
      expectSame('an assigned one', (await client.customers.get({ id: own })).id, own);
    },
  },
  {
    title: 'counts what a list of the same query has',
    operation: 'customers.count',
    async run(fixture) {
      const client = await signedIn(fixture);
      await eachFilter(fixture, async (query, expected) => {
        expectSame(`counted by ${query}`, (await client.customers.count({ query })).total, expected.length);
      });
      for (const region of fixture.regions) {
        const own = fixture.world.customers.filter((row) => row.region === region);
        expectSame(region, (await client.customers.count({}, { region })).total, own.length);
      }
      await expectRefusal('no query', client.customers.count({ query: 'a:b' }), 'invalid', 'query');
    },
  },
  {
    title: 'counts what several queries find at once, as each by itself, for each role and region',
    operation: 'customers.counts',
    async run(fixture) {
      const queries = filters.map(([query]) => query);
      for (const role of roles) {
        const client = await signedIn(fixture, role);
        const seen = seenBy(fixture, role);
        for (const region of [undefined, ...fixture.regions]) {
          const own = seen.filter(({ customer }) => region === undefined || customer.region === region);
          for (const some of [queries.slice(0, 20), queries.slice(20)]) {
            const { items } = await client.customers.counts({ queries: some }, { region });
            const expected = filters
              .filter(([query]) => some.includes(query))
              .map(([query, holds]) => [query, own.filter((one) => holds(one, fixture)).length] as const);
            expectSame(
              `counted for ${role} in ${region}`,
              Object.fromEntries(items.map(({ query, total }) => [query, total])),
              Object.fromEntries(expected),
            );
          }
        }
      }
    },
  },
  {
    title: 'counts whom a KPI counts among others, and refuses what is no such list of queries',
    operation: 'customers.counts',
    async run(fixture) {
      const client = await signedIn(fixture);
      const queries = ['kpi:total', '-kpi:total', 'kpi:expiring', ''];
      const { items } = await client.customers.counts({ queries });
      for (const query of queries) {
        const { total } = await client.customers.count({ query });
        expectSame(query, items.find((one) => one.query === query)?.total, total);
      }
      await expectRefusal('no query', client.customers.counts({ queries: ['', 'a:b'] }), 'invalid', 'query');
      const many = Array.from({ length: 21 }, (_, at) => `word${at}`);
      const twice = await client.customers.counts({ queries: ['status:trial', 'status:trial'] });
      const { total } = await client.customers.count({ query: 'status:trial' });
      expectSame('a query that stands there twice', twice.items, [{ query: 'status:trial', total }]);
      for (const wrong of [[], many]) {
        await expectRefusal('no list', client.customers.counts({ queries: wrong }), 'invalid', 'queries');
      }
    },
  },
  {
    title: 'counts by the day that is asked for',
    operation: 'customers.count',
    async run(fixture) {
      const client = await signedIn(fixture);
      const asOf = calendarDay((dayNumber(fixture.world.asOf) as number) + 400);
      const { total } = await client.customers.count({ query: 'status:expired' }, { asOf });
      const expired = ({ customer }: ExpectedCustomer) => customer.statuses.includes('expired');
      expectSame('expired', total, expectedCustomers(fixture.world, asOf).filter(expired).length);
    },
  },
  {
    title:
      'tells the values in the filters’ fields with how many customers have each, the most frequent first',
    operation: 'customers.facets',
    async run(fixture) {
      for (const role of roles) {
        const client = await signedIn(fixture, role);
        const seen = seenBy(fixture, role);
        expectSame(`for ${role}`, await client.customers.facets(), facetsOf(seen));
        for (const region of fixture.regions) {
          const own = seen.filter(({ customer }) => customer.region === region);
          expectSame(`for ${role} in ${region}`, await client.customers.facets({ region }), facetsOf(own));
        }
      }
    },
  },
  {
    title: 'has as many customers under a value as the filter finds',
    operation: 'customers.facets',
    async run(fixture) {
      const client = await signedIn(fixture);
      const { missing: _missing, ...facets } = await client.customers.facets();
      for (const [field, values] of Object.entries(facets)) {
        for (const { value, customers } of values.slice(0, 3)) {
          const { total } = await client.customers.count({ query: `${field}:${JSON.stringify(value)}` });
          expectSame(`${field}:${value}`, total, customers);
        }
      }
    },
  },
];

function facetsOf(customers: readonly ExpectedCustomer[]) {
  const facet = (valuesOf: (one: ExpectedCustomer) => readonly (string | undefined)[]) => {
    const counts = new Map<string, number>();
    for (const value of customers.flatMap((one) => [...new Set(valuesOf(one))])) {
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .map(([value, count]) => ({ value, customers: count }))
      .sort((a, b) => b.customers - a.customers || (a.value < b.value ? -1 : 1));
  };
  return {
    status: facet(({ customer }) => customer.statuses),
    product: facet(({ customer }) => customer.products),
    tag: facet(({ customer }) => customer.tags),
    region: facet(({ customer }) => [customer.region]),
    type: facet(({ subscriptions }) => subscriptions.map(({ kind }) => kind)),
    managed: facet(({ customer }) => [customer.managedBy]),
  };
}

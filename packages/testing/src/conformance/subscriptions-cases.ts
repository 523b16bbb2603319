import type { CalendarDay, PartnerClient, Role, Subscription } from '@partnerkit/sdk';
import { calendarDay, dayNumber, foldText, roles } from '@partnerkit/sdk';
import { type ConformanceCase, type ConformanceFixture, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';
import {
  type ExpectedFigure,
  type ExpectedReach,
  expectedFigures,
  expectedKpis,
  expectedPools,
  expectedRow,
  expectedTrend,
  inSection,
  poolsInOrder,
  products,
  sectionSortFields,
  sections,
  usualSorts,
} from './expected-licenses.ts';

type SectionInput = Parameters<PartnerClient['subscriptions']['section']>[0];
type CallOptions = Parameters<PartnerClient['subscriptions']['section']>[1];
type Row = Awaited<ReturnType<PartnerClient['subscriptions']['section']>>['items'][number];
type AnsweredFigure = Awaited<ReturnType<PartnerClient['subscriptions']['figures']>>['kpis'][number];

const shown = ({ id, value, numerator, denominator }: AnsweredFigure): ExpectedFigure => ({
  id,
  value,
  numerator,
  denominator,
});

async function allRows(
  client: PartnerClient,
  input: SectionInput,
  options: CallOptions,
): Promise<{ rows: Row[]; totals: number[] }> {
  const [rows, totals]: [Row[], number[]] = [[], []];
  let cursor: string | null = null;
  do {
    const page = await client.subscriptions.section({ ...input, cursor }, options);
    expectTrue('at most a page', page.items.length <= (input.limit ?? 50));
    expectTrue('a page with rows, or the last one', page.items.length > 0 || page.nextCursor === null);
    rows.push(...page.items);
    if (page.total !== undefined) totals.push(page.total);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { rows, totals };
}

const idsOf = (rows: readonly Row[]) => rows.map(({ customerId, id, product }) => [customerId, id, product]);

/** Whose customers a role sees. */
function reachOf(fixture: ConformanceFixture, role: Role, region: string): ExpectedReach {
  const { customerIds = [] } = identityOf(fixture, role);
  return { region, ...(role === 'partnerAdmin' ? { isSeen: (id: string) => customerIds.includes(id) } : {}) };
}

async function expectFigures(
  fixture: ConformanceFixture,
  role: Role,
  region: string,
  asOf: CalendarDay,
): Promise<void> {
  const client = await signedIn(fixture, role);
  const pools = expectedPools(fixture.world, { ...reachOf(fixture, role, region), asOf });
  for (const product of products) {
    const answer = await client.subscriptions.figures({ product }, { region, asOf });
    const what = `${product} in ${region} on ${asOf}`;
    expectSame(`the day of ${what}`, answer.asOf, asOf);
    expectSame(`the KPIs of ${what}`, answer.kpis.map(shown), expectedKpis(pools));
    const expected = expectedFigures(pools, product);
    for (const section of sections) {
      expectSame(`${section}, ${what}`, answer.sections[section].map(shown), expected[section]);
    }
    const figures = [...answer.kpis, ...Object.values(answer.sections).flat()];
    expectTrue(
      'the day of each figure',
      figures.every((figure) => figure.asOf === asOf),
    );
  }
}

const roleCases = roles
  .filter((role) => role !== 'helpdesk')
  .flatMap((role): ConformanceCase[] => [
    {
      title: `counts for the role ${role} the customers of that role, and no other`,
      operation: 'subscriptions.figures',
      async run(fixture) {
        for (const region of fixture.regions) await expectFigures(fixture, role, region, fixture.world.asOf);
      },
    },
    {
      title: `lists for the role ${role} the rows of the customers of that role, and no other`,
      operation: 'subscriptions.section',
      async run(fixture) {
        const client = await signedIn(fixture, role);
        const { asOf } = fixture.world;
        for (const region of fixture.regions) {
          const pools = expectedPools(fixture.world, reachOf(fixture, role, region));
          for (const section of sections) {
            for (const product of products) {
              const { rows } = await allRows(client, { section, product }, { region });
              const wanted = poolsInOrder(inSection(pools, section, product), usualSorts[section]);
              const expected = wanted.map((one) => expectedRow(one, section, asOf));
              expectSame(`${section} of ${product} in ${region}`, rows.map(fieldsOf(expected[0])), expected);
            }
          }
        }
      },
    },
  ]);

/** A row without what a back end tells beyond the contract. */
function fieldsOf(expected: object = {}) {
  const names = Object.keys(expected);
  return (row: Row) => Object.fromEntries(names.map((name) => [name, row[name]]));
}

const sortCases = sectionSortFields
  .flatMap((field) => [field, `-${field}`])
  .map(
    (sort): ConformanceCase => ({
      title: `sorts by ${sort}: then by customer and id, what is not known last`,
      operation: 'subscriptions.section',
      async run(fixture) {
        const client = await signedIn(fixture);
        for (const region of fixture.regions) {
          const pools = expectedPools(fixture.world, { region });
          for (const section of ['expiring', 'recentlyAdded'] as const) {
            const input = { section, product: 'meetings', sort: sort as never, limit: 7 };
            const { rows } = await allRows(client, input, { region });
            const expected = poolsInOrder(inSection(pools, section, 'meetings'), sort);
            expectSame(`${section} in ${region}`, idsOf(rows), expected.map(nameOf));
          }
        }
      },
    }),
  );

const nameOf = ({ customer, subscription, pool }: ReturnType<typeof expectedPools>[number]) => [
  customer.id,
  subscription.id,
  pool.product,
];

const pageCases = [1, 3, 50, 1000].map(
  (limit): ConformanceCase => ({
    title: `pages to the end, ${limit} at a time, each row once`,
    operation: 'subscriptions.section',
    async run(fixture) {
      const client = await signedIn(fixture);
      for (const region of fixture.regions) {
        const expected = inSection(expectedPools(fixture.world, { region }), 'expiring', 'calling');
        expectTrue('expected rows', expected.length > 0);
        const input = { section: 'expiring', product: 'calling', sort: '-total', limit } as const;
        const { rows, totals } = await allRows(client, input, { region });
        expectSame(`in pages of ${limit}`, idsOf(rows), poolsInOrder(expected, '-total').map(nameOf));
        expectTrue(
          'the total, where it is told',
          totals.every((total) => total === expected.length),
        );
      }
    },
  }),
);

const byId = (items: readonly Subscription[]) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));

const analyticsCalls: readonly (readonly [
  operation: ConformanceCase['operation'],
  call: (client: PartnerClient, options: CallOptions) => Promise<unknown>,
])[] = [
  [
    'subscriptions.figures',
    (client, options) => client.subscriptions.figures({ product: 'calling' }, options),
  ],
  [
    'subscriptions.section',
    (client, options) => client.subscriptions.section({ section: 'expiring', product: 'calling' }, options),
  ],
  ['subscriptions.trend', (client, options) => client.subscriptions.trend({ product: 'calling' }, options)],
];

const refusalCases = analyticsCalls.flatMap(([operation, call]): ConformanceCase[] => [
  {
    title: 'is forbidden to helpdesk administrators',
    operation,
    async run(fixture) {
      const client = await signedIn(fixture, 'helpdesk');
      const [region] = fixture.regions;
      await expectRefusal('helpdesk', call(client, { region }), 'forbidden');
    },
  },
  {
    title: 'takes no day that does not exist',
    operation,
    async run(fixture) {
      const client = await signedIn(fixture);
      const [region] = fixture.regions;
      await expectRefusal('no day', call(client, { region, asOf: '2026-02-30' }), 'invalid', 'asOf');
    },
  },
]);

/** The subscription analytics, and the subscriptions of one customer (KPI, SUB, DET-1). */
export const subscriptionsCases: readonly ConformanceCase[] = [
  ...roleCases,
  ...sortCases,
  ...pageCases,
  ...refusalCases,
  {
    title: 'judges by the day that is asked for',
    operation: 'subscriptions.figures',
    async run(fixture) {
      const today = dayNumber(fixture.world.asOf) as number;
      for (const days of [-400, -90, -1, 1, 90, 91, 3000]) {
        const asOf = calendarDay(today + days);
        for (const region of fixture.regions) await expectFigures(fixture, 'partnerFullAdmin', region, asOf);
      }
    },
  },
  {
    title: 'refuses a product that is none of the switch, and names the field',
    operation: 'subscriptions.figures',
    async run(fixture) {
      const client = await signedIn(fixture);
      const [region] = fixture.regions;
      for (const product of ['callOn', 'messaging', 'toString', '']) {
        const call = client.subscriptions.figures({ product }, { region });
        await expectRefusal(`the product ${product}`, call, 'invalid', 'product');
      }
    },
  },
  {
    title: 'lists the rows on the day that is asked for',
    operation: 'subscriptions.section',
    async run(fixture) {
      const client = await signedIn(fixture);
      const today = dayNumber(fixture.world.asOf) as number;
      for (const days of [-90, -7, 1, 60]) {
        const asOf = calendarDay(today + days);
        for (const section of sections) {
          const [region] = fixture.regions as [string];
          const pools = expectedPools(fixture.world, { region, asOf });
          const wanted = poolsInOrder(inSection(pools, section, 'calling'), 'customer');
          const input = { section, product: 'calling', sort: 'customer', limit: 1000 } as const;
          const { rows } = await allRows(client, input, { region, asOf });
          const expected = wanted.map((one) => expectedRow(one, section, asOf));
          expectSame(`${section} on ${asOf}`, rows.map(fieldsOf(expected[0])), expected);
        }
      }
    },
  },
  {
    title: 'finds rows by the customer’s name and the id, without regard to case and accents',
    operation: 'subscriptions.section',
    async run(fixture) {
      const client = await signedIn(fixture);
      for (const region of fixture.regions) {
        const pools = inSection(expectedPools(fixture.world, { region }), 'expiring', 'meetings');
        const one = pools.at(-1);
        const searches = ['a', 'AN', 'sub-', 'trial-', ' ', '%', '_', 'there is no such customer'];
        for (const search of [...searches, one?.customer.name ?? '', one?.subscription.id ?? '']) {
          const text = foldText(search.trim());
          const expected = pools.filter(({ customer, subscription }) =>
            [customer.name, subscription.id].some((where) => foldText(where).includes(text)),
          );
          const input = { section: 'expiring', product: 'meetings', sort: 'id', search, limit: 5 } as const;
          const { rows } = await allRows(client, input, { region });
          expectSame(`found by "${search}"`, idsOf(rows), poolsInOrder(expected, 'id').map(nameOf));
        }
      }
    },
  },
  {
    title: 'refuses a cursor of another list, region or day, or one that is made up',
    operation: 'subscriptions.section',
    async run(fixture) {
      const client = await signedIn(fixture);
      const list = { section: 'expiring', product: 'meetings', sort: 'total', search: '', limit: 2 } as const;
      const [region, other] = fixture.regions;
      const { nextCursor: cursor } = await client.subscriptions.section(list, { region });
      expectTrue('expected a second page', cursor !== null);
      const refused = (what: string, input: SectionInput, options: CallOptions = { region }) =>
        expectRefusal(what, client.subscriptions.section({ cursor, ...input }, options), 'invalid', 'cursor');
      await refused('another section', { ...list, section: 'renewing' });
      await refused('another product', { ...list, product: 'calling' });
      await refused('another sort order', { ...list, sort: '-total' });
      await refused('another search', { ...list, search: 'a' });
      await refused('another day', list, { region, asOf: '2026-12-24' });
      if (other) await refused('another region', list, { region: other });
      for (const madeUp of ['1', 'eyJvIjo1MH0', `${cursor}x`, String(cursor).slice(0, -3)]) {
        await refused(`the cursor ${madeUp}`, { ...list, cursor: madeUp });
      }
      const next = await client.subscriptions.section({ ...list, cursor }, { region });
      expectTrue('its own page', next.items.length > 0);
    },
  },
  {
    title: 'refuses a product that is none of the switch, and names the field',
    operation: 'subscriptions.section',
    async run(fixture) {
      const client = await signedIn(fixture);
      const [region] = fixture.regions;
      for (const product of ['nobody has it', 'callOn', 'messaging']) {
        const call = client.subscriptions.section({ section: 'expiring', product }, { region });
        await expectRefusal(`the product ${product}`, call, 'invalid', 'product');
      }
    },
  },
  {
    title: 'refuses a section, a sort order and a page size that are none, and names the field',
    operation: 'subscriptions.section',
    async run(fixture) {
      const client = await signedIn(fixture);
      const [region] = fixture.regions;
      const wrong: readonly (readonly [field: string, input: object])[] = [
        ['section', { section: 'late' }],
        ['product', { product: '' }],
        ['sort', { sort: 'size' }],
        ['limit', { limit: 0 }],
        ['limit', { limit: 1001 }],
        ['limit', { limit: 1.5 }],
      ];
      for (const [field, input] of wrong) {
        const asked = { section: 'expiring', product: 'calling', ...input } as SectionInput;
        await expectRefusal(field, client.subscriptions.section(asked, { region }), 'invalid', field);
      }
    },
  },
  {
    title: 'adds up the last complete weeks, 26 unless told; a week without history is a gap',
    operation: 'subscriptions.trend',
    async run(fixture) {
      const { world } = fixture;
      const later = calendarDay((dayNumber(world.asOf) as number) + 20);
      for (const role of ['partnerFullAdmin', 'partnerAdmin'] as const) {
        const client = await signedIn(fixture, role);
        for (const region of fixture.regions) {
          for (const [asOf, weeks] of [[world.asOf], [world.asOf, 3], [later, 104]] as const) {
            const reach = { ...reachOf(fixture, role, region), asOf };
            for (const product of [...products, 'nobody has it']) {
              const input = { product, ...(weeks === undefined ? {} : { weeks }) };
              const { items } = await client.subscriptions.trend(input, { region, asOf });
              const expected = expectedTrend(world, reach, product, weeks ?? 26);
              expectSame(`${product} in ${region} on ${asOf}`, items.map(fieldsOfWeek), expected);
            }
          }
        }
      }
    },
  },
  {
    title: 'takes from 1 to 104 weeks',
    operation: 'subscriptions.trend',
    async run(fixture) {
      const client = await signedIn(fixture);
      const [region] = fixture.regions;
      for (const weeks of [0, -1, 105, 1.5]) {
        const call = client.subscriptions.trend({ product: 'calling', weeks }, { region });
        await expectRefusal(`${weeks} weeks`, call, 'invalid', 'weeks');
      }
    },
  },
  {
    title: 'lists all that is known of a customer’s subscriptions and trials',
    operation: 'subscriptions.list',
    async run(fixture) {
      const { world } = fixture;
      for (const role of roles) {
        const client = await signedIn(fixture, role);
        const { customerIds } = identityOf(fixture, role);
        const seen = world.customers.filter(({ id }) => role !== 'partnerAdmin' || customerIds?.includes(id));
        for (const { id, region } of seen.slice(0, 25)) {
          const { items } = await client.subscriptions.list({ customerId: id }, { region });
          const expected = world.subscriptions.filter(({ customerId }) => customerId === id);
          expectSame(`those of ${id}`, items && byId(items), byId(expected));
        }
      }
    },
  },
  {
    title: 'does not find a customer that is not there, or that the user may not see: the two look alike',
    operation: 'subscriptions.list',
    async run(fixture) {
      const all = await signedIn(fixture);
      const [region, other] = fixture.regions;
      const list = (client: PartnerClient, customerId: string, where = region) =>
        client.subscriptions.list({ customerId }, { region: where });
      for (const id of ['made-up', '%', 'a/b?c#d', "'; drop table subscriptions"]) {
        await expectRefusal(`the id ${id}`, list(all, id), 'notFound');
      }
      await expectRefusal('an empty id', list(all, ''), 'invalid', 'customerId');
      const client = await signedIn(fixture, 'partnerAdmin');
      const { customerIds = [] } = identityOf(fixture, 'partnerAdmin');
      const own = fixture.world.customers.filter((row) => row.region === region);
      const unseen = own.find(({ id }) => !customerIds.includes(id))?.id ?? '';
      const refused = await expectRefusal('not assigned', list(client, unseen), 'notFound');
      const nobody = await expectRefusal('made up', list(client, 'made-up'), 'notFound');
      expectSame(
        'what is told',
        refused.message.replace(unseen, '…'),
        nobody.message.replace('made-up', '…'),
      );
      const [first] = own;
      if (first && other) await expectRefusal('another region', list(all, first.id, other), 'notFound');
    },
  },
  {
    title: 'lists the customers that a KPI counts',
    operation: 'customers.list',
    async run(fixture) {
      for (const role of ['partnerFullAdmin', 'partnerAdmin'] as const) {
        const client = await signedIn(fixture, role);
        for (const region of fixture.regions) {
          const pools = expectedPools(fixture.world, reachOf(fixture, role, region));
          for (const kpi of ['total', 'expiring', 'renewing', 'lowAssignment', 'overLimit'] as const) {
            const counted = kpi === 'total' ? pools : inSection(pools, kpi);
            const expected = [...new Set(counted.map(({ customer }) => customer.id))].sort();
            const query = `kpi:${kpi}`;
            const { items } = await client.customers.list({ query, limit: 1000 }, { region });
            expectSame(`${query} in ${region}`, items.map(({ id }) => id).sort(), expected);
            const { total } = await client.customers.count({ query }, { region });
            expectSame(`the number of ${query} in ${region}`, total, expected.length);
          }
        }
      }
    },
  },
];

const fieldsOfWeek = ({ week, used, assignedUnused, available }: Week) => ({
  week,
  used,
  assignedUnused,
  available,
});
type Week = Awaited<ReturnType<PartnerClient['subscriptions']['trend']>>['items'][number];

import {
  type Customer,
  type CustomerRow,
  type InputOf,
  memorySource,
  type PartnerDataSource,
  type Query,
  type QueryTerm,
  type Subscription,
} from '@partnerkit/sdk';
import {
  choiceFields,
  customerSortFields,
  dateFields,
  formatQuery,
  numberFields,
  parseQuery,
} from '@partnerkit/sdk/query';
import { statusIds } from '@partnerkit/sdk/rules';
import { contract } from '@partnerkit/sdk/schemas';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegionDatabase } from '../storage/region-database.ts';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { licenseSnapshots } from '../subscriptions/license-snapshots.ts';
import { updateTags } from '../tags/tags.queries.ts';
import { customerOrder, type PagePlace } from './customer-order.ts';
import { countCustomers, selectCustomerPage } from './customers.queries.ts';
import { resolvedQuery } from './resolved-query.ts';
import { writeCustomers } from './write-customers.ts';

const asOf = '2026-11-16';
const multiplier = Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);

/** Customers with their subscriptions; without, it is not known which they are. */
interface World {
  readonly customers: readonly CustomerRow[];
  readonly subscriptions?: readonly Subscription[];
}

describe.each(databaseKinds)('customers of a query (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  let database: RegionDatabase;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US']);
    database = await store.databases.of('US');
    for (const [partner, world] of Object.entries(worlds)) await keep(database, partner, world);
  });
  afterAll(() => store.close());

  const found = async (partner: string, query: Query) =>
    (await idsOf(database, partner, query, 'name')).toSorted();

  describe('looked for by text', () => {
    it.each([
      ['%', ['percent']],
      ['50%', ['percent']],
      ['_', ['underscore']],
      ['a_b', ['underscore']],
      ['a%b', []],
      ['\\', ['backslash']],
      ['c:\\temp', ['backslash']],
      ["'", ['quote']],
      ["o'neil", ['quote']],
      ['"', ['inches']],
      ['"; drop table customers', []],
      ['cafe unal', ['accent']],
      ['CAFÉ', ['accent']],
      ['😀', ['emoji']],
      ['anna@example.com', ['mail']],
      ['two\nlines', ['line']],
      ['mail\nanna', ['mail']],
      ['$1', []],
      ['\0', []],
      ['a\0', []],
      ['.*', []],
    ])('%j are %j', async (text, ids) => {
      const term = { kind: 'text', text } as const;
      expect(await found('texts', [{ ...term, negated: false }])).toEqual(ids);
      const others = texts.customers.map(({ id }) => id).filter((id) => !ids.includes(id));
      expect(await found('texts', [{ ...term, negated: true }])).toEqual(others.toSorted());
    });
  });

  describe('chosen by a field', () => {
    it.each([
      ['id:known', ['known']],
      ['id:KNOWN', []],
      ['id:known,unknown,nobody', ['known', 'unknown']],
      ['-id:known', ['other', 'unknown']],
      ['region:eu', ['known']],
      ['region:EU,us', ['known', 'other']],
      ['-region:EU', ['other', 'unknown']],
      ['managed:partner', ['known']],
      ['managed:"own House"', ['other']],
      ['-managed:partner', ['other', 'unknown']],
      ['status:active', ['known']],
      ['status:"Gesperrt, kurz"', ['other']],
      ['-status:active', ['other', 'unknown']],
      ['product:calling', ['known']],
      ['product:call', []],
      ['product:webinars,calling', ['known', 'other']],
      ['-product:calling', ['other', 'unknown']],
      ['tag:"gold tier"', ['known']],
      ['tag:cafe', ['other']],
      ['tag:gold', []],
      ['tag:"a%","_"', []],
      ['tag:"50% \\"off\\" \\\\o/"', ['other']],
      ['-tag:"gold tier"', ['other', 'unknown']],
      ['type:subscription', ['known']],
      ['type:trial', ['known']],
      ['-type:trial', ['other', 'unknown']],
      ['region:EU tag:cafe', []],
      ['-region:EU -tag:cafe', ['unknown']],
    ])('%s are %j', async (typed, ids) => {
      expect(await found('fields', parseQuery(typed))).toEqual(ids);
    });

    it.each(choiceFields)('%s never hold a NUL', async (field) => {
      const term = { kind: 'choice', field, values: ['\0', 'a\0b'] } as const;
      expect(await found('fields', [{ ...term, negated: false }])).toEqual([]);
      expect(await found('fields', [{ ...term, negated: true }])).toHaveLength(3);
    });
  });

  describe.each([...numberFields, ...dateFields])('compared by %s', (field) => {
    const isPercent = field === 'usage';
    const values = numberFields.includes(field as never)
      ? ['0', ...(isPercent ? ['99.5%', '90%', '100%', '110%'] : ['9', '10', '11']), '9007199254740991']
      : ['2026-12-01', '2026-11-30', '2026-12-02', '15d', '-365d', '0001-01-01', '99999999999d'];
    const numbers = isPercent ? ['90%', '100%', '110%'] : ['9', '10', '11'];
    const [low, middle, high] = values[0] === '0' ? numbers : ['14d', '2026-12-01', '16d'];

    const typed = [
      ...values.flatMap((value) => ['=', '>', '>=', '<', '<='].map((operator) => operator + value)),
      `:${low}..${high}`,
      `:${middle}..${middle}`,
      `:${low},${high}`,
      `:<${middle},>${middle}`,
      `:${low}..${middle},>${high}`,
    ].map((comparison) => field + comparison);

    it.each(['', '-'])('%s… are those that the SDK finds in memory', async (sign) => {
      for (const query of typed.map((one) => parseQuery(sign + one))) {
        const expected = await memoryIds('edges', query, 'name');
        expect(await found('edges', query), formatQuery(query)).toEqual(expected.toSorted());
      }
    });

    it('finds nobody by a day that does not exist', async () => {
      if (!dateFields.includes(field as never)) return;
      for (const operator of ['=', '<', '<=', '>', '>='] as const) {
        const comparisons = [{ operator, value: { day: '2026-02-30' } }];
        const term = { kind: 'date', field, comparisons, negated: false } as QueryTerm;
        expect(await found('edges', [term]), operator).toEqual([]);
      }
    });

    it('tells customers apart', async () => {
      const all = (await found('edges', [])).length;
      const some = (await found('edges', parseQuery(`${field}<=${middle}`))).length;
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(all);
    });
  });

  describe.each(['random', 'randomUnsupplied'])('of any query (%s)', (partner) => {
    it(
      'are those that the SDK finds in memory',
      () =>
        fc.assert(
          fc.asyncProperty(queries, async (query) => {
            const expected = (await memoryIds(partner, query, 'name')).toSorted();
            expect(await found(partner, query)).toEqual(expected);
            const counted = await database.transaction(reading(partner), async (tx) =>
              countCustomers(tx, reachOf(partner), await resolved(tx, partner, query)),
            );
            expect(counted).toBe(expected.length);
          }),
          { numRuns: 50 * multiplier },
        ),
      60_000 * multiplier,
    );

    // by attention it stands on the worklist, which the conformance suite asks for
    const ofRows = customerSortFields.filter((field) => field !== 'attention');
    it.each(ofRows.flatMap((field) => [field, `-${field}`] as const))(
      'are in the order of the SDK by %s, whatever the size of a page',
      async (sort) => {
        const expected = await memoryIds(partner, [], sort);
        expect(expected).toHaveLength(worlds[partner]?.customers.length as number);
        for (const limit of [1000, 43]) {
          expect(await idsOf(database, partner, [], sort, limit)).toEqual(expected);
        }
      },
    );
  });

  it('are answered as the SDK answers them in memory', async () => {
    const view = await memory.random?.openCustomers?.({ sort: 'name' }, { asOf });
    const expected = Array.from({ length: view?.total ?? 0 }, (_, at) => view?.at(at) as Customer);
    const page = await database.transaction({ partner: 'random', readOnly: true }, (tx) =>
      selectCustomerPage(tx, reachOf('random'), {
        query: [],
        order: customerOrder('name'),
        after: undefined,
        limit: 1000,
      }),
    );
    expect(page.items.map((text) => JSON.parse(text))).toEqual(expected.map(plain));
  });

  it('tell each field once, whatever a host has supplied in its row or changed since', async () => {
    const own = { name: 'Supplied', products: ['ours'], statuses: ['ours'], licenses: { purchased: 1 } };
    const told = { ...own, expiresOn: '2026-01-01', renewsOn: '2026-01-02', addedOn: 'ours', attention: 1 };
    const rows: Customer[] = [
      { id: '1', name: 'Nothing else' },
      { id: '2', ...told, createdDate: '2025-03-04', tags: ['of the row'] },
      {
        id: '3',
        name: 'Quoted "} , {"',
        tags: ['a, "b": }'],
        products: ['"'],
        note: { tags: 1, text: '\\"' },
      },
      { id: '4', name: 'Tagged', tags: ['before'] },
    ];
    await database.transaction({ partner: 'told' }, (tx) =>
      writeCustomers(
        tx,
        'told',
        rows.map((row) => ({ row, subscriptions: undefined })),
      ),
    );
    const points = new Map([['2', 12.5]]);
    const page = await database.transaction({ partner: 'told' }, async (tx) => {
      await updateTags(tx, 'told', [{ id: '4', tags: ['after'] }]);
      const asked = {
        query: [],
        order: customerOrder('-attention', points),
        after: undefined,
        limit: 10,
        points,
      };
      return selectCustomerPage(tx, reachOf('told'), asked);
    });
    const items = page.items.map((text) => JSON.parse(text)).toSorted((a, b) => a.id.localeCompare(b.id));
    expect(items).toMatchObject([
      { id: '1', tags: [] },
      { ...told, addedOn: '2025-03-04', attention: 12.5, tags: ['of the row'] },
      rows[2],
      { id: '4', tags: ['after'] },
    ]);
    for (const text of page.items) {
      const names = [
        ...text.matchAll(
          /(?<=^\{|,\s*)"(tags|products|statuses|licenses|expiresOn|renewsOn|addedOn|attention)":/g,
        ),
      ];
      expect(new Set(names.map(([name]) => name)).size).toBe(names.length);
    }
  });
});

type Sort = Parameters<typeof customerOrder>[0];

function reachOf(partner: string) {
  return { partner, user: 'u-1', scope: 'all', asOf } as const;
}

const licenses = licenseSnapshots();

function resolved(tx: Transaction, partner: string, query: Query): Promise<Query> {
  return resolvedQuery(query, { ...reachOf(partner), region: 'US', tx, licenses });
}

function reading(partner: string) {
  return { partner, readOnly: true, isolation: 'repeatable read' } as const;
}

async function idsOf(
  database: RegionDatabase,
  partner: string,
  query: Query,
  sort: Sort,
  limit = 1000,
): Promise<string[]> {
  const order = customerOrder(sort);
  return database.transaction(reading(partner), async (tx) => {
    const asked = await resolved(tx, partner, query);
    const ids: string[] = [];
    let after: PagePlace | undefined;
    do {
      const page = await selectCustomerPage(tx, reachOf(partner), { query: asked, order, after, limit });
      ids.push(...page.items.map((text) => JSON.parse(text).id));
      after = page.next;
    } while (after);
    return ids;
  });
}

async function memoryIds(partner: string, query: Query, sort: Sort): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const input: InputOf<typeof contract.customers.list> = { query: formatQuery(query), limit: 1000, cursor };
    const source = memory[partner] as PartnerDataSource;
    const page: { items: Customer[]; nextCursor: string | null } = await source.call(
      contract.customers.list,
      { ...input, ...(sort ? { sort } : {}) },
      { asOf },
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}

function plain(customer: Customer): unknown {
  return JSON.parse(JSON.stringify(customer));
}

async function keep(database: RegionDatabase, partner: string, { customers, subscriptions }: World) {
  await database.transaction({ partner }, (tx) =>
    writeCustomers(
      tx,
      partner,
      customers.map((row) => ({
        row,
        subscriptions: subscriptions?.filter(({ customerId }) => customerId === row.id),
      })),
    ),
  );
}

const texts = {
  customers: [
    { id: 'percent', name: '50% off' },
    { id: 'underscore', name: 'a_b' },
    { id: 'letter', name: 'axb' },
    { id: 'backslash', name: 'C:\\temp' },
    { id: 'quote', name: 'O’Neil', adminEmail: "o'neil" },
    { id: 'inches', name: '24" screen' },
    { id: 'accent', name: 'Cafe\u0301 Ünal' },
    { id: 'emoji', name: '😀 Fun' },
    { id: 'mail', name: 'Mail', adminEmail: 'Anna@Example.com' },
    { id: 'line', name: 'two\nlines' },
  ],
} satisfies World;

const fields: World = {
  customers: [
    {
      id: 'known',
      name: 'Known',
      region: 'EU',
      managedBy: 'partner',
      tags: ['Gold Tier', 'x'],
      products: ['calling'],
    },
    {
      id: 'other',
      name: 'Other',
      region: 'US',
      managedBy: 'Own House',
      tags: ['Café', '50% "off" \\o/'],
      products: ['Webinars'],
      statuses: ['Gesperrt, kurz'],
    },
    { id: 'unknown', name: 'Unknown' },
  ],
  subscriptions: [agreement('known', 's-1'), agreement('known', 's-2', { kind: 'trial' })],
};

/** Customers on, before and behind the values that comparisons are made with; one of whom nothing is known. */
const edges: World = {
  customers: [
    ...[9, 10, 11].map((count) => ({ id: `c${count}`, name: `Count ${count}`, createdDate: dayOf(count) })),
    { id: 'nothing', name: 'Nothing' },
    { id: 'never', name: 'Never', createdDate: '0001-01-01' },
  ],
  subscriptions: [9, 10, 11].flatMap((count) => [
    agreement(`c${count}`, 'ends', {
      endDate: dayOf(count),
      licenses: [{ product: 'calling', purchased: count, assigned: 2 * count, used: count }],
    }),
    agreement(`c${count}`, 'renews', { endDate: dayOf(count), autoRenews: true, licenses: [] }),
  ]),
};

/** 10 stands for the first of December. */
function dayOf(count: number): string {
  return ['2026-11-30', '2026-12-01', '2026-12-02'][count - 9] as string;
}

function agreement(customerId: string, id: string, more: Partial<Subscription> = {}): Subscription {
  return {
    id: `${customerId}-${id}`,
    customerId,
    kind: 'subscription',
    startDate: '2026-01-01',
    endDate: '2027-06-01',
    licenses: [{ product: 'calling', purchased: 10, assigned: 5, used: 5 }],
    ...more,
  };
}

const pieces = [
  ...['a', 'b', 'A', 'É', 'e\u0301', '\u0301', 'ß', 'ſ', 'İ', 'ﬁ', 'Σ', 'ς', '株', '٣', '\u200b'],
  ...['😀', '\u{10ffff}', '\u{10000}', '\ue000', '\uffff', '\ufb01', '\ud7ff'],
  ...['%', '_', '\\', "'", '"', ' ', '\n', '\t', ',', ':', '-', '.', '$1', '[', '('],
];
const text = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }).map((all) => all.join(''));
const day = fc.constantFrom(
  '2026-11-15',
  '2026-11-16',
  '2026-11-17',
  '2026-12-01',
  '2027-02-14',
  '2020-02-29',
);
const tags = ['gold', 'Gold Tier', 'Café', 'a%', "it's", '😀'];
const products = ['calling', 'meetings', 'Webinars', 'É'];
const managers = ['partner', 'external', 'Own House', 'É'];
const places = ['US', 'EU', 'eu', 'Ω'];
const statuses = [...statusIds, 'onHold', 'Gesperrt, kurz'];

const rows: fc.Arbitrary<Omit<CustomerRow, 'id'>> = fc.record(
  {
    name: text,
    externalId: fc.oneof(text, fc.constant('')),
    region: fc.constantFrom(...places),
    managedBy: fc.constantFrom(...managers),
    adminEmail: fc.oneof(text, fc.constant(''), fc.emailAddress()),
    tags: fc.subarray(tags),
    products: fc.subarray(products),
    lastAdminSignInAt: fc.option(day.map((on) => `${on}T23:59:59.999Z`)),
    createdDate: day,
    statuses: fc.subarray(statuses),
  },
  { requiredKeys: ['name'] },
);

const counts = fc.constantFrom(0, 1, 9, 10, 11, 2 ** 40);
const agreements = fc.array(
  fc
    .record(
      {
        kind: fc.constantFrom('subscription', 'trial'),
        startDate: day,
        endDate: day,
        autoRenews: fc.boolean(),
        setupComplete: fc.boolean(),
        licenses: fc.array(
          fc.record(
            { product: fc.constantFrom(...products), purchased: counts, assigned: counts, used: counts },
            { requiredKeys: ['product', 'purchased'] },
          ),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['kind', 'startDate', 'endDate', 'licenses'] },
    )
    .map(({ startDate, endDate, ...rest }) => {
      const [first, last] = [startDate, endDate].sort();
      return { ...rest, startDate: first, endDate: last };
    }),
  { maxLength: 3 },
);

const drawn = fc.sample(fc.tuple(rows, agreements, fc.constantFrom(...pieces)), { numRuns: 160, seed: 7 });
const customers = drawn.map(([row, , piece], index) => ({ ...row, id: `${piece}${index}` }) as CustomerRow);
const random: World = {
  customers,
  subscriptions: drawn.flatMap(([, own], index) =>
    own.map((one, at) => ({ ...one, id: `s${at}`, customerId: customers[index]?.id }) as Subscription),
  ),
};
const randomUnsupplied: World = { customers };

const worlds: Readonly<Record<string, World>> = { texts, fields, edges, random, randomUnsupplied };
const memory = Object.fromEntries(
  Object.entries(worlds).map(([name, world]) => [name, memorySource(world)]),
) as Readonly<Record<string, PartnerDataSource>>;

const choices: Readonly<Record<(typeof choiceFields)[number], fc.Arbitrary<string>>> = {
  status: fc.constantFrom(...statuses),
  product: fc.constantFrom(...products, 'CALLING'),
  tag: fc.constantFrom(...tags, 'CAFE', 'GOLD'),
  region: fc.constantFrom(...places, 'ω'),
  type: fc.constantFrom('subscription', 'trial', 'lease'),
  managed: fc.constantFrom(...managers, 'e'),
  kpi: fc.constantFrom('total', 'expiring', 'renewing', 'lowAssignment', 'overLimit'),
  id: fc.constantFrom(...customers.map(({ id }) => id), 'nobody'),
};
const number = fc.oneof(counts.filter(Number.isInteger), fc.nat());
const date = fc.oneof(
  day.map((on) => ({ day: on })),
  fc.integer({ min: -400, max: 400 }).map((days) => ({ days })),
);
const comparisons = <Value>(value: fc.Arbitrary<Value>, isReversed: (from: Value, to: Value) => boolean) =>
  fc.array(
    fc.oneof(
      fc.record({ operator: fc.constantFrom('=', '>', '>=', '<', '<='), value }),
      fc
        .record({ operator: fc.constant('range'), from: value, to: value })
        .filter(({ from, to }) => !isReversed(from, to)),
    ),
    { minLength: 1, maxLength: 3 },
  );
const rank = (value: { day: string } | { days: number }) => ('day' in value ? value.day : value.days);

const terms: fc.Arbitrary<QueryTerm> = fc
  .tuple(
    fc.boolean(),
    fc.oneof(
      fc.record({ kind: fc.constant('text'), text: fc.oneof(text, fc.constantFrom('a', 'e', '@', '😀')) }),
      fc.constantFrom(...choiceFields).chain((field) =>
        fc.record({
          kind: fc.constant('choice'),
          field: fc.constant(field),
          values: fc.array(fc.oneof(choices[field], text), { minLength: 1, maxLength: 3 }),
        }),
      ),
      fc.record({
        kind: fc.constant('number'),
        field: fc.constantFrom(...numberFields),
        comparisons: comparisons(number, (from, to) => from > to),
      }),
      fc.record({
        kind: fc.constant('date'),
        field: fc.constantFrom(...dateFields),
        comparisons: comparisons(date, (from, to) => {
          const [low, high] = [rank(from), rank(to)];
          return typeof low === typeof high && low > high;
        }),
      }),
    ),
  )
  .map(([negated, term]) => ({ ...term, negated }) as QueryTerm);
const queries = fc.array(terms, { maxLength: 4 }).filter((query) => formatQuery(query).length <= 2000);

import { type Customer, type CustomerSort, PartnerError, type Subscription } from '@partnerkit/sdk';
import { countryRegions } from '@partnerkit/sdk/rules';
import { createRandom } from '@partnerkit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callingPictures } from '../calling/calling-pictures.ts';
import type { RequestContext } from '../http/handlers.ts';
import { createCursorSigner } from '../http/signed-cursor.ts';
import type { WrittenAnswer } from '../http/written-answer.ts';
import { stagingFolder } from '../imports/staging-folder.ts';
import { folderStorage } from '../reports/folder-storage.ts';
import { openReportDesk } from '../reports/report-desk.ts';
import type { RegionDatabase } from '../storage/region-database.ts';
import { oneKind, type ThrowAwayDatabases, throwAwayDatabases } from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { licenseSnapshots } from '../subscriptions/license-snapshots.ts';
import { lockTagged, updateTags } from '../tags/tags.queries.ts';
import { worklists } from '../worklist/worklists.ts';
import { customersHandlers } from './customers.handlers.ts';
import { writeCustomers } from './write-customers.ts';

// the one on which transactions really run beside each other
const kind = oneKind;
const partner = 'a';
const walks = 50 * Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);
const walkers = 4;
const steadyCount = 100;
const movers = 20;

describe(`pages of customers while others change them (${kind})`, () => {
  let store: ThrowAwayDatabases;
  let database: RegionDatabase;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US']);
    database = await store.databases.of('US');
    await change((tx) => write(tx, [...range(steadyCount).map(steady), ...range(movers).map(mover)]));
  });
  afterAll(() => store.close());

  const change = <T>(run: (tx: Transaction) => Promise<T>) => database.transaction({ partner }, run);
  const page = async (input: { sort: CustomerSort; query?: string; cursor: string | null }) => {
    const answer = await database.transaction({ partner, readOnly: true }, (tx) =>
      customersHandlers.list({ ...input, limit: 7 }, { ...context, tx }),
    );
    return JSON.parse((answer as WrittenAnswer).text) as { items: Customer[]; nextCursor: string | null };
  };

  /** Follows cursors to the end, which must come. */
  async function walk(sort: CustomerSort): Promise<string[]> {
    const seen: string[] = [];
    const cursors = new Set<string>();
    let cursor: string | null = null;
    do {
      const answer: Awaited<ReturnType<typeof page>> = await page({ sort, cursor });
      seen.push(...answer.items.map(({ id }) => id));
      cursor = answer.nextCursor;
      if (cursor && cursors.has(cursor)) throw new Error(`The walk by ${sort} came back to where it was.`);
      if (cursor) cursors.add(cursor);
    } while (cursor);
    return seen;
  }

  const writers: readonly ((random: ReturnType<typeof createRandom>, turn: number) => Promise<unknown>)[] = [
    // so many that walks come to an end; later ones move them
    (random, turn) => change((tx) => write(tx, [newcomer(turn % 300, random.integer(0, 1_000_000_000))])),
    (random) => change((tx) => tag(tx, `steady-${random.integer(0, steadyCount - 1)}`, random.integer(0, 9))),
    (random) => change((tx) => tag(tx, `mover-${random.integer(0, movers - 1)}`, random.integer(0, 9))),
    (random) =>
      change((tx) => write(tx, [mover(random.integer(0, movers - 1), random.integer(0, 1_000_000))])),
    // written anew as an import does, with all that sorts it as it was
    (random) => change((tx) => write(tx, [steady(random.integer(0, steadyCount - 1))])),
  ];

  it('show whoever keeps their place exactly once, and come to an end', async () => {
    const writing = new AbortController();
    const turns = writers.map(async (write, index) => {
      const random = createRandom(11, index);
      let turn = 0;
      for (; !writing.signal.aborted; turn++) await write(random, turn);
      return turn;
    });
    const expected = range(steadyCount).map((index) => `steady-${index}`);
    const left = range(walks);
    const walker = async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        const sort = sorts[next % sorts.length] as CustomerSort;
        const seen = (await walk(sort)).filter((id) => id.startsWith('steady-'));
        const inOrder = sort === 'name' ? expected : sort === '-name' ? expected.toReversed() : undefined;
        expect(inOrder ? seen : seen.toSorted(), sort).toEqual(inOrder ?? expected.toSorted());
      }
    };
    try {
      await Promise.all(range(walkers).map(walker));
    } finally {
      writing.abort();
    }
    // each of them has really written
    for (const count of await Promise.all(turns)) expect(count).toBeGreaterThan(walks / 5);
  }, 60_000);

  it('refuse a cursor of another sort, query or partner', async () => {
    const { nextCursor: cursor } = await page({ sort: 'name', cursor: null });
    const other = { ...context, partner: 'b' };
    const refused = [
      page({ sort: '-name', cursor }),
      page({ sort: 'name', query: 'steady', cursor }),
      page({ sort: 'name', cursor: `${cursor}x` }),
      database.transaction({ partner: 'b', readOnly: true }, (tx) =>
        customersHandlers.list({ sort: 'name', cursor, limit: 7 }, { ...other, tx }),
      ),
    ];
    for (const answer of await Promise.allSettled(refused)) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'invalid' } });
      expect((answer as PromiseRejectedResult).reason).toBeInstanceOf(PartnerError);
    }
  });
});

const sorts: readonly CustomerSort[] = [
  'name',
  '-name',
  'licenses',
  '-licenses',
  '-added',
  'expires',
  'region',
];

const context: Omit<RequestContext, 'tx'> = {
  partner,
  user: 'u-1',
  countryRegions,
  roles: ['partnerFullAdmin'],
  scope: 'all',
  region: 'US',
  asOf: '2026-11-16',
  today: '2026-11-16',
  newId: () => 'new',
  cursors: createCursorSigner('a secret of at least 32 characters'),
  licenses: licenseSnapshots(),
  calling: callingPictures(),
  worklists: worklists(),
  actor: { id: 'u-1' },
  imports: { staging: stagingFolder(''), regions: ['US'], now: () => 0, wake: () => {} },
  reports: openReportDesk({ storage: folderStorage('nowhere'), now: Date.now }),
  atHome: undefined,
  afterwards: () => {},
  record: () => {},
  announce: () => {},
};

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

type Written = Parameters<typeof writeCustomers>[2][number];

function write(tx: Transaction, customers: readonly Written[]): Promise<void> {
  return writeCustomers(tx, partner, customers);
}

/** One who keeps its place in every order; many share a place, and of some what they are sorted by is not known. */
function steady(index: number): Written {
  const id = `steady-${index}`;
  // ten names that all others may come between
  const name = `${String(Math.floor(index / 10)).padStart(9, '5')} steady ${String(index).padStart(3, '0')}`;
  const isKnown = index % 3 > 0;
  return {
    row: {
      id,
      name,
      ...(isKnown ? { region: 'US', createdDate: `2026-0${1 + (index % 9)}-01` } : {}),
    },
    subscriptions: isKnown ? [agreement(id, index % 10)] : undefined,
  };
}

function mover(index: number, place = 0): Written {
  const id = `mover-${index}`;
  return { row: { id, name: `${place} mover` }, subscriptions: [agreement(id, place % 50)] };
}

function newcomer(index: number, place: number): Written {
  const id = `new-${index}`;
  return { row: { id, name: `${place} new` }, subscriptions: [agreement(id, place % 50)] };
}

function agreement(customerId: string, licenses: number): Subscription {
  return {
    id: 's-1',
    customerId,
    kind: 'trial',
    startDate: '2026-01-01',
    endDate: `2026-12-${String(1 + (licenses % 28)).padStart(2, '0')}`,
    licenses: [{ product: 'calling', purchased: licenses }],
  };
}

async function tag(tx: Transaction, id: string, number: number): Promise<void> {
  await lockTagged(tx, { partner, user: 'u-1', scope: 'all' }, [id]);
  await updateTags(tx, partner, [{ id, tags: [`tag ${number}`] }]);
}

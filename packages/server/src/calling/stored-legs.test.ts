import { randomBytes } from 'node:crypto';
import { type CallLeg, sumCallLegs } from '@partnerkit/sdk/calling';
import * as fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { rollUpAll } from './roll-up.ts';
import { takeLegs } from './take-legs.ts';

const partner = 'demo';
const rule = { when: 'source', jitterMs: 30, latencyMs: 300, lossPercent: 5 } as const;
const customers = ['o1', 'o2'];

const stores: ThrowAwayDatabases[] = [];
beforeAll(async () => {
  for (const kind of databaseKinds) {
    const store = await throwAwayDatabases(kind, ['US']);
    stores.push(store);
    for (const id of customers)
      await inOne(store, (tx) =>
        tx.run(sql`insert into customers (partner_id, customer_id, row, subscriptions_supplied)
          values (${partner}, ${id}, ${JSON.stringify({ id, name: id })}::jsonb, false)`),
      );
  }
});
afterAll(() => Promise.all(stores.map((store) => store.close())));

async function inOne<T>(store: ThrowAwayDatabases, run: (tx: Transaction) => Promise<T>): Promise<T> {
  return (await store.databases.of('US')).transaction({ partner }, run);
}

/** What becomes of batches of legs, in one database: the answers, the rows and the weeks. */
async function outcome(store: ThrowAwayDatabases, batches: readonly (readonly unknown[])[]) {
  const run = <T>(work: (tx: Transaction) => Promise<T>) => inOne(store, work);
  for (const table of [sql`call_legs`, sql`call_weeks`, sql`stale_call_weeks`])
    await run((tx) => tx.run(sql`delete from ${table}`));
  const answers = [];
  for (const legs of batches) answers.push(await run((tx) => takeLegs(tx, partner, legs)));
  await rollUpAll({ partner, rule, transaction: run });
  const rows = await run((tx) => tx.rows(sql`select * from call_legs order by customer_id, leg_id`));
  const weeks = await run((tx) =>
    tx.rows<{ id: string; week: string }>(sql`
      select customer_id as id, week::text as week, calls, legs, poor_legs as "poorLegs", rated_legs as "ratedLegs", details
      from call_weeks order by customer_id, week`),
  );
  return { answers, rows, weeks };
}

const leg = (id: string, fields: object = {}) => ({
  ...{ id, callId: id, customerId: 'o1', direction: 'made', endpoint: 'app' },
  ...{ startAt: '2026-11-03T10:00:00Z', endAt: '2026-11-03T10:01:00Z' },
  ...fields,
});
// so many that they go by the way of many
const others = Array.from({ length: 500 }, (_, at) => leg(`other ${at}`));

it.each([
  ['a location of any kind', { location: { a: 1 } }],
  ['a report time of any kind', { reportTime: 5 }],
  ['a report time without an end', { reportTime: 'infinity' }],
])('fields that no leg has are let go: %s', async (_what, fields) => {
  const corrected = leg('a', { endpoint: 'deskPhone' });
  for (const store of stores)
    for (const batch of [[], others]) {
      const { answers, rows } = await outcome(store, [[leg('a', fields), ...batch], [corrected]]);
      expect(answers.map(({ refused }) => refused)).toEqual([[], []]);
      const [stored] = rows as { location: unknown; reported_at: unknown; endpoint: string }[];
      expect(stored).toMatchObject({ location: null, reported_at: null, endpoint: 'deskPhone' });
    }
});

it('a leg whose id is too long for a key is refused, and no other with it', async () => {
  const long = randomBytes(3000).toString('base64');
  const longest = 'é'.repeat(1023);
  for (const store of stores)
    for (const batch of [[], others]) {
      const { answers } = await outcome(store, [[leg(long), leg(longest), ...batch]]);
      expect(answers).toMatchObject([
        {
          taken: batch.length + 1,
          refused: [{ index: 0, field: 'id', message: expect.stringContaining('shorter') }],
        },
      ]);
    }
});

it('instants are kept to their milliseconds, from wherever they are told', async () => {
  const told = [
    ['2026-11-03T10:00:00+23:59', '2026-11-02T10:01:00.000Z'],
    ['2026-11-03T10:00:00-2359', '2026-11-04T09:59:00.000Z'],
    ['2026-11-07T23:59:59.9999999Z', '2026-11-07T23:59:59.999Z'],
    ['2026-11-07T24:00:00Z', '2026-11-08T00:00:00.000Z'],
    ['2026-11-03T10:00Z', '2026-11-03T10:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ] as const;
  const never = [
    '0000-12-31T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '2026-11-03T23:59:60Z',
  ];
  const legs = [...told.map(([at]) => at), ...never].map((at, index) =>
    leg(`${100 + index}`, { startAt: at, endAt: at }),
  );
  for (const store of stores)
    for (const batch of [[], others]) {
      const { answers, rows } = await outcome(store, [[...legs, ...batch]]);
      expect(answers[0]?.refused.map(({ index }) => index)).toEqual(never.map((_, at) => told.length + at));
      const kept = (rows as { leg_id: string; start_at: Date }[]).filter(({ leg_id: id }) => id.length === 3);
      expect(kept.map(({ start_at: at }) => at.toISOString())).toEqual(told.map(([, at]) => at));
    }
});

const text = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    '__proto__',
    'a\tb',
    '\n',
    '\r',
    '\\N',
    '\\.',
    '\\',
    '"',
    "'",
    '{a,b}',
    '(a,"b")',
    ' ',
    'NULL',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const named = text.filter((value) => value !== '');
const absent = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 2, arbitrary: value }, fc.constantFrom(null, undefined));
const measure = absent(
  fc.oneof(
    fc.constantFrom(0, -0, 5, 5.000000000000001, 30, 300, 5e-324, 1e-7, 100),
    fc.double({ min: 0, max: 100, noNaN: true }),
  ),
);
const stream = absent(fc.record({ jitterMs: measure, latencyMs: measure, lossPercent: measure }));
const startOfWeeks = Date.UTC(2026, 10, 1);
const anyLeg = fc
  .record({
    id: fc.oneof(fc.constantFrom('1', '2', '3'), named),
    ...{
      callId: fc.oneof(fc.constantFrom('c1', 'c2'), named),
      customerId: fc.constantFrom(...customers, 'nobody'),
    },
    ...{ locationId: absent(text), userId: absent(text), feature: absent(text), endpoint: named },
    direction: fc.constantFrom('made' as const, 'received' as const),
    ...{ audio: stream, video: stream },
    product: fc.constantFrom(undefined, null, 'calling', 'calling', 'calling', 'callOn'),
    start: fc.integer({ min: 0, max: 14 * 86_400_000 }),
    ...{ ringing: fc.nat(60_000), talk: absent(fc.nat(3_600_000)) },
    outcome: absent(fc.constantFrom('answered', 'abandoned', 'timedOut', 'overflowed', 'transferred')),
  })
  .map(({ start, ringing, talk, outcome: how, ...rest }) => {
    const at = (ms: number) => new Date(startOfWeeks + start + ms).toISOString();
    const queue = how && { id: 'q', enteredAt: at(0), leftAt: at(ringing), outcome: how };
    const answeredAt = talk == null ? talk : at(ringing);
    return { ...rest, startAt: at(0), answeredAt, endAt: at(ringing + (talk ?? 0)), queue } as CallLeg;
  });

it('the same legs make the same rows and weeks, in whatever database, alone or with many, and as the library counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyLeg, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
      async (drawn) => {
        const batches = drawn.map((legs) => legs.map((one) => JSON.parse(JSON.stringify(one)) as CallLeg));
        const filled = batches.map((legs) => [
          ...others.map((one) => ({ ...one, product: 'callOn' })),
          ...legs,
        ]);
        const [first, ...rest] = await Promise.all(
          stores.map(async (store) => [await outcome(store, batches), await outcome(store, filled)] as const),
        );
        for (const [alone] of rest) expect(alone).toEqual(first?.[0]);
        for (const [, many] of [first, ...rest].filter((one) => one !== undefined)) {
          expect(many.rows).toEqual(first?.[0].rows);
          expect(many.weeks).toEqual(first?.[0].weeks);
        }
        // each leg as it was taken last: one that loses more than all, or with a character that cannot be kept, is not
        const last = new Map<string, CallLeg>();
        for (const one of batches.flat()) {
          const isLossy = [one.audio, one.video].some((of) => (of?.lossPercent ?? 0) > 100);
          const isKept = !isLossy && customers.includes(one.customerId) && one.product !== 'callOn';
          if (isKept && !JSON.stringify(one).includes('\\u0000'))
            last.set(JSON.stringify([one.customerId, one.id]), one);
        }
        const there = [...last.values()];
        const sums = sumCallLegs(there, { rule }).map(
          ({ customerId: id, week, from: _, calls, legs, poorLegs, ratedLegs, ...details }) => ({
            id,
            week,
            calls,
            legs,
            poorLegs,
            ratedLegs,
            details: { ...details, features: { ...details.features } },
          }),
        );
        const byWeek = (one: { id: string; week: string }, other: { id: string; week: string }) =>
          one.id.localeCompare(other.id) || one.week.localeCompare(other.week);
        const stored = first?.[0].weeks.map((week) => {
          const { locations: _, ...details } = (week as unknown as { details: Record<string, unknown> })
            .details;
          return { ...week, details };
        });
        expect(stored).toEqual(sums.toSorted(byWeek));
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

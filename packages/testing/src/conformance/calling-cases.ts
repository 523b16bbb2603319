import type { PartnerClient, Role } from '@partnerkit/sdk';
import type { CallLeg } from '@partnerkit/sdk/calling';
import { type ConformanceCase, type ConformanceFixture, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';
import { type ExpectedCalls, expectedCallers, expectedCalls, isNotKnown } from './expected-calling.ts';
import { expectedWeeks } from './expected-weeks.ts';

type Row = Awaited<ReturnType<PartnerClient['calling']['customers']>>['items'][number];

const counted = ['calls', 'legs', 'poorLegs', 'ratedLegs'] as const;

/** Fractions are compared within what adding up in another order may change. */
const rounded = (value: number | null | undefined) => (value == null ? value : Math.round(value * 1e6) / 1e6);

function seenCallers(fixture: ConformanceFixture, region: string, role: Role): string[] {
  const { customerIds = [] } = identityOf(fixture, role);
  const callers = expectedCallers(fixture, region);
  return role === 'partnerAdmin' ? callers.filter((id) => customerIds.includes(id)) : callers;
}

function addedUp(all: readonly (ExpectedCalls | undefined)[]) {
  const sum = (count: (one: ExpectedCalls) => number) =>
    all.reduce((total, one) => total + (one ? count(one) : 0), 0);
  return Object.fromEntries(counted.map((field) => [field, sum((one) => one[field])]));
}

async function allRows(client: PartnerClient, region: string, limit?: number): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page = await client.calling.customers(
      { sort: 'customer', cursor, ...(limit === undefined ? {} : { limit }) },
      { region },
    );
    expectTrue('a page with rows, or the last one', page.items.length > 0 || page.nextCursor === null);
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** The calling engagement of a region (CAL). */
export const callingCases: readonly ConformanceCase[] = [
  {
    title: 'tells the eight weeks of a region, and where the figures of the last come from',
    operation: 'calling.overview',
    async run(fixture) {
      for (const role of ['partnerFullAdmin', 'partnerAdmin'] as const) {
        const client = await signedIn(fixture, role);
        for (const region of fixture.regions) {
          const callers = seenCallers(fixture, region, role);
          const answer = await client.calling.overview({}, { region });
          const weeks = expectedWeeks(fixture.world.asOf);
          const expected = weeks.map((week) => ({
            week,
            ...addedUp(callers.map((id) => expectedCalls(fixture, id, week))),
          }));
          const told = answer.weeks.map(({ week, calls, legs, poorLegs, ratedLegs }) => ({
            ...{ week, calls, legs, poorLegs, ratedLegs },
          }));
          expectSame(`the weeks of ${region} to ${role}`, told, expected);
          expectSame('the week shown', answer.week, weeks.at(-1));
          expectSame(`the customers of ${region}`, answer.customers, callers.length);
          const last = callers.map((id) => expectedCalls(fixture, id, weeks.at(-1) as string));
          const from = (source: string) => last.filter((one) => one?.from === source).length;
          expectSame('the sources', answer.from, { legs: from('legs'), totals: from('totals') });
          const { asOf } = fixture.world;
          expectTrue(
            'figures that say for which day and week they are',
            answer.figures.every((figure) => figure.asOf === asOf && figure.week === answer.week),
          );
          const queues = answer.figures.find(({ id }) => id === 'abandonedShare');
          const sum = (field: 'abandoned' | 'queueCalls') =>
            last.reduce((all, one) => all + (one?.[field] ?? 0), 0);
          expectSame(
            'abandoned of queue calls',
            [queues?.numerator, queues?.denominator],
            [sum('abandoned'), sum('queueCalls')],
          );
        }
      }
    },
  },
  {
    title: 'shows a week that is not known as a gap, and goes back week by week',
    operation: 'calling.overview',
    async run(fixture) {
      const [region] = fixture.regions;
      const client = await signedIn(fixture);
      const weeks = expectedWeeks(fixture.world.asOf);
      const answer = await client.calling.overview({ week: weeks[0] }, { region });
      expectSame('the week shown', answer.week, weeks[0]);
      expectSame('a week before all data', answer.weeks[0]?.calls, null);
    },
  },
  {
    title: 'refuses a week that is none, and one that is not complete',
    operation: 'calling.overview',
    async run(fixture) {
      const [region] = fixture.regions;
      const client = await signedIn(fixture);
      const { asOf } = fixture.world;
      for (const week of [asOf, '2026-02-30', '2100-01-03']) {
        await expectRefusal(week, client.calling.overview({ week }, { region, asOf }), 'invalid', 'week');
      }
      const reader = await signedIn(fixture, 'helpdesk');
      await expectRefusal('to helpdesk', reader.calling.overview({}, { region }), 'forbidden');
    },
  },
  {
    title: 'tells each customer of the week once, in order, page after page',
    operation: 'calling.customers',
    async run(fixture) {
      const client = await signedIn(fixture);
      const week = expectedWeeks(fixture.world.asOf).at(-1) as string;
      for (const region of fixture.regions) {
        const rows = await allRows(client, region, 7);
        expectSame('pages and the whole', rows, await allRows(client, region));
        const told = rows.map((row) => [
          row.customerId,
          row.from,
          ...counted.map((field) => row[field]),
          rounded(row.minutes),
          row.queueCalls,
          row.abandoned,
        ]);
        const expected = expectedCallers(fixture, region).map((id) => {
          const one = expectedCalls(fixture, id, week);
          const none = isNotKnown(fixture, id, week) ? null : 0;
          const counts = counted.map((field) => one?.[field] ?? none);
          const queue = [one?.queueCalls ?? none, one?.abandoned ?? none];
          return [id, one?.from ?? null, ...counts, rounded(one?.minutes ?? none), ...queue];
        });
        const byId = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
        expectSame(`the customers of ${region}`, told.sort(byId), expected.sort(byId));
      }
    },
  },
  {
    title: 'sorts, searches, and tells those with queues or of one endpoint type',
    operation: 'calling.customers',
    async run(fixture) {
      const [region = ''] = fixture.regions;
      const client = await signedIn(fixture);
      const { items } = await client.calling.customers({ sort: '-legs', limit: 1000 }, { region });
      const legs = items.map((row) => row.legs ?? -1);
      expectSame(
        'the most legs first',
        legs,
        [...legs].sort((a, b) => b - a),
      );
      const queues = await client.calling.customers({ withQueues: true, limit: 1000 }, { region });
      const expected = expectedCallers(fixture, region).filter((id) =>
        expectedWeeks(fixture.world.asOf).some((week) => expectedCalls(fixture, id, week)?.hasQueueFeature),
      );
      expectSame('with queues', queues.items.map(({ customerId }) => customerId).sort(), expected.sort());
      const name = items[0]?.customerName ?? '';
      const found = await client.calling.customers({ search: name.toUpperCase() }, { region });
      expectTrue(
        'found by name',
        found.items.some(({ customerName }) => customerName === name),
      );
      const none = await client.calling.customers({ endpoint: 'made-up' }, { region });
      expectSame('of no endpoint type', [none.items, none.total], [[], 0]);
      await expectRefusal(
        'another list’s cursor',
        client.calling.customers(
          { sort: 'calls', cursor: (await client.calling.customers({ limit: 1 }, { region })).nextCursor },
          { region },
        ),
        'invalid',
      );
    },
  },
  {
    title: 'tells one customer’s own weeks and locations',
    operation: 'calling.customer',
    async run(fixture) {
      const client = await signedIn(fixture);
      const weeks = expectedWeeks(fixture.world.asOf);
      for (const region of fixture.regions) {
        for (const customerId of expectedCallers(fixture, region).slice(0, 8)) {
          const answer = await client.calling.customer({ customerId }, { region });
          if (weeks.some((week) => isNotKnown(fixture, customerId, week))) continue;
          const expected = weeks.map((week) => expectedCalls(fixture, customerId, week)?.calls ?? 0);
          expectSame(
            `the calls of ${customerId}`,
            answer.weeks.map(({ calls }) => calls),
            expected,
          );
          const last = expectedCalls(fixture, customerId, weeks.at(-1) as string);
          const legs = answer.locations.reduce((sum, one) => sum + (one.legs ?? 0), 0);
          expectSame('the legs of its locations', legs, last?.legs ?? 0);
        }
      }
      const [region] = fixture.regions;
      await expectRefusal(
        'nobody',
        client.calling.customer({ customerId: 'nobody' }, { region }),
        'notFound',
      );
    },
  },
  {
    title: 'knows nothing of a customer in a week of which a row was refused',
    operation: 'calling.overview',
    async run(fixture) {
      const client = await signedIn(fixture);
      const weeks = expectedWeeks(fixture.world.asOf);
      for (const region of fixture.regions) {
        const callers = expectedCallers(fixture, region);
        const open = weeks.map((week) => callers.filter((id) => isNotKnown(fixture, id, week)));
        const answer = await client.calling.overview({}, { region });
        expectSame(
          `customers not known in ${region}`,
          answer.weeks.map(({ customersNotKnown }) => customersNotKnown),
          open.map((ids) => ids.length),
        );
        const excluded = answer.figures.find(({ id }) => id === 'calls')?.excluded ?? [];
        const notKnown = excluded.find(({ reason }) => reason === 'weekNotKnown')?.count ?? 0;
        expectSame('left out of the calls', notKnown, open.at(-1)?.length);
        for (const customerId of open.flat()) {
          const own = await client.calling.customer({ customerId }, { region });
          const expected = weeks.map((week) =>
            isNotKnown(fixture, customerId, week)
              ? null
              : (expectedCalls(fixture, customerId, week)?.calls ?? 0),
          );
          expectSame(
            `the calls of ${customerId}`,
            own.weeks.map(({ calls }) => calls),
            expected,
          );
          const row = (await allRows(client, region)).find((one) => one.customerId === customerId);
          expectSame(`the row of ${customerId}`, row?.callsByWeek, expected);
        }
      }
    },
  },
  {
    title: 'takes legs once each, and counts the weeks that a late or repeated one belongs to',
    operation: 'calling.send',
    async run(fixture) {
      const [region = ''] = fixture.regions;
      const client = await signedIn(fixture);
      const [customerId = ''] = expectedCallers(fixture, region);
      const leg = (day: string): CallLeg => ({
        id: 'conformance-leg',
        callId: 'conformance-call',
        customerId,
        startAt: `${day}T08:00:00Z`,
        answeredAt: `${day}T08:00:05Z`,
        endAt: `${day}T08:02:05Z`,
        direction: 'made',
        endpoint: 'deskPhone',
      });
      const legsOf = async (week: string) =>
        (await client.calling.customer({ customerId, week }, { region })).weeks.at(-1)?.legs;
      const first = await client.calling.send({ legs: [leg('2020-01-06')] }, { region });
      expectSame('taken or repeated', first.taken + first.repeated, 1);
      expectSame('in its week', await legsOf('2020-01-05'), 1);
      const again = await client.calling.send({ legs: [leg('2020-01-07'), leg('2020-01-14')] }, { region });
      expectSame('the same leg, twice', again, {
        ...{ taken: 0, repeated: 2, otherProducts: 0 },
        ...{ refusedCount: 0, refused: [] },
      });
      expectSame('in the week it belongs to now', await legsOf('2020-01-12'), 1);
      expectTrue('no more in the other', ((await legsOf('2020-01-05')) ?? 0) === 0);
    },
  },
  {
    title: 'refuses by name what does not fit, and takes the rest',
    operation: 'calling.send',
    async run(fixture) {
      const [region = ''] = fixture.regions;
      const client = await signedIn(fixture);
      const [customerId = ''] = expectedCallers(fixture, region);
      const good = {
        ...{ id: 'conformance-good', callId: 'c', customerId, direction: 'received', endpoint: 'app' },
        startAt: '2020-01-06T08:00:00Z',
        endAt: '2020-01-06T08:00:09Z',
      };
      const legs = [
        { ...good, audio: { jitterMs: -1 } },
        good,
        { ...good, id: 'x', customerId: 'nobody' },
        { ...good, id: 'y', product: 'callOn' },
        null,
      ];
      const answer = await client.calling.send({ legs }, { region });
      expectSame('taken or repeated', answer.taken + answer.repeated, 1);
      expectSame('left out', answer.otherProducts, 1);
      expectSame('not fitting', answer.refusedCount, 3);
      expectSame(
        'refused',
        answer.refused.map(({ index, field }) => [index, field]),
        [
          [0, 'audio.jitterMs'],
          [2, 'customerId'],
          [4, ''],
        ],
      );
      const admin = await signedIn(fixture, 'partnerAdmin');
      await expectRefusal('of an administrator', admin.calling.send({ legs: [] }, { region }), 'forbidden');
    },
  },
];

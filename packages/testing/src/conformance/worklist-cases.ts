import type { PartnerClient, WorklistItem } from '@partnerkit/sdk';
import { type ConformanceCase, type ConformanceFixture, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';

/** All of the worklist, page by page. */
async function wholeList(
  client: PartnerClient,
  input: Parameters<PartnerClient['worklist']['list']>[0] = {},
): Promise<WorklistItem[]> {
  const items: WorklistItem[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<PartnerClient['worklist']['list']>> = await client.worklist.list({
      limit: 7,
      ...input,
      cursor,
    });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

const nothing = { done: null, snoozedUntil: null, assignedTo: null, note: null };

/** Runs a case with the first of the worklist, and takes back what it has noted. */
async function withFirst(
  fixture: ConformanceFixture,
  run: (client: PartnerClient, first: WorklistItem) => Promise<void>,
): Promise<void> {
  const client = await signedIn(fixture);
  const [first] = await wholeList(client);
  if (!first) throw new Error('The world has nobody on the worklist.');
  try {
    await run(client, first);
  } finally {
    await client.worklist.change({ customerId: first.id, ...nothing });
  }
}

const idsOf = (items: readonly WorklistItem[]) => items.map(({ id }) => id);

/** What to do next, and what the team does about it (WRK-1, WRK-2). */
export const worklistCases: readonly ConformanceCase[] = [
  {
    title: 'ranks customers of all regions by their points, each with its reasons and the licenses at stake',
    operation: 'worklist.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const items = await wholeList(client);
      expectTrue('somebody is on it', items.length > 10);
      expectSame('each once', new Set(idsOf(items)).size, items.length);
      const points = items.map((item) => item.points ?? Number.NEGATIVE_INFINITY);
      expectSame(
        'the most points first',
        points,
        [...points].sort((a, b) => b - a),
      );
      for (const { reasons, points: sum, region, id } of items) {
        expectTrue('a reason', reasons.length > 0);
        const told = reasons.flatMap((reason) => reason.points ?? []);
        expectSame(`the points of ${id}`, sum, told.length === 0 ? null : told.reduce((a, b) => a + b, 0));
        for (const { licenses, weight, points: of } of reasons)
          expectSame('weight × licenses', of, licenses === null ? null : weight * licenses);
        expectSame('where it lives', region, fixture.world.customers.find((row) => row.id === id)?.region);
      }
    },
  },
  {
    title: 'has whom the KPIs count, and nobody else by these reasons',
    operation: 'worklist.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      for (const region of fixture.regions) {
        const { kpis } = await client.subscriptions.figures({ product: 'calling' }, { region });
        for (const [reason, id] of [
          ['overLimit', 'overLimitCustomers'],
          ['lowAssignment', 'lowAssignmentCustomers'],
        ] as const) {
          const { total } = await client.worklist.list({ reason, limit: 1 }, { region });
          expectSame(`${reason} in ${region}`, total, kpis.find((kpi) => kpi.id === id)?.value);
        }
      }
    },
  },
  {
    title: 'shows those of one reason, by a part of the name, and by the day until when',
    operation: 'worklist.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const all = await wholeList(client);
      const having = all.filter(({ reasons }) => reasons.some(({ id }) => id === 'expiringUsed'));
      expectSame('of one reason', idsOf(await wholeList(client, { reason: 'expiringUsed' })), idsOf(having));
      const [first] = all;
      const found = await wholeList(client, { search: first?.customerName ?? '' });
      expectTrue('by its name', idsOf(found).includes(first?.id ?? ''));
      const byDay = await wholeList(client, { sort: 'day' });
      const days = byDay.map(({ day }) => day ?? '9999-12-31');
      expectSame('the first day first', days, [...days].sort());
      expectSame('all of them', [...idsOf(byDay)].sort(), [...idsOf(all)].sort());
      const wrong = client.worklist.list({ show: 'gone' as 'open' });
      await expectRefusal('something else', wrong, 'invalid', 'show');
    },
  },
  {
    title: 'shows a partner administrator their own customers alone, and nothing to the helpdesk',
    operation: 'worklist.list',
    async run(fixture) {
      const own = identityOf(fixture, 'partnerAdmin').customerIds ?? [];
      const items = await wholeList(await signedIn(fixture, 'partnerAdmin'));
      expectSame(
        'those of others',
        idsOf(items).filter((id) => !own.includes(id)),
        [],
      );
      const helpdesk = await signedIn(fixture, 'helpdesk');
      await expectRefusal('the helpdesk', helpdesk.worklist.list({}), 'forbidden');
    },
  },
  {
    title: 'counts what is open by its reasons, as it is listed',
    operation: 'worklist.summary',
    async run(fixture) {
      const client = await signedIn(fixture);
      const { open, snoozed, done, reasons } = await client.worklist.summary({});
      const items = await wholeList(client);
      expectSame('how many', [open, snoozed, done], [items.length, 0, 0]);
      for (const { id, customers } of reasons) {
        const having = items.filter((item) => item.reasons.some((reason) => reason.id === id));
        expectSame(id, customers, having.length);
      }
      expectTrue(
        'the most first',
        reasons.every((one, at) => one.customers <= (reasons[at - 1]?.customers ?? 1e9)),
      );
    },
  },
  {
    title:
      'tells of one customer what is listed of it, where it lives, and nothing where nothing is to be done',
    operation: 'worklist.get',
    run: (fixture) =>
      withFirst(fixture, async (client, first) => {
        const { id, reasons } = first;
        expectSame('the first', await client.worklist.get({ customerId: id }), {
          state: 'open',
          item: first,
        });
        await client.worklist.change({ customerId: id, done: reasons.map((reason) => reason.id) });
        const done = await client.worklist.get({ customerId: id });
        expectSame('done', [done.state, done.item?.mark.done?.on], ['done', fixture.world.asOf]);
        const listed = new Set(idsOf(await wholeList(client)));
        const other = fixture.world.customers.find((row) => row.id !== id && !listed.has(row.id));
        const nothing = await client.worklist.get({ customerId: other?.id ?? '' });
        expectSame('another', nothing, { state: null, item: null });
        const gone = client.worklist.get({ customerId: 'nobody' });
        await expectRefusal('nobody', gone, 'notFound');
        const helpdesk = await signedIn(fixture, 'helpdesk');
        await expectRefusal('the helpdesk', helpdesk.worklist.get({ customerId: id }), 'forbidden');
      }),
  },
  {
    title: 'notes what is done for the reasons that were seen, which leaves the list, and is undone',
    operation: 'worklist.change',
    run: (fixture) =>
      withFirst(fixture, async (client, { id, reasons, mark }) => {
        const seen = reasons.map((reason) => reason.id);
        const done = await client.worklist.change({ customerId: id, done: seen, version: mark.version });
        expectSame('the answer', [done.done?.reasons, done.done?.on], [seen, fixture.world.asOf]);
        expectTrue('no longer open', !idsOf(await wholeList(client)).includes(id));
        expectSame('done', idsOf(await wholeList(client, { show: 'done' })), [id]);
        const undone = await client.worklist.change({ customerId: id, done: null, version: done.version });
        expectSame('as it was', undone, mark);
        expectSame('open again', idsOf(await wholeList(client))[0], id);
        await client.worklist.change({ customerId: id, done: ['another reason'] });
        expectTrue('for other reasons', idsOf(await wholeList(client)).includes(id));
      }),
  },
  {
    title: 'lets a customer come back on a day, and refuses one that has come',
    operation: 'worklist.change',
    run: (fixture) =>
      withFirst(fixture, async (client, { id }) => {
        const { asOf } = fixture.world;
        const past = client.worklist.change({ customerId: id, snoozedUntil: asOf });
        await expectRefusal('today', past, 'invalid', 'snoozedUntil');
        await client.worklist.change({ customerId: id, snoozedUntil: '2999-01-01' });
        expectTrue('no longer open', !idsOf(await wholeList(client)).includes(id));
        const [item] = await wholeList(client, { show: 'snoozed' });
        expectSame('snoozed', [item?.id, item?.mark.snoozedUntil], [id, '2999-01-01']);
        const then = await client.worklist.list({ show: 'snoozed' }, { asOf: '2999-01-01' });
        expectSame('on that day', idsOf(then.items), []);
      }),
  },
  {
    title: 'loses nothing of what two change at once, and lets nobody change it who only reads',
    operation: 'worklist.change',
    run: (fixture) =>
      withFirst(fixture, async (client, { id }) => {
        const userId = identityOf(fixture, 'partnerReadOnlyAdmin').userId;
        await Promise.all([
          client.worklist.change({ customerId: id, note: 'Called, calls back' }),
          client.worklist.change({ customerId: id, assignedTo: userId }),
        ]);
        const mine = await wholeList(client, { assignedTo: userId });
        const { mark } = mine.find((item) => item.id === id) ?? {};
        expectSame('both', [mark?.note, mark?.assignedTo], ['Called, calls back', userId]);
        const stale = client.worklist.change({ customerId: id, note: 'x', version: 'older' });
        await expectRefusal('from an older state', stale, 'conflict');
        const reader = await signedIn(fixture, 'partnerReadOnlyAdmin');
        const refused = reader.worklist.change({ customerId: id, note: 'x' });
        await expectRefusal('who only reads', refused, 'forbidden');
      }),
  },
  {
    title: 'refuses a customer that is not there, and a colleague who does not see it',
    operation: 'worklist.change',
    run: (fixture) =>
      withFirst(fixture, async (client) => {
        const gone = client.worklist.change({ customerId: 'nobody', note: 'x' });
        await expectRefusal('nobody', gone, 'notFound');
        const { userId, customerIds = [] } = identityOf(fixture, 'partnerAdmin');
        const items = await wholeList(client);
        const other = items.find(({ id }) => !customerIds.includes(id))?.id ?? '';
        for (const assignedTo of [userId, 'made-up']) {
          const wrong = client.worklist.change({ customerId: other, assignedTo });
          await expectRefusal(assignedTo, wrong, 'invalid', 'assignedTo');
        }
        const admin = await signedIn(fixture, 'partnerAdmin');
        const unseen = admin.worklist.change({ customerId: other, note: 'x' });
        await expectRefusal('of others', unseen, 'notFound');
        const own = items.find(({ id }) => customerIds.includes(id))?.id;
        if (own === undefined) return;
        const { assignedTo } = await client.worklist.change({ customerId: own, assignedTo: userId });
        expectSame('their own', assignedTo, userId);
        await client.worklist.change({ customerId: own, assignedTo: null });
      }),
  },
];

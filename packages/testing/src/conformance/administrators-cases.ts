import type { PartnerClient, Role } from '@partnerkit/sdk';
import { type ConformanceCase, type ConformanceFixture, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';

const colleague = { id: 'u-conformance-3', name: 'Aoife Ní Bhriain', email: 'aoife@partner.example' };

/** Runs a case with one user more, who is gone afterwards, and on no customer any more. */
async function withColleague(
  fixture: ConformanceFixture,
  roles: Role[],
  run: (client: PartnerClient) => Promise<void>,
): Promise<void> {
  const client = await signedIn(fixture);
  await client.users.add({ ...colleague, roles });
  try {
    await run(client);
  } finally {
    for (const customerId of oneOfEach(fixture))
      await client.administrators.unassign({ customerId, userId: colleague.id });
    await client.users.remove({ id: colleague.id });
  }
}

/** A customer of each region that nobody is assigned to. */
function oneOfEach(fixture: ConformanceFixture): string[] {
  const assigned = new Set(fixture.administrators.map(({ customerId }) => customerId));
  return fixture.regions.flatMap((region) => {
    const found = fixture.world.customers.find((row) => row.region === region && !assigned.has(row.id));
    return found ? [found.id] : [];
  });
}

const idsOf = ({ items }: { readonly items: readonly { readonly userId: string }[] }) =>
  items.map(({ userId }) => userId);

async function rolesOf(client: PartnerClient, id: string): Promise<readonly string[] | undefined> {
  return (await client.administrators.list()).items.find((one) => one.id === id)?.roles;
}

/** What somebody sees in a region: how many customers, and over how many the figures and calls are. */
async function seenIn(region: string | undefined, client: PartnerClient) {
  const [list, count, figures, calling] = await Promise.all([
    client.customers.list({ limit: 1000 }, { region }),
    client.customers.count({}, { region }),
    client.subscriptions.figures({ product: 'calling' }, { region }),
    client.calling.customers({}, { region }),
  ]);
  return {
    ids: list.items.map(({ id }) => id).sort(),
    count: count.total,
    figures: figures.kpis.find(({ id }) => id === 'totalCustomers')?.value,
    calling: calling.total,
  };
}

const changesOfOne = ['assign', 'unassign'] as const;
const changesOfAll = ['grant', 'revoke'] as const;

const refusalCases = [
  ...changesOfOne.map(
    (verb): ConformanceCase => ({
      title: 'is forbidden to who may not assign, and of customers that one does not see like of none',
      operation: `administrators.${verb}`,
      async run(fixture) {
        const userId = identityOf(fixture, 'partnerAdmin').userId;
        const [customerId = ''] = oneOfEach(fixture);
        const ask = async (role: Role, id: string) =>
          (await signedIn(fixture, role)).administrators[verb]({ customerId: id, userId });
        for (const role of ['partnerReadOnlyAdmin', 'helpdesk'] as const)
          await expectRefusal(role, ask(role, customerId), 'forbidden');
        await expectRefusal('not assigned', ask('partnerAdmin', customerId), 'notFound');
        await expectRefusal('made up', ask('partnerFullAdmin', 'made-up'), 'notFound');
      },
    }),
  ),
  ...changesOfAll.map(
    (verb): ConformanceCase => ({
      title: 'is forbidden to all but full administrators, and refuses who or what is not there',
      operation: `administrators.${verb}`,
      async run(fixture) {
        const userId = identityOf(fixture, 'helpdesk').userId;
        const full = await signedIn(fixture);
        const before = await full.administrators.list();
        for (const role of ['partnerAdmin', 'partnerReadOnlyAdmin', 'helpdesk'] as const) {
          const { administrators } = await signedIn(fixture, role);
          await expectRefusal(role, administrators[verb]({ userId, role: 'helpdesk' }), 'forbidden');
        }
        const made = full.administrators[verb]({ userId: 'made-up', role: 'helpdesk' });
        await expectRefusal('made up', made, 'notFound');
        for (const role of ['superuser', 'partnerAdmin', '']) {
          const call = full.administrators[verb]({ userId, role: role as 'helpdesk' });
          await expectRefusal(`the role ${role}`, call, 'invalid', 'role');
        }
        expectSame('the administrators', await full.administrators.list(), before);
      },
    }),
  ),
];

/** Who manages which customers, and who all of them (DET-3, DET-4). */
export const administratorsCases: readonly ConformanceCase[] = [
  {
    title: 'lists everybody with a role by name, whoever looks and whatever region is asked',
    operation: 'administrators.list',
    async run(fixture) {
      const expected = fixture.users
        .map(({ id, name, email, roles }) => ({ id, name, email, roles }))
        .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
      for (const role of ['partnerFullAdmin', 'partnerAdmin', 'helpdesk'] as const) {
        const client = await signedIn(fixture, role);
        for (const region of [undefined, ...fixture.regions])
          expectSame(`as ${role}`, (await client.administrators.list({ region })).items, expected);
      }
    },
  },
  {
    title: 'leaves out who has no role',
    operation: 'administrators.list',
    run: (fixture) =>
      withColleague(fixture, [], async (client) => {
        expectSame('without a role', await rolesOf(client, colleague.id), undefined);
      }),
  },
  {
    title: 'tells who is assigned to a customer, and not who sees all of them',
    operation: 'administrators.ofCustomer',
    async run(fixture) {
      const client = await signedIn(fixture);
      const { customerId, userId } = fixture.administrators[0] as (typeof fixture.administrators)[number];
      expectSame('assigned', idsOf(await client.administrators.ofCustomer({ customerId })), [userId]);
      for (const free of oneOfEach(fixture))
        expectSame('nobody', await client.administrators.ofCustomer({ customerId: free }), {
          customerId: free,
          items: [],
        });
    },
  },
  {
    title: 'does not find a customer that is not there, or that one does not see',
    operation: 'administrators.ofCustomer',
    async run(fixture) {
      const [free = ''] = oneOfEach(fixture);
      const { administrators } = await signedIn(fixture, 'partnerAdmin');
      await expectRefusal('unseen', administrators.ofCustomer({ customerId: free }), 'notFound');
      await expectRefusal('made up', administrators.ofCustomer({ customerId: 'made-up' }), 'notFound');
    },
  },
  {
    title: 'assigns an administrator in every region, and says since when and by whom; twice is as once',
    operation: 'administrators.assign',
    run: (fixture) =>
      withColleague(fixture, ['partnerAdmin'], async (client) => {
        for (const customerId of oneOfEach(fixture)) {
          const first = await client.administrators.assign({ customerId, userId: colleague.id });
          const [one] = first.items;
          expectSame(
            'who',
            [one?.userId, one?.addedBy],
            [colleague.id, identityOf(fixture, 'partnerFullAdmin').userId],
          );
          expectTrue('since when', !Number.isNaN(Date.parse(one?.addedAt ?? '')));
          const again = await client.administrators.assign({ customerId, userId: colleague.id });
          expectSame('the second time', again, first);
          expectSame('listed', await client.administrators.ofCustomer({ customerId }), first);
        }
      }),
  },
  {
    title: 'refuses who is not there, who is no partner administrator, and who sees all customers anyway',
    operation: 'administrators.assign',
    run: (fixture) =>
      withColleague(fixture, [], async (client) => {
        const readOnly = identityOf(fixture, 'partnerReadOnlyAdmin').userId;
        for (const customerId of oneOfEach(fixture)) {
          for (const userId of ['made-up', colleague.id, readOnly]) {
            const call = client.administrators.assign({ customerId, userId });
            await expectRefusal(userId, call, 'invalid', 'userId');
          }
          expectSame('nobody', idsOf(await client.administrators.ofCustomer({ customerId })), []);
        }
      }),
  },
  {
    title: 'takes an administrator off a customer; a second time changes nothing',
    operation: 'administrators.unassign',
    run: (fixture) =>
      withColleague(fixture, ['partnerAdmin'], async (client) => {
        const one = fixture.administrators[0] as (typeof fixture.administrators)[number];
        for (const customerId of [...oneOfEach(fixture), one.customerId]) {
          await client.administrators.assign({ customerId, userId: colleague.id });
          for (const time of ['first', 'second']) {
            const left = await client.administrators.unassign({ customerId, userId: colleague.id });
            expectSame(
              time,
              [left.customerId, idsOf(left)],
              [customerId, customerId === one.customerId ? [one.userId] : []],
            );
          }
        }
      }),
  },
  {
    title: 'changes at once what the administrator sees: list, count, figures, calls',
    operation: 'administrators.unassign',
    async run(fixture) {
      const identity = identityOf(fixture, 'partnerAdmin');
      const client = await signedIn(fixture, 'partnerAdmin');
      const [region] = fixture.regions;
      const before = await seenIn(region, client);
      const callers = (await client.calling.customers({}, { region })).items;
      const customerId = callers[0]?.customerId ?? '';
      await client.administrators.unassign({ customerId, userId: identity.userId });
      const after = await seenIn(region, client);
      const full = await signedIn(fixture);
      await full.administrators.assign({ customerId, userId: identity.userId });
      expectSame(
        'the list',
        after.ids,
        before.ids.filter((id) => id !== customerId),
      );
      expectSame('the count', after.count, before.count - 1);
      expectSame('the figures', after.figures, (before.figures ?? 0) - 1);
      expectSame('the calls', after.calling, (before.calling ?? 0) - 1);
    },
  },
  {
    title: 'grants access to all customers by a role; twice is as once',
    operation: 'administrators.grant',
    run: (fixture) =>
      withColleague(fixture, ['partnerAdmin'], async (client) => {
        for (const time of ['first', 'second']) {
          const granted = await client.administrators.grant({ userId: colleague.id, role: 'helpdesk' });
          expectSame(time, granted, { ...colleague, roles: ['partnerAdmin', 'helpdesk'] });
        }
        expectSame('listed', await rolesOf(client, colleague.id), ['partnerAdmin', 'helpdesk']);
        const { items } = await client.users.list();
        const user = items.find(({ id }) => id === colleague.id);
        expectSame('as a user', user?.roles, ['partnerAdmin', 'helpdesk']);
      }),
  },
  {
    title: 'takes a role away; one that is not held, or no longer, is a conflict',
    operation: 'administrators.revoke',
    run: (fixture) =>
      withColleague(fixture, ['partnerAdmin', 'helpdesk'], async (client) => {
        const revoke = () => client.administrators.revoke({ userId: colleague.id, role: 'helpdesk' });
        expectSame('the answer', await revoke(), { ...colleague, roles: ['partnerAdmin'] });
        const { current } = await expectRefusal('a second time', revoke(), 'conflict');
        expectSame('what is so', (current as { roles?: unknown } | undefined)?.roles, ['partnerAdmin']);
      }),
  },
  {
    title: 'leaves the last full administrator the role, whoever asks',
    operation: 'administrators.revoke',
    run: (fixture) =>
      withColleague(fixture, ['partnerFullAdmin'], async (client) => {
        const { userId } = identityOf(fixture, 'partnerFullAdmin');
        const revoke = (id: string) => client.administrators.revoke({ userId: id, role: 'partnerFullAdmin' });
        await revoke(colleague.id);
        await expectRefusal('the own role while alone', revoke(userId), 'conflict');
        expectSame('the last one', await rolesOf(client, userId), ['partnerFullAdmin']);
      }),
  },
  ...refusalCases,
];

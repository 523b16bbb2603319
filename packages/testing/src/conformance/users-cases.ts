import type { PartnerClient, Role, User } from '@partnerkit/sdk';
import { type ConformanceCase, type ConformanceFixture, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';

const guest = { id: 'u-conformance', name: 'Zoë Quist', email: 'Zoe.Quist@partner.example' };

/** Runs a case with one user more, who is gone afterwards. */
async function withGuest(
  fixture: ConformanceFixture,
  run: (client: PartnerClient, user: User) => Promise<void>,
  roles: Role[] = ['helpdesk'],
): Promise<void> {
  const client = await signedIn(fixture);
  const user = await client.users.add({ ...guest, roles });
  try {
    await run(client, user);
  } finally {
    const { items } = await client.users.list();
    if (items.some(({ id }) => id === guest.id)) await client.users.remove({ id: guest.id });
  }
}

const shown = ({ id, name, email, roles }: User) => ({ id, name, email, roles });

async function userNamed(client: PartnerClient, id: string): Promise<User | undefined> {
  return (await client.users.list()).items.find((user) => user.id === id);
}

const calls: readonly (readonly [
  operation: ConformanceCase['operation'],
  call: (client: PartnerClient, id: string) => Promise<unknown>,
])[] = [
  ['users.list', (client) => client.users.list()],
  ['users.get', (client, id) => client.users.get({ id })],
  ['users.add', (client) => client.users.add({ ...guest, roles: [] })],
  ['users.setRoles', (client, id) => client.users.setRoles({ id, roles: ['partnerFullAdmin'], version: '' })],
  ['users.remove', (client, id) => client.users.remove({ id })],
];

const refusalCases = calls.map(
  ([operation, call]): ConformanceCase => ({
    title: 'is forbidden to all but full administrators, and changes nothing',
    operation,
    async run(fixture) {
      const full = await signedIn(fixture);
      const before = await full.users.list();
      for (const role of ['partnerAdmin', 'partnerReadOnlyAdmin', 'helpdesk'] as const) {
        const client = await signedIn(fixture, role);
        const [user] = before.items;
        await expectRefusal(role, call(client, user?.id ?? ''), 'forbidden');
      }
      expectSame('the users', await full.users.list(), before);
    },
  }),
);

/** Users of the partner organization and their roles (ORG-3). */
export const usersCases: readonly ConformanceCase[] = [
  {
    title: 'lists the users by name, with their roles',
    operation: 'users.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const { items } = await client.users.list();
      const expected = [...fixture.users].sort((a, b) =>
        a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
      );
      expectSame(
        'the users',
        items.map(shown),
        expected.map(({ id, name, email, roles }) => ({ id, name, email, roles })),
      );
      expectTrue(
        'a version of each',
        items.every(({ version }) => version !== ''),
      );
    },
  },
  {
    title: 'lists the users whatever region is asked: they are kept once',
    operation: 'users.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const everywhere = await client.users.list();
      for (const region of fixture.regions) {
        expectSame(`asked in ${region}`, await client.users.list({ region }), everywhere);
      }
    },
  },
  {
    title: 'tells one user as the list does',
    operation: 'users.get',
    run: (fixture) =>
      withGuest(fixture, async (client, user) => {
        expectSame('the user', await client.users.get({ id: user.id }), await userNamed(client, user.id));
        await expectRefusal('of nobody', client.users.get({ id: 'made-up' }), 'notFound');
      }),
  },
  {
    title: 'adds a user',
    operation: 'users.add',
    run: (fixture) =>
      withGuest(fixture, async (client, user) => {
        expectSame('the answer', shown(user), { ...guest, roles: ['helpdesk'] });
        expectSame('listed', await userNamed(client, guest.id), user);
      }),
  },
  {
    title: 'refuses a user whose id or e-mail address another one has',
    operation: 'users.add',
    run: (fixture) =>
      withGuest(fixture, async (client, user) => {
        const add = (other: { id: string; email?: string }) =>
          client.users.add({ name: 'Other', roles: [], ...other });
        await expectRefusal('the same id', add({ id: user.id }), 'conflict', 'id');
        const same = add({ id: 'u-conformance-2', email: guest.email.toUpperCase() });
        await expectRefusal('the same e-mail address', same, 'conflict', 'email');
        expectSame('the user', await userNamed(client, guest.id), user);
        expectSame('the other', await userNamed(client, 'u-conformance-2'), undefined);
      }),
  },
  {
    title: 'refuses a user whose fields do not fit, and names the field',
    operation: 'users.add',
    async run(fixture) {
      const client = await signedIn(fixture);
      const wrong: readonly (readonly [field: string, user: object])[] = [
        ['id', { id: '' }],
        ['name', { name: '' }],
        ['email', { email: 'not an address' }],
        ['roles[0]', { roles: ['superuser'] }],
        ['roles', { roles: ['helpdesk', 'helpdesk'] }],
      ];
      for (const [field, user] of wrong) {
        const call = client.users.add({ ...guest, roles: [], ...user });
        await expectRefusal(field, call, 'invalid', field);
      }
      expectSame('the user', await userNamed(client, guest.id), undefined);
    },
  },
  {
    title: 'gives a user other roles',
    operation: 'users.setRoles',
    run: (fixture) =>
      withGuest(fixture, async (client, { id, version }) => {
        const roles: Role[] = ['partnerAdmin', 'partnerReadOnlyAdmin'];
        const changed = await client.users.setRoles({ id, roles, version });
        expectSame('the answer', shown(changed), { ...guest, roles });
        expectSame('listed', await userNamed(client, id), changed);
        const none = await client.users.setRoles({ id, roles: [], version: changed.version });
        expectSame('without a role', none.roles, []);
      }),
  },
  {
    title: 'refuses to change roles that somebody changed in the meantime, and shows the present ones',
    operation: 'users.setRoles',
    run: (fixture) =>
      withGuest(fixture, async (client, { id, version }) => {
        const changed = await client.users.setRoles({ id, roles: ['partnerAdmin'], version });
        const call = client.users.setRoles({ id, roles: ['partnerFullAdmin'], version });
        const { current } = await expectRefusal('roles that changed', call, 'conflict');
        expectSame('the present ones', current, changed);
        expectSame('the user', await userNamed(client, id), changed);
      }),
  },
  {
    title: 'does not find a user who is not there',
    operation: 'users.setRoles',
    async run(fixture) {
      const client = await signedIn(fixture);
      const call = client.users.setRoles({ id: 'made-up', roles: [], version: '' });
      await expectRefusal('made up', call, 'notFound');
    },
  },
  {
    title: 'leaves the last full administrator the role',
    operation: 'users.setRoles',
    run: (fixture) =>
      withGuest(
        fixture,
        async (client, other) => {
          const last = (await client.users.list()).items.find(
            ({ id, roles }) => id !== other.id && roles.includes('partnerFullAdmin'),
          ) as User;
          const others = await client.users.setRoles({ ...other, roles: ['helpdesk'] });
          const call = client.users.setRoles({ ...last, roles: ['partnerAdmin'] });
          await expectRefusal('the last one', call, 'conflict');
          expectSame(
            'the users',
            [await userNamed(client, last.id), await userNamed(client, other.id)],
            [last, others],
          );
        },
        ['partnerFullAdmin'],
      ),
  },
  {
    title: 'removes a user',
    operation: 'users.remove',
    run: (fixture) =>
      withGuest(fixture, async (client, { id }) => {
        expectSame('the answer', await client.users.remove({ id }), { id });
        expectSame('the user', await userNamed(client, id), undefined);
        await expectRefusal('removed already', client.users.remove({ id }), 'notFound');
      }),
  },
  {
    title: 'leaves the last full administrator in the organization',
    operation: 'users.remove',
    async run(fixture) {
      const client = await signedIn(fixture);
      const { items } = await client.users.list();
      const [last, another] = items.filter(({ roles }) => roles.includes('partnerFullAdmin'));
      expectSame('full administrators of the fixture', [last !== undefined, another], [true, undefined]);
      await expectRefusal('the last one', client.users.remove({ id: last?.id ?? '' }), 'conflict');
      expectSame('the users', (await client.users.list()).items, items);
    },
  },
  ...refusalCases,
];

import type { Administrator, CustomerAdministrators, User } from '@partnerkit/sdk';
import { createRandom } from '@partnerkit/testing';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestPartner, type TestServer } from '../http/test-server.ts';
import { databaseKinds } from '../storage/throw-away-databases.ts';

const rounds = 8 * Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);
const user = (id: string, roles: string[]) => ({ id, name: id, roles });

const partner: TestPartner = {
  id: 'demo',
  customers: ['c1', 'c2', 'c3', 'c4'].map((id, at) => ({ id, name: id, region: at < 2 ? 'US' : 'EU' })),
  subscriptions: [],
  users: [
    user('full-1', ['partnerFullAdmin']),
    user('full-2', ['partnerFullAdmin']),
    ...[1, 2, 3, 4, 5, 6].map((at) => user(`admin-${at}`, ['partnerAdmin'])),
  ],
  assigned: { 'admin-1': ['c1', 'c3'], 'admin-2': ['c1', 'c3'] },
};

// the embedded database runs one transaction at a time: there nothing races
describe.skipIf(!databaseKinds.includes('postgres'))('administrators who change the same at once', () => {
  let server: TestServer;
  let app: ReturnType<TestServer['app']>;
  beforeAll(async () => {
    server = await openTestServer('postgres', [partner]);
    // what races is the change: whoever lost their roles in it would be let in no more
    app = server.app({ standing: { narrowed: async (principal) => principal, changed: () => {} } });
  });
  afterAll(() => server?.close());

  const ask = (by: string, path: string, method: string, body?: unknown, headers = {}) =>
    server.ask(
      path,
      {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        as: { user: by, roles: [by.startsWith('full') ? 'partnerFullAdmin' : 'partnerAdmin'] },
      },
      app,
    );
  const usersNow = async () => (await ask('full-1', '/us/v1/users', 'GET')).body.items as User[];
  const rolesNow = async () => Object.fromEntries((await usersNow()).map(({ id, roles }) => [id, roles]));
  const assignedTo = async (region: string, id: string) =>
    (
      (await ask('full-1', `/${region}/v1/customers/${id}/administrators`, 'GET'))
        .body as CustomerAdministrators
    ).items.map(({ userId }) => userId);

  /** What the trail says that a field of a subject is in the end, and how many changes of it there were. */
  async function told(kind: string, id: string, field: string) {
    const changes = (
      await server.inEach((tx) =>
        tx.rows<{ before: unknown; after: unknown }>(sql`
          select change -> 'before' as before, change -> 'after' as after
          from audit_entries, jsonb_array_elements(changes) as change
          where partner_id = 'demo' and subject_kind = ${kind} and subject_id = ${id} and change ->> 'field' = ${field}
          order by position`),
      )
    ).flat();
    for (const [at, change] of changes.entries())
      if (at > 0) expect(change.before).toEqual(changes[at - 1]?.after);
    return { last: changes.at(-1)?.after, count: changes.length };
  }

  const ways: readonly (readonly [string, (by: string, whom: string) => Promise<{ status: number }>])[] = [
    ['revoke', (by, whom) => ask(by, `/us/v1/administrators/${whom}/roles/partnerFullAdmin`, 'DELETE')],
    [
      'set other roles',
      async (by, whom) => {
        const version = (await usersNow()).find(({ id }) => id === whom)?.version;
        return ask(by, `/us/v1/users/${whom}/roles`, 'PUT', { roles: [] }, { 'if-match': `"${version}"` });
      },
    ],
  ];
  it.each(ways)('two full administrators who each %s the other’s role: one stays', async (how, change) => {
    // a change that names the version that it starts from has failed its precondition
    const refused = how === 'revoke' ? 409 : 412;
    for (let round = 0; round < rounds; round++) {
      for (const id of ['full-1', 'full-2'])
        await ask('full-1', `/us/v1/administrators/${id}/roles`, 'POST', { role: 'partnerFullAdmin' });
      const answers = await Promise.all([change('full-1', 'full-2'), change('full-2', 'full-1')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, refused]);
      const full = (await usersNow()).filter(({ roles }) => roles.includes('partnerFullAdmin'));
      expect(full).toHaveLength(1);
    }
  });

  it.each(['us', 'eu'])(
    'two partner administrators who take each other off a customer in %s: one stays',
    async (region) => {
      const customer = region === 'us' ? 'c1' : 'c3';
      for (let round = 0; round < rounds; round++) {
        const path = `/${region}/v1/customers/${customer}/administrators`;
        for (const userId of ['admin-1', 'admin-2']) await ask('full-1', path, 'POST', { userId });
        const answers = await Promise.all([
          ask('admin-1', `${path}/admin-2`, 'DELETE'),
          ask('admin-2', `${path}/admin-1`, 'DELETE'),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
        expect(await assignedTo(region, customer)).toHaveLength(1);
      }
    },
  );

  it('a hundred grants and revokes at once end as the trail tells them', async () => {
    const random = createRandom(7, 0);
    const roles = ['partnerFullAdmin', 'partnerReadOnlyAdmin', 'helpdesk'];
    const acts = Array.from({ length: 100 }, () => ({
      id: `admin-${random.integer(1, 4)}`,
      role: roles[random.integer(0, 2)] as string,
      grants: random.chance(0.6),
    }));
    const answers = await Promise.all(
      acts.map(({ id, role, grants }) =>
        grants
          ? ask('full-1', `/us/v1/administrators/${id}/roles`, 'POST', { role })
          : ask('full-1', `/us/v1/administrators/${id}/roles/${role}`, 'DELETE'),
      ),
    );
    // a role that is not held can't be taken away
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(60);
    const now = await rolesNow();
    for (const at of [1, 2, 3, 4]) {
      const { last, count } = await told('user', `admin-${at}`, 'roles');
      expect(count).toBeGreaterThan(0);
      expect(now[`admin-${at}`]).toEqual(last);
      expect(new Set(now[`admin-${at}`]).size).toBe(now[`admin-${at}`]?.length);
    }
    const listed = (await ask('full-1', '/us/v1/administrators', 'GET')).body.items as Administrator[];
    expect(Object.fromEntries(listed.map((one) => [one.id, one.roles]))).toMatchObject(
      Object.fromEntries([1, 2, 3, 4].map((at) => [`admin-${at}`, now[`admin-${at}`]])),
    );
  });

  it('a hundred assignments and removals at once end as the trail tells them', async () => {
    const random = createRandom(11, 0);
    const acts = Array.from({ length: 100 }, () => ({
      customer: random.chance(0.5) ? 'c2' : 'c4',
      userId: `admin-${random.integer(5, 6)}`,
      adds: random.chance(0.5),
    }));
    const answers = await Promise.all(
      acts.map(({ customer, userId, adds }) => {
        const path = `/${customer === 'c2' ? 'us' : 'eu'}/v1/customers/${customer}/administrators`;
        return adds ? ask('full-1', path, 'POST', { userId }) : ask('full-1', `${path}/${userId}`, 'DELETE');
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(acts.map(() => 200));
    for (const [region, customer] of [
      ['us', 'c2'],
      ['eu', 'c4'],
    ] as const) {
      const { last, count } = await told('customer', customer, 'administrators');
      expect(count).toBeGreaterThan(0);
      expect((await assignedTo(region, customer)).sort()).toEqual([...(last as string[])].sort());
    }
  });
});

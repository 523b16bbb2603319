import { PartnerError, type Role } from '@partnerkit/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../auth/principal.ts';
import { openTestServer, type TestServer, type TestSubject } from '../http/test-server.ts';
import { databaseKinds } from '../storage/throw-away-databases.ts';
import { userStanding } from './user-standing.ts';

const users = [
  { id: 'ada', name: 'Ada', roles: ['partnerFullAdmin'] },
  { id: 'ben', name: 'Ben', roles: ['partnerFullAdmin'] },
];
const full: Role[] = ['partnerFullAdmin'];

describe.each(databaseKinds)('what a token says of a user (%s)', (kind) => {
  let server: TestServer;
  let partner: string;
  let made = 0;
  beforeAll(async () => {
    const named = (id: string) => ({ id, customers: [], subscriptions: [], users, assigned: {} });
    server = await openTestServer(
      kind,
      Array.from({ length: 8 }, (_, at) => named(`p${at}`)),
      ['US'],
    );
  });
  afterAll(() => server.close());
  beforeEach(() => {
    partner = `p${made++}`;
  });

  const as = (user: string, roles = full): TestSubject => ({ partner, user, roles });
  const addUser = (by: string, id: string, app = server.app()) =>
    server.ask(
      '/us/v1/users',
      { method: 'POST', as: as(by), body: { id, name: id, email: `${id}@a.example`, roles: [] } },
      app,
    );
  const demote = async (id: string, roles: readonly string[], app = server.app()) => {
    const { body } = await server.ask('/us/v1/users', { as: as('ada') }, app);
    const { version } = body.items.find((user: { id: string }) => user.id === id);
    const headers = { 'if-match': `"${version}"` };
    const request = { method: 'PUT', as: as('ada'), headers, body: { roles } };
    return server.ask(`/us/v1/users/${id}/roles`, request, app);
  };
  const remove = (id: string, app = server.app()) =>
    server.ask(`/us/v1/users/${id}`, { method: 'DELETE', as: as('ada') }, app);

  it('counts no further than their roles of now, at once where these were changed', async () => {
    const app = server.app();
    expect((await addUser('ben', 'cid', app)).status).toBe(200);
    expect((await demote('ben', ['helpdesk'], app)).status).toBe(200);
    const refused = await addUser('ben', 'dan', app);
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    const viewer = await server.ask('/us/v1/viewer', { as: as('ben') }, app);
    expect(viewer.body.roles).toEqual(['helpdesk']);
  });

  it('counts nothing once they are removed, and again once they are added', async () => {
    const app = server.app();
    expect((await remove('ben', app)).status).toBe(200);
    const refused = await server.ask('/us/v1/viewer', { as: as('ben') }, app);
    expect([refused.status, refused.body.code]).toEqual([401, 'unauthenticated']);
    expect((await addUser('ada', 'ben', app)).status).toBe(200);
    const viewer = await server.ask('/us/v1/viewer', { as: as('ben') }, app);
    expect([viewer.status, viewer.body.roles]).toEqual([200, []]);
  });

  it('counts no more than it says itself', async () => {
    const viewer = await server.ask('/us/v1/viewer', { as: as('ben', ['helpdesk']) });
    expect(viewer.body.roles).toEqual(['helpdesk']);
  });

  it('counts as it is where nobody has told of the user', async () => {
    expect((await addUser('zoe', 'cid')).status).toBe(200);
  });

  it('is looked up again when that was long ago: so late is a change noticed that another server made', async () => {
    const { databases } = server.store;
    const patient = server.app({ standing: userStanding(databases, { forMs: 1e9 }) });
    const eager = server.app({ standing: userStanding(databases, { forMs: 0 }) });
    const statusOf = async (app: ReturnType<TestServer['app']>) =>
      (await server.ask('/us/v1/viewer', { as: as('ben') }, app)).status;
    expect([await statusOf(patient), await statusOf(eager)]).toEqual([200, 200]);
    expect((await remove('ben')).status).toBe(200);
    expect([await statusOf(patient), await statusOf(eager)]).toEqual([200, 401]);
  });

  it('counts as it did last while the home of the partner does not answer', async () => {
    const { databases } = server.store;
    let isAway = false;
    const standing = userStanding(
      { ...databases, of: (region) => (isAway ? Promise.reject(new Error('away')) : databases.of(region)) },
      { forMs: 0 },
    );
    const ben: Principal = { partner, user: 'ben', roles: ['helpdesk'], regions: undefined };
    expect((await standing.narrowed(ben)).roles).toEqual(['helpdesk']);
    isAway = true;
    expect((await standing.narrowed(ben)).roles).toEqual(['helpdesk']);
    await expect(standing.narrowed({ ...ben, user: 'ada' })).rejects.toThrow('away');
  });
});

describe('what is asked of a user at the same moment', () => {
  const ben: Principal = { partner: 'p', user: 'ben', roles: ['helpdesk'], regions: undefined };

  /** A table of users that answers when it is told to. */
  function held() {
    const answers: ((roles: string[]) => void)[] = [];
    const transaction = () =>
      new Promise((resolve) => {
        answers.push((roles) => resolve({ roles }));
      });
    return { answers, databases: { home: 'US', of: async () => ({ transaction }) } as never };
  }

  it('is looked up once', async () => {
    const { answers, databases } = held();
    const standing = userStanding(databases);
    const asked = [standing.narrowed(ben), standing.narrowed(ben)];
    await expect.poll(() => answers.length).toBe(1);
    answers[0]?.(['helpdesk']);
    expect((await Promise.all(asked)).map(({ roles }) => roles)).toEqual([['helpdesk'], ['helpdesk']]);
    await standing.narrowed(ben);
    expect(answers).toHaveLength(1);
  });

  it('is looked up anew behind a change, and what it was before is not kept', async () => {
    const { answers, databases } = held();
    const standing = userStanding(databases);
    const before = standing.narrowed(ben);
    await expect.poll(() => answers.length).toBe(1);
    standing.changed('p');
    const after = standing.narrowed(ben);
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.([]);
    expect((await after).roles).toEqual([]);
    answers[0]?.(['helpdesk']);
    await before;
    expect((await standing.narrowed(ben)).roles).toEqual([]);
    expect(answers).toHaveLength(2);
  });

  it('waits for the turn of its partner; whoever finds none is refused, whatever was known of them', async () => {
    let isOpen = true;
    const turn = async () => {
      if (!isOpen) throw new PartnerError({ code: 'unavailable', message: 'No turn.' });
      return () => {};
    };
    const transaction = () => Promise.resolve({ roles: ['helpdesk'] });
    const databases = { home: 'US', of: async () => ({ transaction }) } as never;
    const standing = userStanding(databases, { forMs: 0, turn });
    expect((await standing.narrowed(ben)).roles).toEqual(['helpdesk']);
    isOpen = false;
    await expect(standing.narrowed(ben)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

it.each<[said: Role[], held: string[], both: string[]]>([
  [['partnerFullAdmin'], ['partnerFullAdmin'], ['partnerFullAdmin']],
  [['partnerFullAdmin'], ['helpdesk', 'partnerAdmin'], ['helpdesk', 'partnerAdmin']],
  [['helpdesk'], ['partnerFullAdmin'], ['helpdesk']],
  [['helpdesk', 'partnerAdmin'], ['partnerAdmin'], ['partnerAdmin']],
  [['partnerReadOnlyAdmin'], ['helpdesk'], []],
  [['partnerFullAdmin'], ['boss'], []],
  [['partnerFullAdmin'], [], []],
  [[], ['partnerFullAdmin'], []],
])('a token of %j and a table of %j are %j', async (roles, held, both) => {
  const transaction = () => Promise.resolve({ roles: held });
  const databases = { home: 'US', of: async () => ({ transaction }) } as never;
  const narrowed = await userStanding(databases).narrowed({
    ...{ partner: 'p', user: 'u', roles, regions: undefined },
  });
  expect(narrowed.roles.toSorted()).toEqual(both);
});

import type { OrganizationRow } from '@partnerkit/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestServer, type TestRequest, type TestServer, type TestSubject } from '../http/test-server.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import { upsertOrganization } from './organization.queries.ts';

const ordered: OrganizationRow = {
  profile: { name: 'Partner' },
  plan: [{ product: 'calling', quantity: 200, unitPrice: '4.50' }],
  terms: { version: '1', title: 'Terms', text: 'As agreed.' },
};
const ada: TestSubject = { user: 'u-1', roles: ['partnerFullAdmin'] };
const ben: TestSubject = { user: 'u-2', roles: ['partnerFullAdmin'] };
const users = [
  { id: 'u-1', name: 'Ada', roles: ['partnerFullAdmin'] },
  { id: 'u-2', name: 'Ben', roles: ['partnerFullAdmin'] },
];

describe.each([oneKind])('the partner’s own organization (%s)', (kind) => {
  let server: TestServer;
  let partner: string;
  let made = 0;
  beforeAll(async () => {
    const named = (id: string) => ({
      id,
      customers: [],
      subscriptions: [],
      users,
      assigned: {},
      organization: ordered,
    });
    const ids = Array.from({ length: 8 }, (_, at) => `p${at}`);
    server = await openTestServer(kind, ids.map(named), ['US']);
  });
  afterAll(() => server.close());
  beforeEach(() => {
    partner = `p${made++}`;
  });

  const send = (path: string, body: unknown, as: TestSubject, request: TestRequest = {}) =>
    server.ask(`/us/v1/organization${path}`, { method: 'POST', ...request, body, as: { ...as, partner } });
  const get = async (as = ada) => (await server.ask('/us/v1/organization', { as: { ...as, partner } })).body;
  const accept = (version: string, as = ada) => send('/terms/accept', { version }, as);
  const saveProfile = (body: object, version: string, as = ada) =>
    send('/profile', body, as, { method: 'PUT', headers: { 'if-match': `"${version}"` } });
  const saveStep = (step: string, as = ada) => send('/setup', { step }, as, { method: 'PUT' });
  /** The host has other terms from now on. */
  const setTerms = async (version: string) => {
    const database = await server.store.databases.of('US');
    await database.transaction({ partner }, (tx) =>
      upsertOrganization(tx, partner, { ...ordered, terms: { version, title: 'Terms' } }),
    );
  };

  it('asks for its terms again where they have changed since they were read', async () => {
    await setTerms('2');
    const late = await accept('1');
    expect([late.status, late.body.code, late.body.current.terms.version]).toEqual([409, 'conflict', '2']);
    expect((await get()).terms.accepted).toBeUndefined();
    expect((await accept('2')).body.terms.accepted.version).toBe('2');
  });

  it('keeps who accepted each version of its terms, and when', async () => {
    const [one] = [(await accept('1')).body.terms.accepted];
    expect(one).toMatchObject({ version: '1', by: { id: 'u-1', name: 'Ada' } });
    expect(Math.abs(Date.parse(one.at) - Date.now())).toBeLessThan(60_000);
    // who comes second has nothing left to accept
    expect((await accept('1', ben)).body.terms.acceptances).toEqual([one]);
    await setTerms('2');
    const { terms } = (await accept('2', ben)).body;
    expect(terms.acceptances).toEqual([
      one,
      expect.objectContaining({ version: '2', by: { id: 'u-2', name: 'Ben' } }),
    ]);
    // nobody changes what was accepted, nor takes it away
    const database = await server.store.databases.of('US');
    for (const text of ["update terms_acceptances set user_id = 'u-9'", 'delete from terms_acceptances']) {
      const act = database.transaction({ partner }, (tx) => tx.run({ text, values: [] } as never));
      await expect(act).rejects.toThrow();
    }
    expect((await get()).terms).toEqual(terms);
  });

  it('goes no further than its terms before the present ones are accepted', async () => {
    const { version } = await get();
    for (const refused of [
      await saveProfile({ name: 'Other', country: 'IT' }, version),
      await saveStep('profile'),
      await saveStep('administrators'),
      await send('/setup/finish', {}, ada),
    ])
      expect(refused.body).toMatchObject({
        code: 'conflict',
        detail: 'The terms have to be accepted first.',
      });
    expect((await saveStep('terms')).body.setup).toEqual({ done: false, step: 'terms' });
    await accept('1');
    expect((await saveProfile({ name: 'Other', country: 'IT' }, version)).status).toBe(200);
    await setTerms('2');
    expect((await send('/setup/finish', {}, ada)).body.code).toBe('conflict');
  });

  it('is set up further by another client, from where the first left it', async () => {
    await accept('1');
    await saveStep('administrators');
    const resumed = await get(ben);
    expect(resumed).toMatchObject({ setup: { done: false, step: 'administrators' }, plan: ordered.plan });
    expect((await send('/setup/finish', {}, ben)).body.code).toBe('conflict');
    await saveProfile({ name: '  Nova   Partner', country: 'IT' }, resumed.version, ben);
    const done = await send('/setup/finish', {}, ben);
    expect(done.body).toMatchObject({
      setup: { done: true },
      profile: { name: 'Nova Partner', country: 'IT' },
    });
    // a window that was left open takes nothing back
    expect((await saveStep('plan')).body.setup.done).toBe(true);
  });

  it('takes one of two profiles that are saved at once: the other is told', async () => {
    await accept('1');
    const { version } = await get();
    const answers = await Promise.all([
      saveProfile({ name: 'Ada’s', country: 'IT' }, version, ada),
      saveProfile({ name: 'Ben’s', country: 'FR' }, version, ben),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [won, lost] = answers[0]?.status === 200 ? answers : answers.toReversed();
    expect(lost?.body.current).toEqual(won?.body);
    expect(await get()).toEqual(won?.body);
  });

  it('has its terms accepted once by two at the same time', async () => {
    const answers = await Promise.all([accept('1', ada), accept('1', ben)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.body.terms).toEqual(answers[1]?.body.terms);
    expect(answers[0]?.body.terms.acceptances).toHaveLength(1);
  });

  it.each([
    [{ name: ' ', country: 'IT' }, 'name'],
    [{ name: 'x'.repeat(300), country: 'IT' }, 'name'],
    [{ name: 'Nova', country: 'Italia' }, 'country'],
    [{ name: 'Nova' }, 'country'],
  ])('refuses the profile %j', async (profile, field) => {
    partner = 'p0';
    const answer = await saveProfile(profile, 'any');
    expect([answer.status, answer.body.fields[0].field]).toEqual([400, field]);
  });
});

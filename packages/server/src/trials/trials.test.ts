import type { Subscription } from '@partnerkit/sdk';
import { createWorld } from '@partnerkit/testing';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCustomers } from '../customers/write-customers.ts';
import {
  openTestServer,
  type TestPartner,
  type TestRequest,
  type TestServer,
  type TestSubject,
} from '../http/test-server.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import { unseenMarks } from './trials.queries.ts';

const world = createWorld({ customers: 12, regions: ['US'], weeks: false });
const theirs = createWorld({ seed: 2, customers: 3, regions: ['US'], weeks: false });
const [first, second] = world.customers;
const foreign = theirs.customers[0]?.id ?? '';
const asOf = '2026-11-16';

const partners: readonly TestPartner[] = [
  {
    ...{ id: 'demo', customers: world.customers, subscriptions: world.subscriptions, users: [] },
    assigned: { 'u-1002': [first?.id ?? ''] },
  },
  {
    ...{ id: 'other', customers: theirs.customers, subscriptions: theirs.subscriptions },
    ...{ users: [], assigned: {} },
  },
];

const licenses = [{ product: 'meetings', purchased: 25 }];
const newcomer = {
  ...{ company: 'Nova', adminEmail: 'it@nova.example', country: 'US', region: 'US', licenses, days: 30 },
};
const admin: TestSubject = { user: 'u-1002', roles: ['partnerAdmin'] };

describe.each([oneKind])('trials (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(kind, partners, ['US', 'AE']);
  });
  afterAll(() => server.close());

  const post = (
    path: string,
    body: unknown,
    request: TestRequest = {},
    app?: ReturnType<TestServer['app']>,
  ) => server.ask(`/us/v1${path}`, { ...request, method: 'POST', body }, app);
  const keyed = (key: string): TestRequest => ({ headers: { 'idempotency-key': key } });
  const start = (customerId: string, request: TestRequest = {}, app?: ReturnType<TestServer['app']>) =>
    post(`/customers/${customerId}/trials`, { licenses, days: 30 }, request, app);
  const trialsOf = async (customerId: string): Promise<Subscription[]> =>
    (await server.ask(`/us/v1/customers/${customerId}/trials`)).body.items;
  const named = async (name: string): Promise<number> =>
    (await server.ask(`/us/v1/customer-count?query=${encodeURIComponent(name)}`)).body.total;

  /** A trial that was started just now, and how its path begins. */
  async function freshTrial() {
    const { body } = await start(second?.id ?? '');
    const { trial } = body;
    return { trial, path: `/customers/${trial.customerId}/trials/${trial.id}` };
  }
  const changing = (version: string): TestRequest => ({ headers: { 'if-match': `"${version}"` } });

  it('come about once for an intent: asked again, at the same time, and by a server that started anew', async () => {
    const id = first?.id ?? '';
    const before = (await trialsOf(id)).length;
    const answers = await Promise.all([1, 2, 3].map(() => start(id, keyed('intent-1'))));
    // who comes while the first is still running is told to come back
    expect(answers.every(({ status, headers }) => status === 200 || headers.has('retry-after'))).toBe(true);
    const made = answers.find(({ status }) => status === 200)?.body;
    expect((await start(id, keyed('intent-1'))).body).toEqual(made);
    expect((await start(id, keyed('intent-1'), server.app())).body).toEqual(made);
    expect(await trialsOf(id)).toHaveLength(before + 1);
    const told = await server.inEach((tx) =>
      tx.rows<{ key: string }>(sql`select event_key as key from outbox where kind = 'trialStarted'`),
    );
    expect(told.flat().filter(({ key }) => key === made.trial.id)).toHaveLength(1);
  });

  it('come about once where the caller is cut off and asks again', async () => {
    const id = first?.id ?? '';
    const app = server.app();
    const headers = {
      authorization: `Bearer ${await server.token()}`,
      'content-type': 'application/json',
      'idempotency-key': 'intent-2',
    };
    const before = (await trialsOf(id)).length;
    const body = JSON.stringify({ licenses, days: 30 });
    const cut = new AbortController();
    const asked = app.request(`/us/v1/customers/${id}/trials`, {
      ...{ method: 'POST', headers, body, signal: cut.signal },
    });
    cut.abort();
    await Promise.resolve(asked).catch(() => undefined);
    let answer = await start(id, keyed('intent-2'));
    while (answer.headers.has('retry-after')) answer = await start(id, keyed('intent-2'));
    expect(answer.status).toBe(200);
    expect(await trialsOf(id)).toHaveLength(before + 1);
  });

  it('of a new customer stand in the list at once, and the region among those of the partner', async () => {
    const regions = async () =>
      (await server.ask('/us/v1/regions')).body.items.map((one: { id: string }) => one.id);
    await server.inEach((tx) => tx.run(sql`update partners set regions = '{US}' where partner_id = 'demo'`));
    const gulf = { ...newcomer, company: 'Khaleej', country: 'QA', region: 'AE' };
    const { status, body } = await server.ask('/ae/v1/trials', { method: 'POST', body: gulf, as: admin });
    expect([status, body.customer?.statuses, body.trial?.endDate]).toEqual([200, ['trial'], '2026-12-15']);
    // who started it is assigned to it
    const own = await server.ask(`/ae/v1/customers/${body.customer.id}`, { as: admin });
    expect(own.body).toEqual(body.customer);
    expect(await regions()).toEqual(['AE', 'US']);
  });

  it('of a new customer are in the region that the server’s own table gives its country', async () => {
    const app = server.app({ countryRegions: { countries: { US: ['QA'] } } });
    const ask = (company: string, country: string) =>
      post('/trials', { ...newcomer, company, adminEmail: `it@${country}.example`, country }, {}, app);
    expect((await ask('Own table', 'QA')).body.customer).toMatchObject({ region: 'US', country: 'QA' });
    const refused = await ask('Not in it', 'DE');
    expect([refused.status, refused.body.fields]).toEqual([
      400,
      [{ field: 'country', message: 'there is no region for customers of DE' }],
    ]);
  });

  it('of a company that may be there are asked for; of two at the same time the second is', async () => {
    const twin = { ...newcomer, company: 'Twin Ltd', adminEmail: 'a@twin.example' };
    const answers = await Promise.all([
      post('/trials', twin),
      post('/trials', { ...twin, company: ' TWIN   ltd\u200e', adminEmail: 'b@twin.example' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.current.sameCompanies).toHaveLength(1);
    expect(await named('twin ltd')).toBe(1);
    const sameMail = await post('/trials', { ...newcomer, company: 'Other', adminEmail: 'A@twin.example' });
    const sameAdmin = answers[0]?.status === 200 ? 'adminEmail' : undefined;
    if (sameAdmin) expect(sameMail.body.fields[0].field).toBe(sameAdmin);
    expect((await post('/trials', { ...twin, sameNameIsAnother: true })).status).toBe(200);
    expect(await named('twin ltd')).toBe(2);
  });

  it('of a company that was imported with marks and blanks that nobody sees are asked for', async () => {
    const database = await server.store.databases.of('US');
    const row = {
      ...{ id: 'marked', name: '\u2066Lume\u2069 \u180e e\u202c Figli ', adminEmail: ' Ada@lume.example\t' },
    };
    await database.transaction({ partner: 'demo' }, (tx) =>
      writeCustomers(tx, 'demo', [{ row, subscriptions: [] }]),
    );
    const same = async (looks: object) =>
      (await post('/trials', { ...newcomer, ...looks })).body.current?.sameCompanies;
    expect(await same({ company: 'lume e figli', adminEmail: 'somebody@else.example' })).toMatchObject([
      { id: 'marked' },
    ]);
    expect(await same({ company: 'Somebody else', adminEmail: 'ada@lume.example' })).toMatchObject([
      { id: 'marked' },
    ]);
  });

  it('know all marks that nobody sees', () => {
    const marks: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const mark = String.fromCodePoint(code);
      if (/\p{Cf}/u.test(mark)) marks.push(mark);
    }
    expect([...unseenMarks].sort()).toEqual(marks.sort());
  });

  it('that are extended while they are ended: one of both wins, and the other is told what stands', async () => {
    for (let round = 0; round < 5; round++) {
      const { trial, path } = await freshTrial();
      const answers = await Promise.all([
        post(`${path}/extend`, { days: 90 }, changing(trial.version)),
        post(`${path}/end`, {}, changing(trial.version)),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const [won, lost] = answers[0]?.status === 200 ? answers : answers.toReversed();
      expect(lost?.body.current).toEqual(won?.body);
      const kept = (await trialsOf(trial.customerId)).find(({ id }) => id === trial.id);
      expect(kept).toEqual(won?.body);
    }
  });

  it('that have ended are neither extended nor changed nor ended again, also as of a day before', async () => {
    const { trial, path } = await freshTrial();
    const ended = (await post(`${path}/end`, {}, changing(trial.version))).body;
    expect([ended.endDate, ended.endedOn]).toEqual([asOf, asOf]);
    for (const [verb, body] of [
      ['extend', { days: 30 }],
      ['end', {}],
    ] as const)
      expect((await post(`${path}/${verb}`, body, changing(ended.version))).body.code).toBe('conflict');
    const old = world.subscriptions.find((one) => one.kind === 'trial' && one.endDate < '2026-11-01');
    const past = await post(
      `/customers/${old?.customerId}/trials/${old?.id}/extend?asOf=${old?.startDate}`,
      { days: 300 },
      changing('any'),
    );
    expect([past.status, past.body.fields[0].field]).toEqual([400, 'asOf']);
  });

  it.each([
    ['a customer of another partner', `/customers/${foreign}/trials`, { licenses, days: 30 }, 404, undefined],
    [
      'no license',
      '/trials',
      { ...newcomer, licenses: [{ product: 'x', purchased: 0 }] },
      400,
      'licenses[0].purchased',
    ],
    [
      'a text of licenses',
      '/trials',
      { ...newcomer, licenses: [{ product: 'x', purchased: '1e3' }] },
      400,
      'licenses[0].purchased',
    ],
    ['a day too many', '/trials', { ...newcomer, days: 10_000 }, 400, 'days'],
    ['a day that does not exist', '/trials?asOf=2026-02-30', newcomer, 400, 'asOf'],
    ['no address', '/trials', { ...newcomer, adminEmail: 'nova' }, 400, 'adminEmail'],
    ['a blank name', '/trials', { ...newcomer, company: ' \u200f ' }, 400, 'company'],
    ['a name of 300 characters', '/trials', { ...newcomer, company: 'x'.repeat(300) }, 400, 'company'],
    ['a country of another region', '/trials', { ...newcomer, country: 'IT' }, 400, 'region'],
    [
      'another region than it is asked',
      '/trials',
      { ...newcomer, country: 'QA', region: 'AE' },
      400,
      'region',
    ],
  ] as const)('are refused with %s, and nothing comes about', async (_what, path, body, status, field) => {
    const before = await server.fingerprint();
    const answer = await post(path, body);
    expect([answer.status, answer.body.fields?.[0]?.field]).toEqual([status, field]);
    expect(await server.fingerprint()).toBe(before);
  });
});

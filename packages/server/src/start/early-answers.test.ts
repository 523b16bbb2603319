import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { CalendarDay, CustomerRow, Subscription } from '@partnerkit/sdk';
import { createWorld, worldAsOf } from '@partnerkit/testing';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tokenVerifier } from '../auth/token-verifier.ts';
import { writeCustomers } from '../customers/write-customers.ts';
import type { AnsweredRequest } from '../http/create-app.ts';
import { keptAnswers } from '../http/kept-answers.ts';
import { createRateLimiter, defaultRateLimits, type RateLimits } from '../http/rate-limits.ts';
import { openTestServer, type TestServer, type TestSubject } from '../http/test-server.ts';
import { requestTally } from '../jobs/request-tally.ts';
import { userStanding } from '../organization/user-standing.ts';
import { deleteUser, insertUsers } from '../organization/users.queries.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import { clientAddress } from './client-address.ts';
import { withEarlyAnswers } from './early-answers.ts';

const figures = '/us/v1/subscription-figures?product=calling';
const section = '/us/v1/subscription-sections/renewing?product=calling&limit=100';
const world = createWorld({ seed: 7, customers: 60, regions: ['US'], weeks: false });

/** One that renews within the next months. */
const renewing: Subscription = {
  id: 's',
  customerId: '',
  kind: 'subscription',
  startDate: '2026-01-01',
  endDate: '2026-12-20',
  autoRenews: true,
  licenses: [{ product: 'calling', purchased: 10, assigned: 5, used: 3 }],
};

let store: TestServer;
let partners = 0;
let partner: string;
const servers: Server[] = [];
beforeAll(async () => {
  store = await openTestServer(oneKind, []);
});
afterAll(() => store.close());
beforeEach(async () => {
  partner = `p-${partners++}`;
  await write(world.customers.slice(0, 50));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const ofWorld = ({ id }: CustomerRow) => world.subscriptions.filter(({ customerId }) => customerId === id);

async function write(
  customers: readonly CustomerRow[],
  subscriptionsOf: (row: CustomerRow) => readonly Subscription[] = ofWorld,
) {
  const database = await store.store.databases.of('US');
  const updates = customers.map((row) => ({ row, subscriptions: subscriptionsOf(row) }));
  await database.transaction({ partner }, (tx) => writeCustomers(tx, partner, updates));
}

/** A server as it is started, which tells of what goes out without the framework. */
async function opened({ origins = [], ...limits }: Partial<RateLimits> & { origins?: string[] } = {}) {
  const { databases } = store.store;
  const { verify, known } = tokenVerifier(store.tokens.trust);
  const limiter = createRateLimiter({ ...defaultRateLimits, ...limits });
  const standing = userStanding(databases, { forMs: 0 });
  const answers = keptAnswers();
  const again: AnsweredRequest[] = [];
  let day: CalendarDay = worldAsOf;
  const today = () => day;
  const app = store.app({ authenticate: verify, limiter, standing, answers, today, origins });
  const answer = withEarlyAnswers(getRequestListener(app.fetch), {
    ...{ databases, limiter, known, standing, answers, today, origins },
    addressOf: clientAddress(),
    requests: requestTally(),
    answered: (answered) => void again.push(answered),
  });
  const server = createServer(answer);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const tokens = new Map<string, string>();
  const ask = async (path: string, as: TestSubject = {}, init: RequestInit = {}) => {
    const key = JSON.stringify([partner, as]);
    const token = tokens.get(key) ?? (await store.token({ partner, ...as }));
    tokens.set(key, token);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
    });
    const { status, headers } = response;
    // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
    return { status, headers: Object.fromEntries(headers), body: (await response.json()) as any };
  };
  return {
    ask,
    again,
    goTo: (other: CalendarDay) => {
      day = other;
    },
  };
}

describe(`an answer that is kept goes out again (${oneKind})`, () => {
  it.each([figures, section])('as it did, with all its headers: %s', async (path) => {
    const { ask, again } = await opened({ origins: ['https://hub.example'] });
    const init = { headers: { 'x-request-id': 'asked-0001', origin: 'https://hub.example' } };
    const first = await ask(path, {}, init);
    expect([first.status, again]).toEqual([200, []]);
    const second = await ask(path, {}, init);
    expect(second.body).toEqual(first.body);
    const { 'transfer-encoding': _, date: __, vary, ...headers } = second.headers;
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-request-id': 'asked-0001',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': 'https://hub.example',
      'access-control-expose-headers': first.headers['access-control-expose-headers'],
    });
    expect(headers['content-encoding']).toBe(first.headers['content-encoding']);
    expect(vary).toBe('Origin, Accept-Encoding');
    expect(again).toMatchObject([{ requestId: 'asked-0001', region: 'US', status: 200 }]);
    expect(again[0]?.operation).toMatch(/^subscriptions\./);
  });

  it('packed as it goes where it is large', async () => {
    await write(
      Array.from({ length: 600 }, (_, at) => ({
        ...(world.customers[at % 50] as CustomerRow),
        id: `more-${at}`,
      })),
      (row) => [{ ...renewing, customerId: row.id }],
    );
    const { ask, again } = await opened();
    const path = section.replace('limit=100', 'limit=1000');
    const first = await ask(path);
    const second = await ask(path);
    expect(second.body).toEqual(first.body);
    expect(JSON.stringify(second.body).length).toBeGreaterThan(70_000);
    expect([again.length, second.headers['content-encoding'], second.headers.vary]).toEqual([
      1,
      'gzip',
      'Accept-Encoding',
    ]);
  });

  it('until the data has changed, on whichever server', async () => {
    const [one, another] = [await opened(), await opened()];
    const totals = async () => [(await one.ask(figures)).body, (await another.ask(figures)).body];
    const [before] = await totals();
    expect(await totals()).toEqual([before, before]);
    expect([one.again.length, another.again.length]).toEqual([1, 1]);
    await write(world.customers.slice(50));
    const after = await totals();
    expect(after[0]).toEqual(after[1]);
    expect(after[0].freshAt > before.freshAt).toBe(true);
    expect([one.again.length, another.again.length]).toEqual([1, 1]);
    expect(await totals()).toEqual(after);
  });

  it('to nobody else, on no other day and at no other address', async () => {
    const { ask, again, goTo } = await opened();
    const admin: TestSubject = { user: 'u-2', roles: ['partnerAdmin'] };
    await ask(figures);
    for (const as of [{ user: 'u-3' }, admin, { partner: 'nobody' }] satisfies TestSubject[])
      expect((await ask(figures, as)).status).toBe(200);
    await ask(`${figures}&asOf=2026-01-01`);
    goTo('2027-01-01');
    await ask(figures);
    expect(again).toEqual([]);
  });

  it('not to whoever has lost the rights meanwhile', async () => {
    const { ask, again } = await opened();
    const database = await store.store.databases.of('US');
    await database.transaction({ partner }, (tx) =>
      insertUsers(tx, partner, [
        { id: 'ada', name: 'Ada', email: 'ada@p.example', roles: ['partnerFullAdmin'] },
      ]),
    );
    const as: TestSubject = { user: 'ada' };
    await ask(figures, as);
    expect((await ask(figures, { ...as, regions: ['EU'] })).status).toBe(401);
    expect((await ask(figures, { ...as, roles: [] })).status).toBe(403);
    expect(again).toEqual([]);
    await ask(figures, as);
    expect(again).toHaveLength(1);
    await database.transaction({ partner }, (tx) => deleteUser(tx, partner, 'ada'));
    const { status, body } = await ask(figures, as);
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  it('of a partner administrator, until they are assigned to others', async () => {
    const { ask, again } = await opened();
    const as: TestSubject = { user: 'u-2', roles: ['partnerAdmin'] };
    const total = async () => (await ask(figures, as)).body.kpis[0].value;
    expect([await total(), await total()]).toEqual([0, 0]);
    expect(again).toHaveLength(1);
    const database = await store.store.databases.of('US');
    await database.transaction({ partner }, (tx) =>
      tx.run(sql`insert into customer_administrators select ${partner}, customer_id, 'u-2' from customers`),
    );
    expect(await total()).toBeGreaterThan(0);
  });

  it('counted as every request is', async () => {
    const { ask, again } = await opened({ perUser: 4 });
    for (let at = 0; at < 4; at++) expect((await ask(figures)).status).toBe(200);
    const { status, body } = await ask(figures, {}, { headers: { 'x-request-id': 'asked-0005' } });
    expect([status, body.code, body.requestId]).toEqual([429, 'rateLimited', 'asked-0005']);
    expect(again.map((one) => one.status)).toEqual([200, 200, 200, 429]);
  });
});

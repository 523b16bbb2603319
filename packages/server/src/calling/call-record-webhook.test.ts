import { createHmac } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mostDeliveredBytes } from '../http/call-record-routes.ts';
import { openTestServer, type TestServer } from '../http/test-server.ts';
import { oneKind } from '../storage/throw-away-databases.ts';

const acme = '3f2c1a90-5b7e-4c33-9d21-7a6f0e4b8c55';
const theirs = '0a1b2c3d-1111-4222-8333-444455556666';
const european = '99999999-1111-4222-8333-444455556666';
const secret = 'a secret of this test alone';
const customer = (id: string, region = 'US') => ({ id, name: id, region, products: ['calling'] });
const partner = (id: string, customers: ReturnType<typeof customer>[]) => ({
  ...{ id, customers, subscriptions: [], users: [], assigned: {} },
});

const record = (fields: Record<string, unknown> = {}) => ({
  reportId: 'r-1',
  reportTime: '2026-11-10T10:10:00.000Z',
  'Correlation ID': 'call-1',
  'Org UUID': acme,
  'User type': 'User',
  'User UUID': 'user-1',
  'Start time': '2026-11-10T10:00:00.000Z',
  'Answer time': '2026-11-10T10:00:08.000Z',
  'Release time': '2026-11-10T10:03:08.000Z',
  Direction: 'ORIGINATING',
  'Client type': 'WXC_CLIENT',
  ...fields,
});
const nothing = { taken: 0, repeated: 0, madeByGroups: 0, refusedCount: 0, refused: [] };
const signed = (text: string | Uint8Array, by = secret) => createHmac('sha1', by).update(text).digest('hex');

describe.each([oneKind])('call records that the vendor delivers (%s)', (kind) => {
  let server: TestServer;
  let app: ReturnType<TestServer['app']>;
  beforeAll(async () => {
    server = await openTestServer(kind, [
      partner('demo', [customer(acme), customer(european, 'EU')]),
      partner('other', [customer(theirs)]),
    ]);
    app = server.app({ callRecords: { partner: 'demo', secret } });
  });
  afterAll(() => server?.close());
  beforeEach(() =>
    server.inEach(async (tx) => {
      await tx.run(sql`delete from call_legs`);
      await tx.run(sql`delete from call_weeks`);
    }),
  );

  const path = '/us/v1/webex/call-records';
  const deliver = (body: unknown, signature?: string | null, to = app) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const given = signature === undefined ? signed(text) : signature;
    return server.ask(
      path,
      { method: 'POST', body: text, as: null, headers: given === null ? {} : { 'x-spark-signature': given } },
      to,
    );
  };
  const weeks = async () =>
    (
      await server.inEach((tx) =>
        tx.rows(sql`select customer_id as id, calls, legs from call_weeks order by week, customer_id`),
      )
    ).flat();

  it('are taken, and their weeks counted, with no token', async () => {
    const answer = await deliver({
      items: [record(), record({ reportId: 'r-2', Direction: 'TERMINATING' })],
    });
    expect([answer.status, answer.body]).toEqual([200, { ...nothing, taken: 2 }]);
    expect(await weeks()).toEqual([{ id: acme, calls: 1, legs: 2 }]);
    expect((await server.ask('/us/v1/calling?week=2026-11-08')).body.from).toEqual({ legs: 1, totals: 0 });
  });

  it.each([
    ['a list', (one: unknown) => [one]],
    ['one by itself', (one: unknown) => one],
  ])('are taken as %s', async (_form, of) => {
    expect((await deliver(of(record()))).body).toEqual({ ...nothing, taken: 1 });
  });

  it('change nothing when they are delivered again, also twice at once', async () => {
    const delivery = { items: [record(), record({ reportId: 'r-2' })] };
    const both = await Promise.all([deliver(delivery), deliver(delivery)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0].body.taken + both[1].body.taken).toBe(2);
    const before = await weeks();
    expect((await deliver(delivery)).body).toEqual({ ...nothing, repeated: 2 });
    expect(await weeks()).toEqual(before);
  });

  it('are replaced by a newer writing alone', async () => {
    await deliver([record({ reportTime: '2026-11-10T11:00:00Z', Direction: 'TERMINATING' })]);
    await deliver([record()]);
    expect(await weeks()).toEqual([{ id: acme, calls: 0, legs: 1 }]);
    await deliver([record({ reportTime: '2026-11-10T12:00:00Z' })]);
    expect(await weeks()).toEqual([{ id: acme, calls: 1, legs: 1 }]);
  });

  it('of who is no customer of the partner in the region, and what is no record, is refused by name', async () => {
    const { status, body } = await deliver([
      record({ 'Org UUID': theirs }),
      record({ reportId: 'r-2', 'Org UUID': european }),
      record({ reportId: 'r-3', Direction: 'NA' }),
      'no record',
      record({ reportId: 'r\0' }),
      record({ reportId: 'r-4', 'User type': 'HuntGroup' }),
      record({ reportId: 'r-5' }),
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ taken: 1, repeated: 0, madeByGroups: 1, refusedCount: 5 });
    expect(body.refused).toEqual([
      { index: 0, field: 'Org UUID', message: `there is no customer "${theirs}"` },
      { index: 1, field: 'Org UUID', message: `there is no customer "${european}"` },
      { index: 2, field: 'Direction', message: 'expected ORIGINATING or TERMINATING, found nothing' },
      { index: 3, field: '', message: 'expected a call record' },
      { index: 4, field: '', message: expect.stringContaining('cannot be stored') },
    ]);
    expect(await weeks()).toEqual([{ id: acme, calls: 1, legs: 1 }]);
  });

  it('are let in by the secret alone, and whatever else is wrong, the answer is one', async () => {
    const text = JSON.stringify([record()]);
    const token = await server.token();
    const wrong = [null, '', 'zz', signed(text, 'another'), signed(`${text} `), signed(text).slice(0, 39)];
    const answers = [];
    for (const signature of wrong) answers.push(await deliver(text, signature));
    answers.push(await deliver('not even JSON', signed(text)));
    answers.push(await server.ask(path, { method: 'POST', body: text, as: token }, app));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
    const told = answers.map(({ body: { requestId, ...body } }) => body);
    expect(new Set(told.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(JSON.stringify(told)).not.toContain(secret);
    expect(await weeks()).toEqual([]);
  });

  it.each([
    ['not JSON', 400, 'body'],
    ['7', 400, 'body'],
    ['{"items":7}', 400, 'items'],
    ['['.repeat(100), 400, 'body'],
  ])('that are signed and cannot be read are refused: %s', async (body, status, field) => {
    const answer = await deliver(body);
    expect([answer.status, answer.body.fields[0].field]).toEqual([status, field]);
  });

  it('are bounded, before anybody looks at the signature', async () => {
    const answer = await deliver(' '.repeat(mostDeliveredBytes + 1), 'none');
    expect(answer.status).toBe(413);
  });

  it('have no address where no secret is set', async () => {
    const answer = await deliver([record()], undefined, server.app());
    const unknown = await server.ask('/us/v1/webex/nothing', { method: 'POST', body: '{}', as: null });
    expect(answer.status).toBe(404);
    expect({ ...answer.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it('are counted by address', async () => {
    const few = server.app({ callRecords: { partner: 'demo', secret }, limits: { perAddress: 2 } });
    const statuses = [];
    for (let times = 0; times < 3; times++) statuses.push((await deliver([], 'wrong', few)).status);
    expect(statuses).toEqual([401, 401, 429]);
  });
});

import type { CallLeg } from '@partnerkit/sdk/calling';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../http/test-server.ts';
import { databaseKinds } from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { dropOldLegs } from './drop-old-legs.ts';
import { takeLegs } from './take-legs.ts';
import { takeRecords } from './take-records.ts';

const now = Date.parse('2026-11-18T12:00:00Z');
const leg = (id: string, day: string, fields: Partial<CallLeg> = {}): CallLeg => ({
  ...{ id, callId: id, customerId: 'o1', direction: 'made', endpoint: 'app' },
  ...{ startAt: `${day}T10:00:00Z`, endAt: `${day}T10:01:00Z` },
  ...fields,
});
const [old, edge, running] = ['2026-11-07', '2026-11-08', '2026-11-16'] as const;
const oldLegs = ['1', '2', '3'].map((id) => leg(id, old));
const legs = [...oldLegs, leg('4', edge), leg('5', running)];
const late = `the call is older than the 1 week of which legs are kept, from ${edge} on`;

describe.each(databaseKinds)('call legs whose time is over (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    const customer = { id: 'o1', name: 'Acme', region: 'US', products: ['calling'] };
    server = await openTestServer(
      kind,
      [{ id: 'demo', customers: [customer], subscriptions: [], users: [], assigned: {} }],
      ['US'],
    );
  });
  afterAll(() => server?.close());
  beforeEach(async () => {
    await server.inEach(async (tx) => {
      await tx.run(sql`delete from call_legs`);
      await tx.run(sql`delete from call_weeks`);
      await tx.run(sql`delete from stale_call_weeks`);
      await tx.run(sql`delete from call_leg_retention`);
    });
    await send(legs);
  });

  const send = async (rows: readonly CallLeg[]) =>
    (
      await server.ask('/us/v1/call-legs', {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
      })
    ).body;
  const drop = (weeks = 1) => dropOldLegs(server.store.databases, { weeks, now });
  const sums = async () =>
    (
      await server.inEach((tx) =>
        tx.rows<{ week: string; legs: number }>(
          sql`select week::text, calls, legs, details from call_weeks order by week`,
        ),
      )
    ).flat();
  const kept = async () =>
    (await server.inEach((tx) => tx.rows<{ id: string }>(sql`select leg_id as id from call_legs order by 1`)))
      .flat()
      .map(({ id }) => id);
  const within = async <T>(run: (tx: Transaction) => Promise<T>) =>
    (await server.store.databases.of('US')).transaction({ partner: 'demo' }, run);

  it('go by whole weeks, and their sums stay', async () => {
    const before = await sums();
    expect(before.map(({ legs: count }) => count)).toEqual([3, 1, 1]);
    await drop();
    expect(await kept()).toEqual(['4', '5']);
    expect(await sums()).toEqual(before);
    await drop();
    expect(await sums()).toEqual(before);
  });

  it('stay where as many weeks are kept', async () => {
    await drop(2);
    expect(await kept()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('that come later are refused by name, in whatever form, and change no sum', async () => {
    await drop();
    const before = await sums();
    const answer = await send([leg('6', old), ...oldLegs, leg('4', old), leg('7', edge)]);
    expect(answer).toMatchObject({ taken: 1, repeated: 0, refusedCount: 5 });
    expect(answer.refused[0]).toEqual({ index: 0, line: 1, field: 'startAt', message: late });
    const records = await within((tx) => takeRecords(tx, 'demo', [{ index: 3, leg: leg('8', old) }]));
    expect(records).toEqual({
      taken: 0,
      repeated: 0,
      refused: [{ index: 3, field: 'Start time', message: late }],
    });
    expect((await sums())[0]).toEqual(before[0]);
    expect((await sums()).map(({ legs: count }) => count)).toEqual([3, 2, 1]);
  });

  it('are refused also where more weeks are kept from some day on', async () => {
    await drop();
    await drop(52);
    expect(await send([leg('6', old)])).toMatchObject({ taken: 0, refusedCount: 1 });
    expect((await sums())[0]?.legs).toBe(3);
  });

  it('are counted before they go, where a killed process has left their week marked', async () => {
    await within((tx) => takeLegs(tx, 'demo', [leg('6', old)]));
    expect((await sums())[0]?.legs).toBe(3);
    await drop();
    expect((await sums())[0]?.legs).toBe(4);
    expect(await kept()).toEqual(['4', '5']);
  });

  it('that are sent while they go are either counted or refused', async () => {
    const [answer] = await Promise.all([send([leg('6', old)]), drop()]);
    expect(answer.taken + answer.refusedCount).toBe(1);
    await drop();
    expect((await sums())[0]?.legs).toBe(3 + answer.taken);
    expect(await kept()).toEqual(['4', '5']);
  });
});

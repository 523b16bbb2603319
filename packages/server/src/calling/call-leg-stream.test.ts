import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type CallLeg, callLegCsvColumns } from '@partnerkit/sdk/calling';
import { createCalling, createWorld } from '@partnerkit/testing';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestServer, type TestAnswer, type TestServer } from '../http/test-server.ts';
import { databaseKinds } from '../storage/throw-away-databases.ts';
import { resumeRollUps } from './resume-roll-ups.ts';
import { takeLegs } from './take-legs.ts';
import { batchLimits } from './write-leg-stream.ts';

const world = createWorld({ customers: 40, regions: ['US'], weeks: false });
const legs = [...createCalling(world, { mostUsersWithLegs: 1e9 }).callLegs()].slice(0, 2500);
const [first] = legs as [CallLeg];
const other = createWorld({ seed: 2, customers: 3, regions: ['US'], weeks: false });

const ndjson = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const cellOf = (value: unknown) => (typeof value === 'object' ? value !== null : value);
const csv = (rows: readonly CallLeg[], columns: readonly string[] = callLegCsvColumns) =>
  [
    columns,
    ...rows.map((row) =>
      columns.map((name) =>
        cellOf(
          name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], row),
        ),
      ),
    ),
  ]
    .map((cells) => cells.join(','))
    .join('\r\n');

/** How many lines are in after each batch that a stream of lines of these sizes fills. */
function batchEnds(sizes: readonly number[]): number[] {
  const ends: number[] = [];
  let size = 0;
  sizes.forEach((one, at) => {
    size += one;
    if (size < batchLimits.size) return;
    ends.push(at + 1);
    size = 0;
  });
  return ends;
}

const nothing = { taken: 0, repeated: 0, otherProducts: 0, refusedCount: 0, refused: [] };

describe.each(databaseKinds)('call legs that come as a stream (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(
      kind,
      [
        { id: 'demo', ...world, users: [], assigned: {} },
        { id: 'other', ...other, users: [], assigned: {} },
      ],
      ['US'],
    );
  });
  afterAll(() => server?.close());
  beforeEach(() =>
    server.inEach(async (tx) => {
      for (const table of ['call_legs', 'call_weeks', 'stale_call_weeks'])
        await tx.run({ text: `delete from ${table}`, values: [] } as never);
    }),
  );

  const send = (body: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> =>
    server.ask('/us/v1/call-legs', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', ...headers },
      body,
    });
  const asCsv = { 'content-type': 'text/csv; charset=utf-8' };
  const packed = { 'content-encoding': 'gzip' };
  const kept = async () =>
    (
      await server.inEach((tx) =>
        tx.rows<{ legs: string }>(
          sql`select week::text, customer_id, calls, legs, details from call_weeks order by 1, 2`,
        ),
      )
    ).flat();
  const count = async (table: 'call_legs' | 'stale_call_weeks') =>
    Number(
      (
        await server.inEach((tx) =>
          tx.first<{ n: string }>(
            table === 'call_legs'
              ? sql`select count(*) as n from call_legs`
              : sql`select count(*) as n from stale_call_weeks`,
          ),
        )
      )[0]?.n,
    );

  const version = () =>
    server.inEach((tx) => tx.rows<{ version: number }>(sql`select version from calling_versions`));

  it('are taken, whatever the form, and make the same weeks', async () => {
    const answers = [];
    const weeks = [];
    for (const [body, headers] of [
      [ndjson(legs), {}],
      [`${ndjson(legs)}\n\n`, {}],
      [gzipSync(ndjson(legs)), packed],
      [csv(legs), asCsv],
      [gzipSync(csv(legs, callLegCsvColumns.toReversed())), { ...asCsv, ...packed }],
    ] as const) {
      await server.inEach((tx) => tx.run(sql`delete from call_legs`));
      const { status, body: answer } = await send(body, headers);
      answers.push({ status, ...answer });
      weeks.push(await kept());
    }
    expect(answers).toEqual(answers.map(() => ({ ...nothing, status: 200, taken: legs.length })));
    expect(weeks[0]?.length).toBeGreaterThan(5);
    for (const other of weeks) expect(other).toEqual(weeks[0]);
    expect(await count('stale_call_weeks')).toBe(0);
  });

  it('are each there once, however often they come, also twice at once', async () => {
    const both = await Promise.all([send(ndjson(legs)), send(ndjson(legs))]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const sums = both.map(({ body }) => [body.taken, body.repeated]);
    expect(sums[0]?.[0] + sums[1]?.[0]).toBe(legs.length);
    expect(sums[0]?.[1] + sums[1]?.[1]).toBe(legs.length);
    const weeks = await kept();
    const before = await version();
    expect((await send(ndjson([...legs, first, first]))).body).toMatchObject({
      taken: 0,
      repeated: legs.length + 2,
    });
    expect(await kept()).toEqual(weeks);
    // nothing is counted anew, and nothing that is kept in memory goes
    expect(await version()).toEqual(before);
    expect(weeks.reduce((sum, { legs: some }) => sum + Number(some), 0)).toBe(legs.length);
  });

  it('that come late move from their week to the other', async () => {
    await send(ndjson(legs));
    const at = (days: number) => new Date(Date.parse(first.startAt) - days * 86_400_000).toISOString();
    const moved = { ...first, startAt: at(7), answeredAt: null, endAt: at(7), queue: null };
    expect((await send(ndjson([moved]))).body).toMatchObject({ taken: 0, repeated: 1 });
    const weeks = await kept();
    expect(weeks.reduce((sum, { legs: some }) => sum + Number(some), 0)).toBe(legs.length);
  });

  it('that do not fit are named with line, field and reason; the others are taken', async () => {
    const body = [
      JSON.stringify(first),
      '{"id":',
      JSON.stringify({ ...first, id: 'nobody', customerId: 'nobody' }),
      JSON.stringify({ ...first, id: 'lossy', audio: { lossPercent: 101 } }),
      JSON.stringify({ ...first, id: 'meeting', product: 'meetings' }),
      `"${'x'.repeat(1_100_000)}"`,
      '[]',
      JSON.stringify({ ...first, id: 'last' }),
    ].join('\n');
    const { body: answer } = await send(body);
    expect(answer).toMatchObject({ taken: 2, repeated: 0, otherProducts: 1, refusedCount: 5 });
    expect(answer.refused.map(({ line, field }: { line: number; field: string }) => [line, field])).toEqual([
      [2, ''],
      [3, 'customerId'],
      [4, 'audio.lossPercent'],
      [6, ''],
      [7, ''],
    ]);
    expect(answer.refused).toContainEqual(
      expect.objectContaining({ line: 3, index: 2, message: 'there is no customer "nobody"' }),
    );
  });

  it('of a customer that was not there are taken when they are sent again', async () => {
    const late = { ...first, customerId: 'late' };
    expect((await send(ndjson([late]))).body).toMatchObject({ taken: 0, refusedCount: 1 });
    await server.inEach((tx) =>
      tx.run(sql`insert into customers (partner_id, customer_id, row, subscriptions_supplied)
        values ('demo', 'late', '{"id":"late","name":"Late"}', false) on conflict do nothing`),
    );
    expect((await send(ndjson([late]))).body).toMatchObject({ taken: 1, refusedCount: 0 });
  });

  it('of another partner’s customers are refused', async () => {
    const [theirs] = other.customers;
    const answer = await send(ndjson([{ ...first, customerId: `x-${theirs?.id}` }]));
    expect(answer.body).toMatchObject({ taken: 0, refusedCount: 1 });
  });

  it('name no more than a thousand, and count all', async () => {
    const { body: answer } = await send('{}\n'.repeat(2500));
    expect(answer).toMatchObject({ taken: 0, refusedCount: 2500 });
    expect(answer.refused).toHaveLength(1000);
  });

  it.each([
    ['id,callId\n1,2', asCsv, 400, 'customerId', 'header: expected the column customerId, found id, callId'],
    [`${callLegCsvColumns.join()},ID\n`, asCsv, 400, 'id', 'header: expected the column id once'],
    ['', asCsv, 400, 'header', 'header: expected a line of column names'],
    ['{}', packed, 400, 'body', 'body: expected gzip: incorrect header check'],
    ['{}', { 'content-encoding': 'br' }, 415, 'content-encoding', 'expected gzip or none, found br'],
    [gzipSync('\n'.repeat(3_000_000)), packed, 413, 'body', 'unpacks to at most 200 times its size'],
    ['{}', { 'content-type': 'text/plain' }, 415, 'content-type', 'application/x-ndjson or text/csv'],
  ])('that cannot be read are refused as a whole: %#', async (body, headers, status, field, message) => {
    const answer = await send(body, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.body.fields[0].field).toBe(field);
    expect(answer.body.detail).toContain(message);
    expect(await count('call_legs')).toBe(0);
  });

  it('that break off are in by whole batches, their weeks are counted, and sending again completes', async () => {
    // no text that gzip could pack, so that a few legs are several batches
    const note = randomBytes(75_000).toString('base64');
    const some = legs.slice(0, 150).map((leg) => ({ ...leg, note }));
    const whole = batchEnds(some.map((leg) => JSON.stringify(leg).length));
    const broken = gzipSync(ndjson(some));
    const answer = await send(broken.subarray(0, broken.length - 200), packed);
    expect(answer.status).toBe(400);
    const there = await count('call_legs');
    expect(whole.length).toBeGreaterThan(1);
    expect(whole).toContain(there);
    expect((await kept()).reduce((sum, { legs: some }) => sum + Number(some), 0)).toBe(there);
    expect(answer.body.detail).toContain(`${there} legs were taken before`);
    expect((await send(ndjson(some))).body).toMatchObject({ taken: some.length - there, repeated: there });
  });

  it('whose process was killed before their weeks were counted are counted at the next start', async () => {
    const database = await server.store.databases.of('US');
    await database.transaction({ partner: 'demo' }, (tx) => takeLegs(tx, 'demo', legs.slice(0, 500)));
    expect(await count('stale_call_weeks')).toBeGreaterThan(0);
    expect(await kept()).toEqual([]);
    await resumeRollUps(server.store.databases);
    expect(await count('stale_call_weeks')).toBe(0);
    expect((await kept()).reduce((sum, { legs: some }) => sum + Number(some), 0)).toBe(500);
  });

  it('are for those alone who may import', async () => {
    const answer = await server.ask('/us/v1/call-legs', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: ndjson([first]),
      as: { roles: ['helpdesk'] },
    });
    expect(answer.status).toBe(403);
    expect(await count('call_legs')).toBe(0);
  });
});

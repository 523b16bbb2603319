import type { CallLeg } from '@partnerkit/sdk/calling';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { writeCallLegs } from './write-call-legs.ts';

const leg = (id: string, day: string, fields: Partial<CallLeg> = {}): CallLeg => ({
  ...{ id, callId: id, customerId: 'o1', direction: 'made', endpoint: 'app' },
  ...{ startAt: `${day}T10:00:00Z`, endAt: `${day}T10:01:00Z` },
  ...fields,
});
const texts = [
  'a\tb',
  'a\nb\r',
  '\\N',
  '\\.',
  'a\\"b"',
  '{a,b}',
  '(a,"b")',
  ' ',
  'NULL',
  "l'été 📞 “x”",
  ',',
];
// few of them go by one way into a Postgres, many by another
const many = Array.from({ length: 600 }, (_, at): CallLeg => {
  const text = texts[at % texts.length] as string;
  const isMeasured = at % 3 === 0;
  return leg(`${at} ${text}`, at % 2 ? '2026-11-03' : '2026-11-10', {
    ...{ callId: `c${text}`, locationId: text, userId: at % 4 ? text : null, endpoint: `e${text}` },
    feature: at % 5 ? text : '',
    direction: at % 2 ? 'made' : 'received',
    answeredAt: isMeasured ? '2026-11-03T10:00:00.250Z' : null,
    audio: isMeasured ? { jitterMs: 1e-7, latencyMs: 1e21, lossPercent: at % 2 ? 0.1 : null } : undefined,
    video: at % 6 ? null : {},
    queue:
      at % 7
        ? null
        : {
            id: text,
            enteredAt: '2026-11-03T10:00:00Z',
            leftAt: '2026-11-03T10:00:00.5Z',
            outcome: 'answered',
          },
  });
});

describe.each(databaseKinds)('call legs that are written (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US']);
  });
  afterAll(() => store?.close());
  beforeEach(() =>
    inOne(async (tx) => {
      await tx.run(sql`delete from call_legs`);
      await tx.run(sql`delete from stale_call_weeks`);
    }),
  );

  const inOne = async <T>(run: (tx: Transaction) => Promise<T>) =>
    (await store.databases.of('US')).transaction({ partner: 'demo' }, run);
  const write = (legs: readonly CallLeg[]) => inOne((tx) => writeCallLegs(tx, 'demo', legs));
  const rows = () => inOne((tx) => tx.rows(sql`select * from call_legs order by customer_id, leg_id`));
  const marks = () =>
    inOne(async (tx) => {
      const found = await tx.rows<{ week: string }>(sql`
        delete from stale_call_weeks returning week::text as week`);
      return found.map(({ week }) => week).sort();
    });

  it('are there as they were offered, by whatever way they come and whatever their texts hold', async () => {
    expect(await write(many)).toBe(many.length);
    const atOnce = await rows();
    await inOne((tx) => tx.run(sql`delete from call_legs`));
    for (let at = 0; at < many.length; at += 100) expect(await write(many.slice(at, at + 100))).toBe(100);
    expect(atOnce).toEqual(await rows());
    const byId = new Map(atOnce.map((row) => [(row as { leg_id: string }).leg_id, row]));
    for (const { id, callId, locationId, userId, feature, audio, video, queue, ...one } of many) {
      expect(byId.get(id)).toMatchObject({
        ...{ call_id: callId, location: locationId, user_id: userId, endpoint: one.endpoint },
        ...{ feature: feature || null, is_made: one.direction === 'made' },
        answered_at: one.answeredAt ? new Date(one.answeredAt) : null,
        ...{ has_audio: audio !== undefined, has_video: video !== null },
        measures: audio
          ? [audio.jitterMs, audio.latencyMs, audio.lossPercent, null, null, null]
          : Array(6).fill(null),
        ...{ queue_id: queue?.id ?? null, queue_seconds: queue ? 0.5 : null },
      });
    }
  });

  it('mark their weeks, and nothing where they are there already', async () => {
    await write(many);
    expect(await marks()).toEqual(['2026-11-01', '2026-11-08']);
    expect(await write(many)).toBe(0);
    expect(await write(many.slice(0, 10))).toBe(0);
    expect(await marks()).toEqual([]);
  });

  it('mark the week that they leave and the one that they come to', async () => {
    await write([leg('1', '2026-11-03'), leg('2', '2026-11-03')]);
    await marks();
    expect(await write([leg('1', '2026-11-10'), leg('2', '2026-11-03'), leg('3', '2026-11-17')])).toBe(1);
    expect(await marks()).toEqual(['2026-11-01', '2026-11-08', '2026-11-15']);
  });

  it.runIf(kind === 'postgres')('mark the week in which another writer has put them meanwhile', async () => {
    await write([leg('1', '2026-11-03')]);
    await marks();
    let second: Promise<number> | undefined;
    await inOne(async (tx) => {
      await writeCallLegs(tx, 'demo', [leg('1', '2026-11-10')]);
      await tx.run(sql`delete from stale_call_weeks`);
      second = write([leg('1', '2026-11-17')]);
      await somebodyWaits();
    });
    expect(await second).toBe(0);
    expect(await marks()).toEqual(['2026-11-08', '2026-11-15']);
  });

  async function somebodyWaits(): Promise<void> {
    const blocked = async () =>
      (await store.databases.of('US')).asOwner((tx) =>
        tx.first<{ n: number }>(sql`
          select count(*)::integer as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`),
      );
    await expect.poll(async () => (await blocked())?.n).toBeGreaterThan(0);
  }

  it.runIf(kind === 'postgres')('are taken also where temporary tables are forbidden', async () => {
    const grant = (statement: string) =>
      store.databases.of('US').then((database) => database.asOwner((tx) => tx.run(raw(statement))));
    const { name } = (await inOne((tx) =>
      tx.first<{ name: string }>(sql`select current_database() as name`),
    )) as { name: string };
    await grant(`revoke temporary on database ${name} from public`);
    try {
      await expect(inOne((tx) => tx.run(sql`create temporary table t (a text)`))).rejects.toThrow();
      expect(await write(many)).toBe(many.length);
    } finally {
      await grant(`grant temporary on database ${name} to public`);
    }
  });
});

import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { oneKind, type ThrowAwayDatabases, throwAwayDatabases } from '../storage/throw-away-databases.ts';
import { appendEvents } from './append-events.ts';
import { deliverEvents, type EventHandlers, type ServerEvent } from './deliver-events.ts';
import { claimEvents } from './outbox.queries.ts';

const times = { pollMs: 1, handlerMs: 5000, firstPauseMs: 1, longestPauseMs: 1000 };
const events = 20;

describe.each([oneKind])('what is announced (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US', 'EU']);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    for (const region of ['US', 'EU'])
      await (await store.databases.of(region)).asOwner((tx) => tx.run(sql`delete from outbox`));
  });

  async function announce(id: string, { region = 'US', partner = 'a', key = `key of ${id}` } = {}) {
    const database = await store.databases.of(region);
    const user = { id, name: id, roles: ['helpdesk'] };
    await database.transaction({ partner }, (tx) =>
      appendEvents(tx, { partner, actor: { id: 'u-1', name: 'Ada' } }, [
        { kind: 'invited', key, data: { user } },
      ]),
    );
  }

  async function rows() {
    const database = await store.databases.of('US');
    return database.asOwner((tx) =>
      tx.rows<{ attempts: number; error: string | null; isDelivered: boolean; waitsMs: number }>(sql`
        select attempts, last_error as error, delivered_at is not null as "isDelivered",
          (extract(epoch from due_at - clock_timestamp()) * 1000)::integer as "waitsMs" from outbox`),
    );
  }

  /** Delivers until something holds. */
  async function delivering(handlers: EventHandlers, until: () => Promise<void> | void, given = times) {
    const job = deliverEvents(store.databases, handlers, given);
    try {
      await expect.poll(async () => await until(), { timeout: 20_000, interval: 5 }).toBeUndefined();
    } finally {
      await job.stop();
    }
  }

  it('is told once with who, where and what, of every partner and region', async () => {
    await announce('u-2');
    await announce('u-3', { region: 'EU', partner: 'b' });
    const told: ServerEvent<'invited'>[] = [];
    await delivering({ onInvite: (event) => void told.push(event) }, async () => {
      expect((await rows()).map(({ isDelivered }) => isDelivered)).toEqual([true]);
      expect(told).toHaveLength(2);
    });
    expect(told).toEqual([
      {
        ...{ partner: 'a', region: 'US', kind: 'invited', key: 'key of u-2' },
        ...{ at: expect.stringMatching(/^\d{4}-.*Z$/), actor: { id: 'u-1', name: 'Ada' } },
        data: { user: { id: 'u-2', name: 'u-2', roles: ['helpdesk'] } },
      },
      expect.objectContaining({ partner: 'b', region: 'EU', key: 'key of u-3' }),
    ]);
  });

  it('is told again by the same key until it is taken, and is not lost', async () => {
    await announce('u-2');
    const keys: string[] = [];
    const onInvite = async ({ key }: ServerEvent) => {
      keys.push(key);
      if (keys.length < 4) throw new Error(`no mail, ${keys.length}`);
    };
    await delivering({ onInvite }, async () => {
      expect((await rows())[0]?.isDelivered).toBe(true);
    });
    expect(keys).toEqual(Array(4).fill('key of u-2'));
    expect(await rows()).toMatchObject([{ attempts: 4, error: null }]);
  });

  it('waits longer after each failure, and says why', async () => {
    await announce('u-2');
    const slow = { ...times, firstPauseMs: 600_000, longestPauseMs: 1_000_000 };
    const onInvite = () => Promise.reject(new Error('no mail\0'));
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      await delivering(
        { onInvite },
        async () => {
          expect(await rows()).toMatchObject([{ attempts: attempt, error: 'no mail', isDelivered: false }]);
        },
        slow,
      );
      waits.push(Math.round(((await rows())[0]?.waitsMs ?? 0) / 100_000));
      const database = await store.databases.of('US');
      await database.asOwner((tx) =>
        tx.run(sql`update outbox set due_at = clock_timestamp(), last_error = null`),
      );
    }
    expect(waits).toEqual([6, 10, 10]);
  });

  it('is told to one of several servers, and again where that one was killed before it was done', async () => {
    for (let index = 0; index < events; index++) await announce(`u-${index}`);
    const database = await store.databases.of('US');
    const lost = await database.asOwner((tx) => claimEvents(tx, ['invited'], { limit: 3, leaseMs: 50 }));
    expect(lost).toHaveLength(3);
    const told: string[] = [];
    const onInvite = async ({ key }: ServerEvent) => void told.push(key);
    const other = deliverEvents(store.databases, { onInvite }, times);
    await delivering({ onInvite }, async () => {
      expect((await rows()).every(({ isDelivered }) => isDelivered)).toBe(true);
    });
    await other.stop();
    expect(told).toHaveLength(events);
    expect(new Set(told).size).toBe(events);
  });

  it('stays where nobody takes its kind', async () => {
    await announce('u-2');
    const job = deliverEvents(store.databases, { onTrialStarted: () => {} }, times);
    const taken: string[] = [];
    await announce('u-3');
    await job.stop();
    await delivering({ onInvite: ({ key }) => void taken.push(key) }, () => {
      expect(taken).toHaveLength(2);
    });
  });

  it('comes again where the server ends while it is delivered, which waits for no handler', async () => {
    await announce('u-2');
    let isAborted = false;
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const onInvite: EventHandlers['onInvite'] = (_event, { signal }) => {
      begun();
      return new Promise(() => {
        signal.addEventListener('abort', () => {
          isAborted = true;
        });
      });
    };
    const job = deliverEvents(store.databases, { onInvite }, times);
    await hasBegun;
    await job.stop();
    expect(isAborted).toBe(true);
    expect(await rows()).toMatchObject([{ attempts: 1, isDelivered: false, error: 'The server has ended.' }]);
  });
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPartnerClient, memorySource } from '@partnerkit/sdk';
import { callingPicture, sumCallLegs, sumWeeklyTotals } from '@partnerkit/sdk/calling';
import { describe, expect, it } from 'vitest';
import { createCallLegs } from './create-call-legs.ts';
import { createCalling } from './create-calling.ts';
import { createWorld, worldAsOf } from './create-world.ts';

const world = createWorld({ calls: true });
const { callLegs, weeklyUsage } = world;
const legs = [...callLegs()];
const sums = [...sumCallLegs(legs), ...sumWeeklyTotals(weeklyUsage)];
const customerIds = world.customers.map(({ id }) => id);
const picture = callingPicture({ customerIds, sums }, { asOf: worldAsOf });

describe('the calls of the world', () => {
  it('are the same every time', () => {
    const again = createWorld({ calls: true }).callLegs();
    let at = 0;
    for (const leg of again) {
      if (at % 997 === 0) expect(leg).toEqual(legs[at]);
      at++;
    }
    expect(at).toBe(legs.length);
  });

  it('are taken by memorySource as the world has them', async () => {
    const client = createPartnerClient({ source: memorySource(world), asOf: worldAsOf });
    const { weeks } = await client.calling.overview();
    expect(weeks.at(-1)?.legs).toBeGreaterThan(1000);
  });

  it('fit, each of them', () => {
    expect(new Set(legs.map(({ id }) => id)).size).toBe(legs.length);
    expect(
      sums.filter(({ from }) => from === 'legs').reduce((all, { legs: own }) => all + (own ?? 0), 0),
    ).toBe(legs.length);
  });

  it('fill eight known weeks and one before, on working days more than at weekends', () => {
    expect(picture.weeks.every(({ calls }) => (calls ?? 0) > 1000)).toBe(true);
    const ofDay = (day: number) => legs.filter(({ startAt }) => new Date(startAt).getUTCDay() === day).length;
    expect(ofDay(2)).toBeGreaterThan(8 * ofDay(0));
  });

  it('tell of both kinds', () =>
    expect(Math.min(picture.from.legs, picture.from.totals)).toBeGreaterThan(10));

  it('have one customer with a bad newest week, mostly of desk phones', () => {
    const worst = picture.rows
      .filter(({ ratedLegs }) => (ratedLegs ?? 0) > 50)
      .reduce((bad, row) => ((row.poorShareChange ?? 0) > (bad.poorShareChange ?? 0) ? row : bad));
    expect(worst.poorShareChange).toBeGreaterThan(0.05);
    expect(worst.worstEndpoint).toBe('deskPhone');
  });

  it('have one customer that calls less and less', () => {
    const falling = picture.rows.filter(({ callsByWeek }) =>
      callsByWeek.every(
        (calls, at) => at === 0 || (calls ?? 0) < ((callsByWeek[at - 1] ?? 0) as number) * 1.02,
      ),
    );
    expect(falling.some(({ callsByWeek }) => (callsByWeek[7] ?? 0) < (callsByWeek[0] ?? 0) / 2)).toBe(true);
  });

  it('have queues that give up at lunch time', () => {
    const abandoned = picture.rows.map(
      ({ queue }) => (queue?.abandoned ?? 0) / Math.max(1, queue?.calls ?? 0),
    );
    expect(Math.max(...abandoned)).toBeGreaterThan(0.15);
  });

  it('are of the seed of their world, and as many as it says', () => {
    const small = { customers: 20, weeks: false } as const;
    const other = createWorld({ ...small, seed: 2, calls: { mostUsersWithLegs: 30 } });
    expect([...other.callLegs()]).toEqual([
      ...createCalling(createWorld({ ...small, seed: 2 }), { seed: 2, mostUsersWithLegs: 30 }).callLegs(),
    ]);
    const totals = createWorld({ ...small, calls: { mostUsersWithLegs: -1 } });
    expect([...totals.callLegs()]).toEqual([]);
    expect(totals.weeklyUsage.length).toBeGreaterThan(9);
  });

  it('are those of a week, whatever weeks come before it', () => {
    const customers = Array.from({ length: 12 }, (_, at) => ({ id: `c-${at}`, users: 1 + 5 * at }));
    const newest = [...createCallLegs(customers, { asOf: worldAsOf, seed: 7, weeks: 1 })];
    const all = [...createCallLegs(customers, { asOf: worldAsOf, seed: 7, weeks: 3 })];
    expect(all.slice(-newest.length)).toEqual(newest);
    expect(newest.length).toBeGreaterThan(500);
  });
});

describe('ten million legs', () => {
  const customers = Array.from({ length: 3000 }, (_, at) => ({ id: `c-${at}`, users: 90 }));

  it('are made as they are asked for: the first thousand without the others', () => {
    // a billion people: whoever made a week, or a customer, at once would never answer
    const many = [{ id: 'c', users: 1e9 }];
    const legs = createCallLegs(many, { asOf: worldAsOf });
    const first = Array.from({ length: 1000 }, () => legs.next().value);
    expect(new Set(first.map((leg) => leg?.id)).size).toBe(1000);
  });

  it('are not held: the heap is as large after many as after few', () => {
    const legs = createCallLegs(customers, { asOf: worldAsOf });
    const heapAfter = (count: number) => {
      for (let leg = 0; leg < count; leg++) if (legs.next().done) throw new Error('too few');
      return usedHeap();
    };
    const few = heapAfter(1000);
    expect(heapAfter(100_000) - few).toBeLessThan(4_000_000);
  });
});

/** What lives on the heap after a collection. */
function usedHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

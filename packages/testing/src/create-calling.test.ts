import { callingPicture, sumCallLegs, sumWeeklyTotals } from '@partnerkit/sdk/calling';
import { describe, expect, it } from 'vitest';
import { createCallLegs } from './create-call-legs.ts';
import { createCalling } from './create-calling.ts';
import { createWorld, worldAsOf } from './create-world.ts';

const world = createWorld();
const { callLegs, weeklyUsage } = createCalling(world);
const legs = [...callLegs()];
const sums = [...sumCallLegs(legs), ...sumWeeklyTotals(weeklyUsage)];
const customerIds = world.customers.map(({ id }) => id);
const picture = callingPicture({ customerIds, sums }, { asOf: worldAsOf });

describe('the calls of the world', () => {
  it('are the same every time', () => {
    const again = createCalling(createWorld()).callLegs();
    let at = 0;
    for (const leg of again) {
      if (at % 997 === 0) expect(leg).toEqual(legs[at]);
      at++;
    }
    expect(at).toBe(legs.length);
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

  it('come one by one: the first of ten millions is there at once', () => {
    const many = Array.from({ length: 200_000 }, (_, at) => ({ id: `c-${at}`, users: 20 }));
    const first = createCallLegs(many, { asOf: worldAsOf }).next().value;
    expect(first).toMatchObject({ customerId: 'c-0', direction: expect.any(String) });
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWorld } from '../../../testing/src/index.ts';
import { calendarDay, dayNumber, lastDay } from '../calendar/calendar-day.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { customerFacts } from '../customers/customer-facts.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { type CustomerStanding, customerStandings, type StandingOptions } from './customer-standings.ts';
import { customerStatuses } from './customer-statuses.ts';
import { defaultStatusParameters } from './status-rules.ts';

const world = createWorld({ customers: 120, weeks: false });
const agreementsOf = (customer: CustomerRow) =>
  world.subscriptions.filter(({ customerId }) => customerId === customer.id);

/** Few days, so that what begins and ends meets. */
const day = fc.integer({ min: 20_000, max: 20_080 });
const flag = fc.constantFrom(true, false, null, undefined);
const count = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined });
const pool = fc.record({
  product: fc.constantFrom('calling', 'meetings'),
  purchased: fc.integer({ min: 0, max: 3 }),
  assigned: count,
  used: count,
});
const agreement = fc.record({
  kind: fc.constantFrom('subscription', 'trial'),
  days: fc.tuple(day, day),
  isOpenEnded: fc.constantFrom(false, false, false, true),
  ...{ autoRenews: flag, paid: flag, setupComplete: flag },
  licenses: fc.array(pool, { maxLength: 2 }),
});
const portfolio = fc
  .record({
    lastAdminSignInAt: fc.option(fc.option(day), { nil: undefined }),
    agreements: fc.option(fc.array(agreement, { maxLength: 6 }), { nil: undefined }),
  })
  .map(({ lastAdminSignInAt: signIn, agreements }) => ({
    customer: {
      ...{ id: '1', name: 'Aurora' },
      ...(signIn === undefined ? {} : { lastAdminSignInAt: signIn && `${calendarDay(signIn)}T08:00:00Z` }),
    } as CustomerRow,
    subscriptions: agreements?.map(({ days: [one, other], isOpenEnded, ...rest }, at) => ({
      ...rest,
      ...{ id: `s${at}`, customerId: '1' },
      startDate: calendarDay(Math.min(one, other)),
      endDate: isOpenEnded ? '9999-12-31' : calendarDay(Math.max(one, other)),
    })) as Subscription[] | undefined,
  }));
const options = fc.record({
  isIncomplete: fc.boolean(),
  parameters: fc.record({
    expiringWithinDays: fc.integer({ min: 0, max: 40 }),
    autoRenewingExpires: fc.boolean(),
    inactiveAfterDays: fc.integer({ min: 0, max: 40 }),
  }),
});

const isOn = (day: number) => (standing: CustomerStanding) =>
  (standing.from ?? Number.NEGATIVE_INFINITY) <= day && day <= (standing.until ?? Number.POSITIVE_INFINITY);

/** On every day around which anything may change, and on some others. */
function expectTheRules(
  customer: CustomerRow,
  subscriptions: readonly Subscription[] | undefined,
  { parameters = defaultStatusParameters, isIncomplete = false }: StandingOptions = {},
  others: readonly number[] = [],
): void {
  const standings = customerStandings(customer, subscriptions, { parameters, isIncomplete });
  const signIn = dayNumber((customer.lastAdminSignInAt ?? '').slice(0, 10)) ?? 0;
  const turns = (subscriptions ?? []).flatMap(({ startDate, endDate }) => {
    const [start, end] = [dayNumber(startDate) as number, dayNumber(endDate) as number];
    return [start, end, end - parameters.expiringWithinDays];
  });
  const days = [...turns, signIn + parameters.inactiveAfterDays].flatMap((at) => [at - 1, at, at + 1]);
  for (const day of new Set([...days, ...others])) {
    if (day > lastDay) continue;
    const [standing, ...twice] = standings.filter(isOn(day));
    expect(twice).toEqual([]);
    const told = { asOf: calendarDay(day), parameters, isIncomplete };
    const isJudged = subscriptions !== undefined || customer.lastAdminSignInAt !== undefined;
    expect(standing?.statuses).toEqual(
      isJudged ? customerStatuses(customer, subscriptions, told) : undefined,
    );
    expect(standing?.facts).toEqual(subscriptions && !isIncomplete ? customerFacts(subscriptions, day) : {});
  }
}

it('says of every day, once, what the rules say of it', () => {
  for (const customer of world.customers) expectTheRules(customer, agreementsOf(customer));
});

it('says what the one table of rules says, whatever is supplied and by whatever parameters', () => {
  fc.assert(
    fc.property(portfolio, options, fc.array(day), ({ customer, subscriptions }, given, days) =>
      expectTheRules(customer, subscriptions, given, days),
    ),
    { numRuns: 300 },
  );
});

it('keeps few standings: neighbours that say the same are one', () => {
  const counts = world.customers.map((row) => customerStandings(row, agreementsOf(row)).length);
  expect(Math.max(...counts)).toBeLessThan(16);
});

it('has one standing, for ever, where nothing is supplied', () => {
  expect(customerStandings({ id: '1', name: 'Aurora' }, undefined)).toEqual([
    { from: undefined, until: undefined, facts: {}, statuses: undefined },
  ]);
});

it('takes the statuses that a host has judged', () => {
  const subscription = { kind: 'trial', startDate: '2026-01-01', endDate: '2026-02-01', licenses: [] };
  const standings = customerStandings({ id: '1', name: 'Aurora', statuses: ['onHold'] }, [
    { id: 't', customerId: '1', ...subscription } as Subscription,
  ]);
  expect(new Set(standings.map(({ statuses }) => statuses?.join()))).toEqual(new Set(['onHold']));
});

it('never ends what ends on the last day there is', () => {
  const open = { kind: 'subscription', startDate: '0001-01-01', endDate: '9999-12-31', licenses: [] };
  const standings = customerStandings({ id: '1', name: 'Aurora' }, [
    { id: 's', customerId: '1', ...open } as Subscription,
  ]);
  expect(standings.at(-1)).toMatchObject({ until: undefined, statuses: ['expiringSoon', 'active'] });
  expect(standings.at(-2)).toMatchObject({ statuses: ['active'], facts: { expiresOn: '9999-12-31' } });
});

it('knows nothing that follows from all subscriptions where one was refused', () => {
  const ended = { kind: 'subscription', startDate: '2025-01-01', endDate: '2025-12-31', licenses: [] };
  const row = { id: 's', customerId: '1', ...ended } as Subscription;
  for (const standings of [
    customerStandings({ id: '1', name: 'Aurora' }, [row], { isIncomplete: true }),
    customerStandings({ id: '1', name: 'Aurora' }, [row, { ...row, id: 't', endDate: 'soon' }]),
  ]) {
    expect(standings.at(-1)).toMatchObject({ statuses: [], facts: {} });
    expect(standings.some(({ statuses }) => statuses?.includes('active'))).toBe(true);
  }
});

it('goes through the days once: thousands of subscriptions cost as many times one of them', () => {
  const agreement = (at: number) =>
    ({
      ...{
        id: `s${at}`,
        customerId: '1',
        kind: at % 3 === 0 ? 'trial' : 'subscription',
        autoRenews: at % 2 === 0,
      },
      startDate: calendarDay(10_000 + at * 2),
      endDate: calendarDay(10_400 + at * 3),
      licenses: [{ product: 'calling', purchased: at, assigned: at % 7 }],
    }) as Subscription;
  const asked = { count: 0 };
  const counted = (one: Subscription) =>
    Object.defineProperty({ ...one }, 'licenses', {
      enumerable: true,
      get: () => {
        asked.count++;
        return one.licenses;
      },
    });
  customerStandings(
    { id: '1', name: 'Aurora' },
    Array.from({ length: 3000 }, (_, at) => counted(agreement(at))),
  );
  expect(asked.count).toBeLessThan(3000 * 20);
});

import { expect, it } from 'vitest';
import { createWorld } from '../../../testing/src/index.ts';
import { calendarDay, dayNumber } from '../calendar/calendar-day.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { customerFacts } from '../customers/customer-facts.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { type CustomerStanding, customerStandings } from './customer-standings.ts';
import { customerStatuses } from './customer-statuses.ts';

const world = createWorld({ customers: 120, weeks: false });
const agreementsOf = (customer: CustomerRow) =>
  world.subscriptions.filter(({ customerId }) => customerId === customer.id);
const isOn = (day: number) => (standing: CustomerStanding) =>
  (standing.from ?? Number.NEGATIVE_INFINITY) <= day && day <= (standing.until ?? Number.POSITIVE_INFINITY);

it('says of every day, once, what the rules say of it', () => {
  const today = dayNumber(world.asOf) as number;
  for (const customer of world.customers) {
    const subscriptions = agreementsOf(customer);
    const standings = customerStandings(customer, subscriptions);
    for (let day = today - 1200; day < today + 1200; day += 1) {
      const [standing, ...others] = standings.filter(isOn(day));
      expect(others).toEqual([]);
      expect(standing?.facts).toEqual(customerFacts(subscriptions, day));
      expect(standing?.statuses).toEqual(
        customerStatuses(customer, subscriptions, { asOf: calendarDay(day) }),
      );
    }
  }
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

import { calendarDay } from '../../sdk/src/calendar/calendar-day.ts';
import type { Subscription } from '../../sdk/src/subscriptions/subscription.schema.ts';
import { createRandom, type Random } from '../../testing/src/random.ts';

/** The as-of date of the bench, and its day number. */
export const asOf = '2026-11-16';
export const today = 20_773;

/** The products of the switch. */
export const products = ['calling', 'meetings'] as const;

/**
 * So many subscriptions and trials of a partner's customers, about two to a customer, customer by customer as sources
 * list them; the same ones at every call, as they come out of JSON.
 */
export function licenseRows(count: number): Subscription[] {
  const random = createRandom(20_261_116);
  let customer = 0;
  return Array.from({ length: count }, (_, at) => {
    if (random.chance(0.45)) customer++;
    return fromJson(licenseRow(random, at, customer));
  });
}

/** One of them. */
export function licenseRow(random: Random, at: number, customer: number): Subscription {
  const start = today - random.integer(-10, 900);
  const isTrial = random.chance(0.1);
  const days = isTrial ? random.integer(14, 90) : random.pick([365, 730, 1095]);
  const held = random.chance(0.25) ? products : [random.pick([...products, 'messaging'])];
  return {
    id: `subscription-${at}`,
    customerId: `customer-${customer}`,
    kind: isTrial ? 'trial' : 'subscription',
    startDate: calendarDay(start),
    endDate: calendarDay(start + days),
    autoRenews: !isTrial && random.chance(0.6),
    licenses: held.map((product) => licensePool(random, product)),
  };
}

function licensePool(random: Random, product: string): Subscription['licenses'][number] {
  const purchased = random.chance(0.01) ? 0 : Math.ceil(Math.exp(random.next() * 8.5));
  const share = random.chance(0.1) ? random.next() * 0.3 : 0.5 + random.next() * 0.55;
  const assigned = Math.round(purchased * share);
  if (random.chance(0.02)) return { product, purchased };
  return { product, purchased, assigned, used: Math.min(purchased, random.integer(0, assigned + 2)) };
}

function fromJson(row: Subscription): Subscription {
  return JSON.parse(JSON.stringify(row));
}

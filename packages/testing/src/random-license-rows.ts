import type { Subscription } from '@partnerkit/sdk';
import { createRandom, type Random } from './random.ts';

const asOfDay = Date.UTC(2026, 10, 16) / 86_400_000;
/** Days from the as-of date 2026-11-16 at which something begins or ends to count, and those around. */
const edges = [-400, -91, -90, -89, -1, 0, 1, 30, 89, 90, 91, 400];
/** Purchased licenses: nothing, and the edges of the size bands. */
const sizes = [0, 1, 4, 10, 20, 24, 25, 99, 100, 499, 500, 1999, 2000, 5000];

/** What random rows are like. */
export interface RandomLicenseRowsOptions {
  /** How many of the rows do not fit. */
  readonly garbage?: number;
}

/**
 * Few subscriptions and trials with everything at its edges, for laws and property tests: days around the windows, sizes
 * around the bands, equal rates, more assigned than purchased, counts not known, any product, weeks with gaps.
 */
export function randomLicenseRows(
  seed: number,
  count: number,
  { garbage = 0 }: RandomLicenseRowsOptions = {},
): Subscription[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) => randomLicenseRow(random, `s${at}`, garbage));
}

/** One such row, with an id. */
export function randomLicenseRow(random: Random, id: string, garbage = 0): Subscription {
  const products = ['calling', 'meetings', 'calling', 'messaging', 'callOn'];
  const row: Subscription = {
    id,
    customerId: `c${random.integer(0, 12)}`,
    kind: random.chance(0.2) ? 'trial' : 'subscription',
    startDate: dayFrom(random.chance(0.7) ? -random.integer(0, 500) : random.pick(edges)),
    endDate: dayFrom(random.chance(0.6) ? random.integer(0, 500) : random.pick(edges)),
    ...(random.chance(0.8) ? { autoRenews: random.chance(0.5) } : {}),
    licenses: Array.from({ length: random.integer(0, 3) }, () => randomPool(random, random.pick(products))),
  };
  return random.chance(garbage) ? spoilt(random, row) : row;
}

function randomPool(random: Random, product: string): Subscription['licenses'][number] {
  const purchased = random.chance(0.5) ? random.integer(1, 60) : random.pick(sizes);
  const assigned = Math.round(
    purchased * random.pick([0, 0.25, 0.5, 0.55, 0.75, 0.8, 1, 1.2, random.next()]),
  );
  const used = random.integer(0, assigned + 3);
  return {
    product,
    purchased,
    ...(random.chance(0.9) ? { assigned } : {}),
    ...(random.chance(0.8) ? { used } : {}),
    ...(random.chance(0.3) ? { used3Months: used + 1 } : {}),
    ...(random.chance(0.4) ? { weeks: randomWeeks(random, purchased) } : {}),
  };
}

function randomWeeks(random: Random, purchased: number) {
  const sundays = [-8, -15, -22, -29].filter(() => random.chance(0.7));
  return sundays.map((sunday) => ({
    week: dayFrom(sunday),
    purchased,
    assigned: random.integer(0, purchased),
    used: random.integer(0, purchased),
  }));
}

/** The row with something that does not fit. */
function spoilt(random: Random, row: Subscription): Subscription {
  const pool = { product: 'calling', purchased: 10 };
  const broken: readonly object[] = [
    { startDate: '2026-02-30' },
    { endDate: null },
    { kind: 'gift' },
    { autoRenews: 'no' },
    { licenses: null },
    { licenses: 'many' },
    { licenses: [null] },
    ...[-1, Number.NaN, Number.POSITIVE_INFINITY, 0.5, '7', null].map((assigned) => ({
      licenses: [{ ...pool, assigned }],
    })),
    { licenses: [pool, { product: 'calling' }] },
    { licenses: [{ ...pool, weeks: 4 }] },
    { licenses: [{ ...pool, weeks: [null] }] },
  ];
  return { ...row, ...random.pick(broken) } as Subscription;
}

function dayFrom(days: number): string {
  return new Date((asOfDay + days) * 86_400_000).toISOString().slice(0, 10);
}

import {
  type CalendarDay,
  type CustomerRow,
  calendarDay,
  compareCodePoints,
  dayNumber,
  foldText,
  type LicensePool,
  type Subscription,
} from '@partnerkit/sdk';
import type { World } from '../create-world.ts';
import { daysBetween } from './expected-customers.ts';

/** The sections of the subscription analytics (SUB-1 to SUB-5). */
export const sections = ['recentlyAdded', 'expiring', 'renewing', 'lowAssignment', 'overLimit'] as const;
/** One of {@link sections}. */
export type Section = (typeof sections)[number];
/** The products of the switch. */
export const products = ['calling', 'meetings'] as const;

/** One product of one subscription or trial, with what it belongs to and the sections that it is in. */
export interface ExpectedPool {
  readonly customer: CustomerRow;
  readonly subscription: Subscription;
  readonly pool: LicensePool;
  readonly sections: readonly Section[];
}

/** Whose licenses, and on which day. */
export interface ExpectedReach {
  readonly region: string;
  readonly asOf?: CalendarDay;
  readonly isSeen?: (id: string) => boolean;
}

type Judged = Omit<ExpectedPool, 'sections'>;

/** The pools of calling and meetings of a world's region, judged as the rules say. */
export function expectedPools(
  { customers, subscriptions, asOf: worldDay }: World,
  { region, asOf = worldDay, isSeen = () => true }: ExpectedReach,
): ExpectedPool[] {
  const pools = customers
    .filter((customer) => customer.region === region && isSeen(customer.id))
    .flatMap((customer) =>
      subscriptions
        .filter(({ customerId }) => customerId === customer.id)
        .flatMap((subscription) =>
          subscription.licenses
            .filter(({ product }) => (products as readonly string[]).includes(product))
            .map((pool): Judged => ({ customer, subscription, pool })),
        ),
    );
  const peers = pools.filter((one) => runs(one, asOf) && rateOf(one) !== undefined);
  return pools.map((one) => ({
    ...one,
    sections: sections.filter((section) =>
      section === 'lowAssignment' ? isLow(one, peers) : rules[section](one, asOf),
    ),
  }));
}

const rules: Readonly<
  Record<Exclude<Section, 'lowAssignment'>, (one: Judged, asOf: CalendarDay) => boolean>
> = {
  recentlyAdded: ({ subscription }, asOf) => isWithin90(daysBetween(subscription.startDate, asOf)),
  expiring: (one, asOf) => !renews(one) && isWithin90(daysBetween(asOf, one.subscription.endDate)),
  renewing: (one, asOf) => renews(one) && isWithin90(daysBetween(asOf, one.subscription.endDate)),
  overLimit: (one, asOf) => runs(one, asOf) && (one.pool.assigned ?? 0) > one.pool.purchased,
};

function isWithin90(days: number): boolean {
  return days >= 0 && days <= 90;
}

function renews({ subscription: { kind, autoRenews } }: Judged): boolean {
  return kind === 'subscription' && autoRenews === true;
}

function runs({ subscription: { startDate, endDate } }: Judged, asOf: CalendarDay): boolean {
  return startDate <= asOf && asOf <= endDate;
}

function rateOf({ pool: { assigned, purchased } }: Judged): number | undefined {
  return assigned === undefined || purchased === 0 ? undefined : assigned / purchased;
}

/** Below the lower quartile of the peers, and 20 points below their median (KPI-4). */
function isLow(one: Judged, peers: readonly Judged[]): boolean {
  if (!peers.includes(one as ExpectedPool)) return false;
  const ofProduct = peers.filter(({ pool }) => pool.product === one.pool.product);
  const ofBand = ofProduct.filter((other) => band(other) === band(one));
  const rates = (ofBand.length < 8 ? ofProduct : ofBand)
    .map((other) => rateOf(other) as number)
    .sort((a, b) => a - b);
  const rate = rateOf(one) as number;
  return rate < quantile(rates, 0.25) && rate < quantile(rates, 0.5) - 0.2 + 1e-9;
}

function band({ pool: { purchased } }: Judged): number {
  return [25, 100, 500, 2000].filter((from) => purchased >= from).length;
}

function quantile(sorted: readonly number[], share: number): number {
  const rank = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(rank)] as number, sorted[Math.ceil(rank)] as number];
  return below + (above - below) * (rank - Math.floor(rank));
}

/** A figure as every back end answers it, apart from what it is measured in and what was left out. */
export interface ExpectedFigure {
  readonly id: string;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
}

/** The five KPIs (KPI-1 to KPI-5). */
export function expectedKpis(pools: readonly ExpectedPool[]): ExpectedFigure[] {
  const all = customersOf(pools);
  const kpi = (section: Section) => {
    const count = customersOf(inSection(pools, section));
    return { id: `${section}Customers`, value: count, numerator: count, denominator: all };
  };
  return [
    { id: 'totalCustomers', value: all, numerator: all, denominator: null },
    ...(['expiring', 'renewing', 'lowAssignment', 'overLimit'] as const).map(kpi),
  ];
}

/** The figures of the sections for one product (SUB-1 to SUB-5). */
export function expectedFigures(
  pools: readonly ExpectedPool[],
  product: string,
): Record<Section, ExpectedFigure[]> {
  const own = pools.filter(({ pool }) => pool.product === product);
  const set = (section: Section) => inSection(own, section);
  const added = new Set(set('recentlyAdded').map(({ customer }) => customer.id));
  const ofAdded = own.filter(({ customer }) => added.has(customer.id));
  const [low, over] = [set('lowAssignment'), set('overLimit')];
  const overage = sum(over, ({ assigned = 0, purchased }) => Math.max(0, assigned - purchased));
  return {
    recentlyAdded: [
      count('recentlyAdded.newCustomers', added.size),
      count(
        'recentlyAdded.totalLicenses',
        sum(ofAdded, ({ purchased }) => purchased),
      ),
    ],
    expiring: shares('expiring', set('expiring')),
    renewing: shares('renewing', set('renewing')),
    lowAssignment: [
      ...shares('lowAssignment', low, ({ used = 0, assigned = used }) => Math.min(used, assigned)),
      count(
        'lowAssignment.unassigned',
        sum(low, ({ purchased, assigned = purchased }) => Math.max(0, purchased - assigned)),
      ),
    ],
    overLimit: [
      count('overLimit.customers', customersOf(over)),
      count('overLimit.overage', overage),
      ratio('overLimit.averageOverage', overage, customersOf(over)),
    ],
  };
}

function shares(
  section: Section,
  pools: readonly ExpectedPool[],
  usedOf: (pool: LicensePool) => number = ({ used = 0 }) => used,
): ExpectedFigure[] {
  const assigned = pools.filter(({ pool }) => pool.assigned !== undefined);
  const used = pools.filter(({ pool }) => pool.used !== undefined);
  const purchased = ({ purchased: size }: LicensePool) => size;
  return [
    count(`${section}.customers`, customersOf(pools)),
    ratio(
      `${section}.assignedShare`,
      sum(assigned, (pool) => pool.assigned as number),
      sum(assigned, purchased),
    ),
    ratio(`${section}.usedShare`, sum(used, usedOf), sum(used, purchased)),
  ];
}

function count(id: string, value: number): ExpectedFigure {
  return { id, value, numerator: value, denominator: null };
}

function ratio(id: string, numerator: number, denominator: number): ExpectedFigure {
  return { id, value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}

function sum(pools: readonly ExpectedPool[], countOf: (pool: LicensePool) => number): number {
  return pools.reduce((total, { pool }) => total + countOf(pool), 0);
}

function customersOf(pools: readonly ExpectedPool[]): number {
  return new Set(pools.map(({ customer }) => customer.id)).size;
}

/** The pools of a section, of one product or all. */
export function inSection(
  pools: readonly ExpectedPool[],
  section: Section,
  product?: string,
): ExpectedPool[] {
  return pools.filter(
    (one) => one.sections.includes(section) && (product === undefined || one.pool.product === product),
  );
}

/** A row of a section as every back end answers it. */
export function expectedRow(
  { customer, subscription, pool }: ExpectedPool,
  section: Section,
  asOf: CalendarDay,
) {
  const { product, purchased: total, assigned = null, used = null, used3Months = null } = pool;
  const { startDate, endDate, kind } = subscription;
  const share = (part: number | null) => (part === null || total === 0 ? null : part / total);
  const assignedChange = weeklyChange(pool, 'assigned', asOf);
  const details = {
    recentlyAdded: {
      daysSinceAdded: daysBetween(startDate, asOf),
      assignedChange,
      usedChange: weeklyChange(pool, 'used', asOf),
    },
    expiring: { daysToExpiry: daysBetween(asOf, endDate), used3Months },
    renewing: { daysToRenewal: daysBetween(asOf, endDate), used3Months },
    lowAssignment: {
      monthsSinceAdded: months(startDate, asOf),
      assignedShare: share(assigned),
      assignedChange,
    },
    overLimit: {
      monthsRemaining: months(asOf, endDate),
      autoRenews: kind === 'subscription' && subscription.autoRenews === true,
      assignedShare: share(assigned),
      usedShare: share(used),
    },
  };
  return {
    customerId: customer.id,
    customerName: customer.name,
    id: subscription.id,
    kind,
    product,
    total,
    assigned,
    used,
    available: assigned === null ? null : Math.max(0, total - assigned),
    overage: assigned === null ? null : Math.max(0, assigned - total),
    ...details[section],
  };
}

/** The Sundays on which the last complete weeks start, the latest last. */
function completeSundays(asOf: CalendarDay, weeks: number): CalendarDay[] {
  const today = dayNumber(asOf) as number;
  // day 0 was a Thursday
  const thisSunday = today - ((((today + 4) % 7) + 7) % 7);
  return Array.from({ length: weeks }, (_, at) => calendarDay(thisSunday - 7 * (weeks - at)));
}

function weeklyChange(
  { weeks = [] }: LicensePool,
  field: 'assigned' | 'used',
  asOf: CalendarDay,
): number | null {
  const [before, last] = completeSundays(asOf, 2).map(
    (sunday) => weeks.find(({ week }) => week === sunday)?.[field],
  );
  return before === undefined || last === undefined ? null : last - before;
}

/** The largest number of months after which, clamped to the last day of its month, the end is not passed. */
function months(start: CalendarDay, end: CalendarDay): number {
  const [year, month, day] = start.split('-').map(Number) as [number, number, number];
  const after = (count: number) => {
    const lastDay = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + count, Math.min(day, lastDay))).toISOString().slice(0, 10);
  };
  let whole = 0;
  while (after(whole + 1) <= end) whole++;
  return whole;
}

/** License distribution of the last complete weeks (SUB-0). */
export function expectedTrend(
  { customers, subscriptions, asOf: worldDay }: World,
  { region, asOf = worldDay, isSeen = () => true }: ExpectedReach,
  product: string,
  weeks: number,
) {
  const own = new Set(customers.filter((one) => one.region === region && isSeen(one.id)).map(({ id }) => id));
  const entries = subscriptions
    .filter(({ customerId }) => own.has(customerId))
    .flatMap(({ licenses }) => licenses.filter((pool) => pool.product === product))
    .flatMap((pool) => pool.weeks ?? []);
  return completeSundays(asOf, weeks).map((week) => {
    const there = entries.filter((entry) => entry.week === week);
    const total = (countOf: (entry: (typeof entries)[number]) => number) =>
      there.length === 0 ? null : there.reduce((all, entry) => all + Math.max(0, countOf(entry)), 0);
    return {
      week,
      used: total(({ used }) => used),
      assignedUnused: total(({ assigned, used }) => assigned - used),
      available: total(({ purchased, assigned }) => purchased - assigned),
    };
  });
}

type Key = string | number | null;

const keys: Readonly<Record<string, (one: ExpectedPool) => Key>> = {
  customer: ({ customer }) => foldText(customer.name),
  id: ({ subscription }) => subscription.id,
  total: ({ pool }) => pool.purchased,
  assigned: ({ pool }) => pool.assigned ?? null,
  used: ({ pool }) => pool.used ?? null,
  available: ({ pool: { purchased, assigned } }) =>
    assigned === undefined ? null : Math.max(0, purchased - assigned),
  overage: ({ pool: { purchased, assigned } }) =>
    assigned === undefined ? null : Math.max(0, assigned - purchased),
  added: ({ subscription }) => -(dayNumber(subscription.startDate) as number),
  ends: ({ subscription }) => dayNumber(subscription.endDate) as number,
  assignedShare: (one) => rateOf(one) ?? null,
  usedShare: ({ pool: { purchased, used } }) =>
    used === undefined || purchased === 0 ? null : used / purchased,
  used3Months: ({ pool }) => pool.used3Months ?? null,
};

/** What the rows of a section can be sorted by. */
export const sectionSortFields = Object.keys(keys);

/** What is most urgent in a section comes first unless another order is asked for. */
export const usualSorts: Readonly<Record<Section, string>> = {
  recentlyAdded: 'added',
  expiring: 'ends',
  renewing: 'ends',
  lowAssignment: 'assignedShare',
  overLimit: '-overage',
};

/** Pools in the order of a sort: by the field, then by customer and id; what is not known comes last. */
export function poolsInOrder(pools: readonly ExpectedPool[], sort: string): ExpectedPool[] {
  const key = keys[sort.replace(/^-/, '')] as (one: ExpectedPool) => Key;
  const direction = sort.startsWith('-') ? -1 : 1;
  const compare = (a: ExpectedPool, b: ExpectedPool) =>
    direction *
    (compareKeys(key(a), key(b)) ||
      compareCodePoints(a.customer.id, b.customer.id) ||
      compareCodePoints(a.subscription.id, b.subscription.id));
  const known = pools.filter((one) => key(one) !== null).sort(compare);
  const unknown = pools.filter((one) => key(one) === null).sort(compare);
  return [...known, ...unknown];
}

function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  return Number(a ?? 0) - Number(b ?? 0);
}

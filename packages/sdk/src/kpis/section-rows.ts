import { lastCompleteWeek } from '../calendar/weeks.ts';
import { wholeMonths } from '../calendar/whole-months.ts';
import type { SectionId } from '../subscriptions/sections.ts';
import type { LicenseColumns } from './license-columns.ts';
import { type LicenseTally, sectionsOfProduct } from './license-tally.ts';
import { sectionBit } from './section-rules.ts';

/**
 * A row of a section: one license pool, that is one product of one subscription or trial. `null` is not known; which of
 * the last fields there are depends on the section.
 */
export interface SectionRow {
  readonly customerId: string;
  /** Of the subscription, or of the trial. */
  readonly id: string;
  readonly kind: 'subscription' | 'trial';
  readonly product: string;
  readonly total: number;
  readonly assigned: number | null;
  readonly used: number | null;
  /** What is left to assign. */
  readonly available: number | null;
  /** Assigned beyond what was purchased. */
  readonly overage: number | null;
  readonly daysSinceAdded?: number;
  readonly monthsSinceAdded?: number;
  readonly daysToExpiry?: number;
  readonly daysToRenewal?: number;
  readonly monthsRemaining?: number;
  readonly autoRenews?: boolean;
  readonly used3Months?: number | null;
  /** Shares of what was purchased; no value where nothing was. */
  readonly assignedShare?: number | null;
  readonly usedShare?: number | null;
  /** This complete week minus the one before. */
  readonly assignedChange?: number | null;
  readonly usedChange?: number | null;
}

/** The pools of a section for one product, in the order of the rows. Throws `invalid` for one that the figures are not about. */
export function sectionPools(
  columns: LicenseColumns,
  tally: LicenseTally,
  section: SectionId,
  product: string,
): Uint32Array {
  sectionsOfProduct(tally, product);
  const { membership } = tally;
  const place = columns.products.indexOf(product);
  const bit = sectionBit(section);
  const found = new Uint32Array(membership.length);
  let count = 0;
  for (let pool = 0; pool < membership.length; pool++) {
    if (((membership[pool] as number) & bit) !== 0 && columns.product[pool] === place) found[count++] = pool;
  }
  return found.slice(0, count);
}

/** The row of a pool in a section. */
export function sectionRow(
  columns: LicenseColumns,
  pool: number,
  section: SectionId,
  today: number,
): SectionRow {
  const owner = columns.subscription[pool] as number;
  const total = columns.purchased[pool] as number;
  const assigned = known(columns.assigned[pool]);
  const used = known(columns.used[pool]);
  return {
    customerId: columns.customerIds[columns.customer[owner] as number] as string,
    id: columns.subscriptionIds[owner] as string,
    kind: columns.isTrial[owner] === 1 ? 'trial' : 'subscription',
    product: columns.products[columns.product[pool] as number] as string,
    total,
    assigned,
    used,
    available: assigned === null ? null : Math.max(0, total - assigned),
    overage: assigned === null ? null : Math.max(0, assigned - total),
    ...details[section]({ columns, pool, owner, today, total, assigned, used }),
  };
}

interface PoolFacts {
  readonly columns: LicenseColumns;
  readonly pool: number;
  readonly owner: number;
  readonly today: number;
  readonly total: number;
  readonly assigned: number | null;
  readonly used: number | null;
}

/** What a section tells of its rows beside what all of them tell. */
const details: Readonly<Record<SectionId, (facts: PoolFacts) => Partial<SectionRow>>> = {
  recentlyAdded: (facts) => ({
    daysSinceAdded: facts.today - startOf(facts),
    assignedChange: weeklyChange(facts, 'weekAssigned'),
    usedChange: weeklyChange(facts, 'weekUsed'),
  }),
  expiring: (facts) => ({
    daysToExpiry: endOf(facts) - facts.today,
    used3Months: known(facts.columns.used3Months[facts.pool]),
  }),
  renewing: (facts) => ({
    daysToRenewal: endOf(facts) - facts.today,
    used3Months: known(facts.columns.used3Months[facts.pool]),
  }),
  lowAssignment: (facts) => ({
    monthsSinceAdded: wholeMonths(startOf(facts), facts.today),
    assignedShare: share(facts.assigned, facts.total),
    assignedChange: weeklyChange(facts, 'weekAssigned'),
  }),
  overLimit: (facts) => ({
    monthsRemaining: wholeMonths(facts.today, endOf(facts)),
    autoRenews: facts.columns.autoRenews[facts.owner] === 1,
    assignedShare: share(facts.assigned, facts.total),
    usedShare: share(facts.used, facts.total),
  }),
};

function startOf({ columns, owner }: PoolFacts): number {
  return columns.start[owner] as number;
}

function endOf({ columns, owner }: PoolFacts): number {
  return columns.end[owner] as number;
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function share(part: number | null, total: number): number | null {
  return part === null || total === 0 ? null : part / total;
}

/** The last complete week minus the one before; no value without either. */
function weeklyChange(
  { columns, pool, today }: PoolFacts,
  counts: 'weekAssigned' | 'weekUsed',
): number | null {
  const last = lastCompleteWeek(today);
  const [now, before] = [weekPlace(columns, pool, last), weekPlace(columns, pool, last - 7)];
  if (now === undefined || before === undefined) return null;
  return (columns[counts][now] as number) - (columns[counts][before] as number);
}

function weekPlace({ weeksFrom, week }: LicenseColumns, pool: number, sunday: number): number | undefined {
  for (let at = weeksFrom[pool] as number; at < (weeksFrom[pool + 1] as number); at++) {
    if (week[at] === sunday) return at;
  }
  return undefined;
}

import type { LicenseColumns } from '../licenses/license-columns.ts';
import type { SectionSort, SectionSortField } from '../subscriptions/section-ids.ts';
import { compareCodePoints, foldText } from '../text/fold-text.ts';

type Key = string | number;

/** The names of customers, by their place in the columns. */
export type CustomerNames = readonly string[];

/** Pools of a section in an order; ties by customer, then by the id of the subscription or trial. */
export function sortedPools(
  columns: LicenseColumns,
  names: CustomerNames,
  pools: Uint32Array,
  sort: SectionSort,
): Uint32Array {
  const isDescending = sort.startsWith('-');
  const keyOf = keys[sort.replace(/^-/, '') as SectionSortField];
  const keyed = new Map<number, Key>();
  for (const pool of pools) keyed.set(pool, keyOf(columns, pool, names));
  const direction = isDescending ? -1 : 1;
  return pools.toSorted?.((a, b) => compare(a, b)) ?? pools.slice().sort((a, b) => compare(a, b));

  function compare(a: number, b: number): number {
    const [left, right] = [keyed.get(a) as Key, keyed.get(b) as Key];
    const [isLeftKnown, isRightKnown] = [!Number.isNaN(left), !Number.isNaN(right)];
    if (isLeftKnown !== isRightKnown) return isLeftKnown ? -1 : 1;
    const byKey = isLeftKnown ? compareKeys(left, right) : 0;
    return direction * (byKey || compareTies(columns, a, b));
  }
}

function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return compareCodePoints(String(a), String(b));
}

function compareTies(columns: LicenseColumns, a: number, b: number): number {
  const owner = (pool: number) => columns.subscription[pool] as number;
  const customer = (pool: number) => columns.customerIds[columns.customer[owner(pool)] as number] as string;
  return (
    compareCodePoints(customer(a), customer(b)) ||
    compareCodePoints(
      columns.subscriptionIds[owner(a)] as string,
      columns.subscriptionIds[owner(b)] as string,
    ) ||
    a - b
  );
}

const keys: Readonly<
  Record<SectionSortField, (columns: LicenseColumns, pool: number, names: CustomerNames) => Key>
> = {
  customer: (columns, pool, names) =>
    foldText(names[columns.customer[columns.subscription[pool] as number] as number] ?? ''),
  id: (columns, pool) => columns.subscriptionIds[columns.subscription[pool] as number] as string,
  total: (columns, pool) => columns.purchased[pool] as number,
  assigned: (columns, pool) => columns.assigned[pool] as number,
  used: (columns, pool) => columns.used[pool] as number,
  available: (columns, pool) =>
    Math.max(0, (columns.purchased[pool] as number) - (columns.assigned[pool] as number)),
  overage: (columns, pool) =>
    Math.max(0, (columns.assigned[pool] as number) - (columns.purchased[pool] as number)),
  // the longer ago it was added, the more days since
  added: (columns, pool) => -(columns.start[columns.subscription[pool] as number] as number),
  ends: (columns, pool) => columns.end[columns.subscription[pool] as number] as number,
  assignedShare: (columns, pool) => share(columns.assigned[pool], columns.purchased[pool]),
  usedShare: (columns, pool) => share(columns.used[pool], columns.purchased[pool]),
  used3Months: (columns, pool) => columns.used3Months[pool] as number,
};

function share(part: number | undefined, whole: number | undefined): number {
  return whole ? (part ?? Number.NaN) / whole : Number.NaN;
}

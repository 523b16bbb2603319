import type { LicenseColumns } from '../licenses/license-columns.ts';
import type { LicensePrices } from '../prices/license-prices.ts';
import { money } from '../prices/money.ts';
import type { LicenseTally } from '../sections/license-tally.ts';
import { sectionBit } from '../sections/section-sets.ts';
import { expires } from './license-facts.ts';
import type { StakePool } from './worklist-facts.ts';

/** What the licenses at stake of a reason cost a month (PRC-1). */
export interface StakePrice {
  /** A row for each currency, which are never added up, by their codes; empty: no price is known of any. */
  readonly amounts: readonly { readonly currency: string; readonly amount: number }[];
  /** Licenses at stake of which no price is known, which is not zero. */
  readonly noPrice: number;
}

/** The license pools of some customers, in one pass over those that a tally judged. */
export function stakePools(
  columns: LicenseColumns,
  { today, membership, products, rules }: LicenseTally,
  customerIds: ReadonlySet<string>,
): ReadonlyMap<string, readonly StakePool[]> {
  const [expiring, over, low] = (['expiring', 'overLimit', 'lowAssignment'] as const).map(sectionBit);
  const byPlace: (StakePool[] | undefined)[] = [];
  const found = new Map<string, StakePool[]>();
  for (let place = 0; place < columns.customerIds.length; place++) {
    const id = columns.customerIds[place]!;
    if (!customerIds.has(id)) continue;
    const pools: StakePool[] = [];
    byPlace[place] = pools;
    found.set(id, pools);
  }
  for (let pool = 0; pool < membership.length; pool++) {
    const owner = columns.subscription[pool]!;
    const pools = byPlace[columns.customer[owner]!];
    if (!pools) continue;
    const sections = membership[pool]!;
    const purchased = columns.purchased[pool]!;
    const assigned = columns.assigned[pool]!;
    const isOfFigures = products.has(columns.product[pool]!);
    const runs = columns.start[owner]! <= today && columns.end[owner]! >= today;
    pools.push({
      product: columns.products[columns.product[pool]!]!,
      isOfFigures,
      isTrial: columns.isTrial[owner] === 1,
      runs,
      purchased,
      assigned: Number.isNaN(assigned) ? null : assigned,
      isExpiring: isOfFigures ? (sections & expiring!) !== 0 : expires(columns, owner, today, rules),
      isOverLimit: isOfFigures ? (sections & over!) !== 0 : runs && assigned > purchased,
      hasLowAssignment: (sections & low!) !== 0,
    });
  }
  return found;
}

/** What so many licenses of each pool of a customer cost a month; a trial costs nothing. */
export function stakePrice(
  customerId: string,
  pools: readonly StakePool[],
  atStakeOf: (pool: StakePool) => number,
  prices: LicensePrices,
): StakePrice {
  const sums = new Map<string, number>();
  let noPrice = 0;
  for (const pool of pools) {
    const licenses = pool.isTrial ? 0 : atStakeOf(pool);
    if (!(licenses > 0)) continue;
    const price = prices.of(customerId, pool.product);
    if (price) sums.set(price.currency, (sums.get(price.currency) ?? 0) + licenses * price.amount);
    else noPrice += licenses;
  }
  return {
    amounts: [...sums]
      .map(([currency, amount]) => ({ currency, amount: money(amount) }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    noPrice,
  };
}

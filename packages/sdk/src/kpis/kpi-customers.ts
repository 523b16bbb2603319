import { checkList } from '../errors/check-argument.ts';
import type { LicenseColumns } from '../licenses/license-columns.ts';
import { type LicenseTally, usualFigureProducts } from '../sections/license-tally.ts';
import { sectionBit } from '../sections/section-sets.ts';
import { checkedSubscription } from '../subscriptions/checked-subscription.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { type KpiName, kpiNames } from './kpi-registry.ts';

/** Ids of the customers that one of the five KPIs counts, by its name in a query; none for a name that is not known. */
export function kpiCustomers(
  columns: LicenseColumns,
  { membership, products }: LicenseTally,
  name: string,
): string[] {
  if (!isKpiName(name)) return [];
  const bit = name === 'total' ? undefined : sectionBit(name);
  const found = new Set<number>();
  for (let pool = 0; pool < membership.length; pool++) {
    const isIn =
      bit === undefined
        ? products.has(columns.product[pool] as number)
        : ((membership[pool] as number) & bit) !== 0;
    if (isIn) found.add(columns.customer[columns.subscription[pool] as number] as number);
  }
  return Array.from(found, (place) => columns.customerIds[place] as string);
}

/**
 * Whether a customer with these subscriptions is one of those that `kpi:total` finds, on whatever day (KPI-1): a server may keep
 * it with the customer. `undefined`: they are not supplied. Throws `invalid` for what is no list.
 */
export function isInTotal(subscriptions: readonly Subscription[] | undefined): boolean {
  checkList('subscriptions', subscriptions ?? []);
  return (subscriptions ?? []).some((given) =>
    checkedSubscription(given).row?.licenses.some(({ product }) => usualFigureProducts.includes(product)),
  );
}

function isKpiName(name: string): name is KpiName {
  return (kpiNames as readonly string[]).includes(name);
}

import type { LicenseColumns } from '../licenses/license-columns.ts';
import type { LicenseTally } from '../sections/license-tally.ts';
import { sectionBit } from '../sections/section-sets.ts';
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

function isKpiName(name: string): name is KpiName {
  return (kpiNames as readonly string[]).includes(name);
}

import type { CalendarDay } from '../calendar/calendar-day.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import type { LicenseColumns } from './license-columns.ts';

/** Licenses of one product in what a customer has running. */
export interface RunningLicenses {
  readonly licenses: number;
  /** `null`: not known. */
  readonly assigned: number | null;
}

/** Licenses of one product in what runs on a day, by customer. */
export function runningLicenses(
  columns: LicenseColumns,
  asOf: CalendarDay,
  product: string,
): ReadonlyMap<string, RunningLicenses> {
  const today = asOfDay(asOf);
  const place = columns.products.indexOf(product);
  const found = new Map<string, RunningLicenses>();
  for (let pool = 0; pool < columns.product.length; pool++) {
    const owner = columns.subscription[pool] as number;
    const runs = (columns.start[owner] as number) <= today && today <= (columns.end[owner] as number);
    if (!runs || columns.product[pool] !== place) continue;
    const id = columns.customerIds[columns.customer[owner] as number] as string;
    const before = found.get(id) ?? { licenses: 0, assigned: null };
    const assigned = columns.assigned[pool] as number;
    found.set(id, {
      licenses: before.licenses + (columns.purchased[pool] as number),
      assigned: Number.isNaN(assigned) ? before.assigned : (before.assigned ?? 0) + assigned,
    });
  }
  return found;
}

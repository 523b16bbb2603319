import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { checkRecord } from '../errors/check-argument.ts';

/** A customer as a usage file names it. */
export interface UsageCustomer {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly week: CalendarDay;
}

/** A customer that was there before, and the newest week in which usage named it. */
export interface KnownCustomer<Row extends CustomerRow = CustomerRow> {
  readonly row: Row;
  readonly newestWeek?: CalendarDay | null | undefined;
}

/**
 * What becomes of a customer that usage names (REP-8): a new one has calling, one that was there gets the name of its newest
 * week. `undefined` where nothing changes.
 */
export function namedByUsage<Row extends CustomerRow>(
  known: KnownCustomer<Row> | undefined,
  named: UsageCustomer,
): Row | (CustomerRow & { readonly region: string }) | undefined {
  checkRecord('named', named);
  const { id, name, region, week } = named;
  if (!known) return { id, name, region, products: ['calling'] };
  checkRecord('known', known);
  checkRecord('known.row', known.row);
  const { row, newestWeek } = known;
  const isOutdated = newestWeek != null && newestWeek > week;
  return isOutdated || row.name === name ? undefined : { ...row, name };
}

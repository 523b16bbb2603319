import { PairPlaces } from '../columns/pair-places.ts';
import type { CallLegColumns } from './call-leg-columns.ts';

/** Which customer and week each leg is added to. */
export interface WeekSlots {
  /** Of each leg: the place of its customer and week among those that have legs. */
  readonly slotOf: Int32Array;
  /** Of each leg: the place of its week among {@link weeks}. */
  readonly weekOf: Uint32Array;
  /** Of each slot: the place of its customer, and the Sunday of its week as day number. */
  readonly customers: readonly number[];
  readonly sundays: readonly number[];
  /** The different Sundays, as they come. */
  readonly weeks: readonly number[];
}

/** Gives each customer and week that has legs a slot, in the order in which they come. */
export function weekSlots({ customer, week, customerIds }: CallLegColumns): WeekSlots {
  const weekPlaces = new Map<number, number>();
  for (let leg = 0, last = Number.NaN; leg < week.length; leg++) {
    if (week[leg] === last) continue;
    last = week[leg]!;
    if (!weekPlaces.has(last)) weekPlaces.set(last, weekPlaces.size);
  }
  const weeks = [...weekPlaces.keys()];
  const first = weeks.reduce((least, sunday) => Math.min(least, sunday), Number.POSITIVE_INFINITY);
  const span = (weeks.reduce((most, sunday) => Math.max(most, sunday), first) - first) / 7 + 1;
  // weeks lie close together: their place is read from a short list
  const near = span <= 4096 ? new Uint16Array(weeks.length === 0 ? 0 : span) : undefined;
  if (near) for (const [sunday, place] of weekPlaces) near[(sunday - first) / 7] = place;

  const places = new PairPlaces(customerIds.length, weeks.length);
  const slotOf = new Int32Array(customer.length);
  const weekOf = new Uint32Array(customer.length);
  const customers: number[] = [];
  const sundays: number[] = [];
  for (let leg = 0; leg < customer.length; leg++) {
    const place = near ? near[(week[leg]! - first) / 7]! : weekPlaces.get(week[leg]!)!;
    const slot = places.of(customer[leg]!, place);
    if (slot === customers.length) {
      customers.push(customer[leg]!);
      sundays.push(week[leg]!);
    }
    slotOf[leg] = slot;
    weekOf[leg] = place;
  }
  return { slotOf, weekOf, customers, sundays, weeks };
}

import { calendarDay, firstDay } from '../calendar/calendar-day.ts';
import { lastCompleteWeek } from '../calendar/weeks.ts';
import type { LicenseColumns } from '../licenses/license-columns.ts';

/** The same licenses a week apart, as far as both weeks are known. */
export interface WeekApart {
  /** With the counts of the last complete week, without what has no history. */
  readonly now: LicenseColumns;
  /** The same a week before: those added since are not there. */
  readonly before: LicenseColumns;
  /** The day that is seven days before. */
  readonly asOf: string;
  /** The Sunday of the week whose counts are in `before`. */
  readonly week: string;
  /** Pools of one product whose counts of both weeks are not known: they are in neither. */
  readonly notKnown: (product: string) => number;
  /** Whether the counts of any pool of a product are known. */
  readonly isKnown: (product: string) => boolean;
}

/** A product that no figure is about: a pool of it is in none. */
const nowhere = '';

/**
 * Licenses with the counts of the last complete week on a day, and as they were a week before, for comparing like with like. A pool that
 * had not ended by then and lacks the counts of one of both weeks is left out of both; one that started since is not there before.
 * Dates and renewal are those that are known today. `undefined` where no two weeks lie behind the day.
 */
export function weekApart(columns: LicenseColumns, today: number): WeekApart | undefined {
  const then = today - 7;
  const latest = lastCompleteWeek(today);
  if (latest - 7 < firstDay) return undefined;
  const { products, product, subscription, start, end } = columns;
  const none = products.length;
  const now = countsOf(columns);
  const before = countsOf(columns);
  const [known, unknown] = [new Uint32Array(none), new Uint32Array(none)];
  for (let pool = 0; pool < product.length; pool++) {
    const place = product[pool]!;
    const owner = subscription[pool]!;
    if (start[owner]! > then && start[owner]! <= today) {
      before.product[pool] = none;
      continue;
    }
    // of what had ended nothing has changed since
    if (end[owner]! < then) continue;
    const [at, earlier] = [placeOfWeek(columns, pool, latest), placeOfWeek(columns, pool, latest - 7)];
    if (at < 0 || earlier < 0) {
      now.product[pool] = none;
      before.product[pool] = none;
      unknown[place]!++;
      continue;
    }
    known[place]!++;
    putWeek(columns, at, now, pool);
    putWeek(columns, earlier, before, pool);
  }
  const named = { ...columns, products: [...products, nowhere] };
  const count = (of: Uint32Array, name: string) => of[products.indexOf(name)] ?? 0;
  return {
    now: { ...named, ...now },
    before: { ...named, ...before },
    asOf: calendarDay(then),
    week: calendarDay(latest - 7),
    notKnown: (name) => count(unknown, name),
    isKnown: (name) => count(known, name) > 0,
  };
}

type Counts = Pick<LicenseColumns, 'product' | 'purchased' | 'assigned' | 'used'>;

function countsOf({ product, purchased, assigned, used }: LicenseColumns): Counts {
  return {
    product: product.slice(),
    purchased: purchased.slice(),
    assigned: assigned.slice(),
    used: used.slice(),
  };
}

/** Where a week stands in the history of a pool; −1: it is not there. */
function placeOfWeek({ weeksFrom, week }: LicenseColumns, pool: number, sunday: number): number {
  for (let at = weeksFrom[pool + 1]! - 1; at >= weeksFrom[pool]!; at--) if (week[at] === sunday) return at;
  return -1;
}

function putWeek(columns: LicenseColumns, at: number, counts: Counts, pool: number): void {
  counts.purchased[pool] = columns.weekPurchased[at]!;
  counts.assigned[pool] = columns.weekAssigned[at]!;
  counts.used[pool] = columns.weekUsed[at]!;
}

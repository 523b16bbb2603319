import { dayNumber } from '../calendar/calendar-day.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';

/** A row that was left out of the figures, and why. */
export interface RefusedLicenseRow {
  /** Position of the subscription or trial among the rows. */
  readonly index: number;
  readonly field: string;
  readonly message: string;
}

/**
 * Subscriptions and trials in columns: what the figures are computed over. A count that is not known is NaN there. A row
 * that does not fit (a negative count, a date that does not exist) is refused as a whole and named.
 */
export interface LicenseColumns {
  readonly customerIds: readonly string[];
  readonly products: readonly string[];
  /** Of each subscription or trial: its id, the place of its customer, first and last day as day numbers. */
  readonly subscriptionIds: readonly string[];
  readonly customer: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly isTrial: Uint8Array;
  readonly autoRenews: Uint8Array;
  /** Of each license pool: the places of its subscription and its product, and its counts. */
  readonly subscription: Int32Array;
  readonly product: Uint16Array;
  readonly purchased: Float64Array;
  readonly assigned: Float64Array;
  readonly used: Float64Array;
  readonly used3Months: Float64Array;
  /** Where a pool's weekly history begins; that of the next pool follows. */
  readonly weeksFrom: Uint32Array;
  /** Of each week of a pool's history: its Sunday as day number, and its counts. */
  readonly week: Int32Array;
  readonly weekPurchased: Float64Array;
  readonly weekAssigned: Float64Array;
  readonly weekUsed: Float64Array;
  readonly refused: readonly RefusedLicenseRow[];
}

/** Puts rows into columns. */
export function licenseColumns(rows: readonly Subscription[]): LicenseColumns {
  const refused: RefusedLicenseRow[] = [];
  const writer = new ColumnWriter(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const problem = writer.add(rows[index]);
    if (problem) refused.push({ index, ...problem });
  }
  return { ...writer.columns(), refused };
}

type Problem = Omit<RefusedLicenseRow, 'index'>;
type Column = Int32Array | Uint8Array | Uint16Array | Uint32Array | Float64Array;
/** A row as it may come: anything. */
type AnyRow = Readonly<Record<string, unknown>>;

/** Fills the columns row by row; what does not fit leaves no trace in them. */
class ColumnWriter {
  readonly #customers = new Places();
  readonly #products = new Places();
  readonly #ids: string[] = [];
  #rows;
  #pools = resized(
    {
      subscription: new Int32Array(),
      product: new Uint16Array(),
      purchased: new Float64Array(),
      assigned: new Float64Array(),
      used: new Float64Array(),
      used3Months: new Float64Array(),
      weeksFrom: new Uint32Array(),
    },
    0,
  );
  #weeks = resized(
    {
      week: new Int32Array(),
      weekPurchased: new Float64Array(),
      weekAssigned: new Float64Array(),
      weekUsed: new Float64Array(),
    },
    0,
  );
  #pool = 0;
  #week = 0;

  constructor(rows: number) {
    this.#rows = {
      customer: new Int32Array(rows),
      start: new Int32Array(rows),
      end: new Int32Array(rows),
      isTrial: new Uint8Array(rows),
      autoRenews: new Uint8Array(rows),
    };
  }

  /** How much room to make where so much is taken: what all rows need if the others are like those so far. */
  #roomFor(taken: number): number {
    const expected = (taken / (this.#ids.length + 1)) * this.#rows.start.length;
    return Math.ceil(Math.max(1.25 * taken, Math.min(4 * taken, 1.05 * expected))) + 64;
  }

  add(row: unknown): Problem | undefined {
    const pool = this.#pool;
    const week = this.#week;
    const problem = this.#addRow((row ?? {}) as AnyRow);
    if (problem) {
      this.#pool = pool;
      this.#week = week;
    }
    return problem;
  }

  #addRow({ id, customerId, kind, startDate, endDate, autoRenews, licenses }: AnyRow): Problem | undefined {
    if (!isText(id)) return problemOf('id', 'a text');
    if (!isText(customerId)) return problemOf('customerId', 'a text');
    if (kind !== 'subscription' && kind !== 'trial') return problemOf('kind', 'subscription or trial');
    const start = dayOf(startDate);
    if (start === undefined) return problemOf('startDate', aDay);
    const end = dayOf(endDate);
    if (end === undefined) return problemOf('endDate', aDay);
    if (autoRenews !== undefined && typeof autoRenews !== 'boolean')
      return problemOf('autoRenews', 'true or false');
    if (!Array.isArray(licenses)) return problemOf('licenses', 'a list');
    for (let at = 0; at < licenses.length; at++) {
      const problem = this.#addPool((licenses[at] ?? {}) as AnyRow);
      if (problem) return inside('licenses', at, problem);
    }
    const place = this.#ids.push(id) - 1;
    const rows = this.#rows;
    rows.customer[place] = this.#customers.of(customerId);
    rows.start[place] = start;
    rows.end[place] = end;
    if (kind === 'trial') rows.isTrial[place] = 1;
    else if (autoRenews) rows.autoRenews[place] = 1;
    return undefined;
  }

  #addPool({ product, purchased, assigned, used, used3Months, weeks = [] }: AnyRow): Problem | undefined {
    if (!isText(product)) return problemOf('product', 'a text');
    if (!isCount(purchased)) return problemOf('purchased', aCount);
    if (assigned !== undefined && !isCount(assigned)) return problemOf('assigned', aCount);
    if (used !== undefined && !isCount(used)) return problemOf('used', aCount);
    if (used3Months !== undefined && !isCount(used3Months)) return problemOf('used3Months', aCount);
    if (!Array.isArray(weeks)) return problemOf('weeks', 'a list');
    const place = this.#pool++;
    if (place + 1 >= this.#pools.product.length) this.#pools = resized(this.#pools, this.#roomFor(place + 1));
    const pools = this.#pools;
    pools.subscription[place] = this.#ids.length;
    pools.product[place] = this.#products.of(product);
    pools.purchased[place] = purchased;
    pools.assigned[place] = assigned ?? Number.NaN;
    pools.used[place] = used ?? Number.NaN;
    pools.used3Months[place] = used3Months ?? Number.NaN;
    pools.weeksFrom[place] = this.#week;
    for (let at = 0; at < weeks.length; at++) {
      const problem = this.#addWeek((weeks[at] ?? {}) as AnyRow);
      if (problem) return inside('weeks', at, problem);
    }
    return undefined;
  }

  #addWeek({ week, purchased, assigned, used }: AnyRow): Problem | undefined {
    const sunday = dayOf(week);
    if (sunday === undefined) return problemOf('week', aDay);
    if (!isCount(purchased)) return problemOf('purchased', aCount);
    if (!isCount(assigned)) return problemOf('assigned', aCount);
    if (!isCount(used)) return problemOf('used', aCount);
    const place = this.#week++;
    if (place >= this.#weeks.week.length) this.#weeks = resized(this.#weeks, this.#roomFor(place + 1));
    const weeks = this.#weeks;
    weeks.week[place] = sunday;
    weeks.weekPurchased[place] = purchased;
    weeks.weekAssigned[place] = assigned;
    weeks.weekUsed[place] = used;
    return undefined;
  }

  columns(): Omit<LicenseColumns, 'refused'> {
    const { weeksFrom, ...pools } = this.#pools;
    weeksFrom[this.#pool] = this.#week;
    return {
      customerIds: this.#customers.names,
      products: this.#products.names,
      subscriptionIds: this.#ids,
      ...resized(this.#rows, this.#ids.length),
      ...resized(pools, this.#pool),
      ...resized({ weeksFrom }, this.#pool + 1),
      ...resized(this.#weeks, this.#week),
    };
  }
}

/** The same columns with room for so many. */
function resized<Columns extends Record<string, Column>>(columns: Columns, length: number): Columns {
  const entries = Object.entries(columns).map(([name, column]) => {
    if (column.length === length) return [name, column];
    if (column.length > length) return [name, column.subarray(0, length)];
    const longer = new (column.constructor as new (length: number) => Column)(length);
    longer.set(column);
    return [name, longer];
  });
  return Object.fromEntries(entries);
}

/** The place of each name, in the order in which they come. */
class Places {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();
  #last = '';
  #lastPlace = -1;

  of(name: string): number {
    // rows of one customer come together more often than not
    if (name === this.#last) return this.#lastPlace;
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.names.push(name) - 1;
      this.#places.set(name, place);
    }
    this.#last = name;
    this.#lastPlace = place;
    return place;
  }
}

const aDay = 'a calendar date, YYYY-MM-DD';
const aCount = 'a whole number of 0 or more';

function problemOf(field: string, expected: string): Problem {
  return { field, message: `expected ${expected}` };
}

function inside(list: string, at: number, { field, message }: Problem): Problem {
  return { field: `${list}[${at}].${field}`, message };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function dayOf(value: unknown): number | undefined {
  return typeof value === 'string' ? dayNumber(value) : undefined;
}

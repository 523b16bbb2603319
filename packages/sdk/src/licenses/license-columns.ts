import { dayNumber } from '../calendar/calendar-day.ts';
import { Places } from '../columns/places.ts';
import { resized } from '../columns/resized.ts';
import { checkList } from '../errors/check-argument.ts';
import type { RowFault } from '../operation/checked-row.ts';
import { idText } from '../operation/id-text.ts';
import { atOnce, type Pausing } from '../operation/in-slices.ts';
import { checkedSubscription } from '../subscriptions/checked-subscription.ts';
import type { LicensePool, Subscription } from '../subscriptions/subscription.schema.ts';

/** A row that was left out of the figures, and why. */
export interface RefusedLicenseRow {
  /** Position of the subscription or trial among the rows. */
  readonly index: number;
  readonly field: string;
  readonly message: string;
  /** Whose it is and which, where the row says so. */
  readonly customerId?: string | undefined;
  readonly id?: string | undefined;
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

/**
 * Puts rows into columns. A row that does not fit is refused by the one check of subscriptions; of a customer's
 * subscription that comes twice the first counts, and the other is refused.
 */
export function licenseColumns(rows: readonly Subscription[]): LicenseColumns {
  return atOnce(puttingInColumns(rows));
}

/** So many rows are put into columns between two pauses. */
const rowsAtOnce = 256;

/** The same as {@link licenseColumns}; it pauses now and then. */
export function* puttingInColumns(rows: readonly Subscription[]): Pausing<LicenseColumns> {
  checkList('rows', rows);
  const refused: RefusedLicenseRow[] = [];
  const writer = new ColumnWriter(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const { row, fault } = checkedSubscription(rows[index]);
    const problem = fault ?? writer.add(row);
    if (problem) refused.push({ index, ...keyOf(rows[index]), ...problem });
    if ((index + 1) % rowsAtOnce === 0) yield;
  }
  return { ...writer.columns(), refused };
}

/** Whose a row is and which, as far as it says. */
function keyOf(row: unknown): Pick<RefusedLicenseRow, 'customerId' | 'id'> {
  const given = (row ?? {}) as { customerId?: unknown; id?: unknown };
  const [customerId, id] = [idText(given.customerId), idText(given.id)];
  return { ...(customerId === undefined ? {} : { customerId }), ...(id === undefined ? {} : { id }) };
}

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
  /** The last subscription of each customer, and the one before each. */
  readonly #last: number[] = [];
  readonly #next: number[] = [];
  readonly #many = new Map<number, Set<string>>();

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

  /** Adds a row that fits, unless its customer has one of the same id already. */
  add({
    id,
    customerId,
    kind,
    startDate,
    endDate,
    autoRenews,
    licenses,
  }: Subscription): RowFault | undefined {
    const customer = this.#customers.of(customerId);
    if (this.#isThere(customer, id))
      return { field: 'id', message: `expected an id of its own, found ${JSON.stringify(id)} again` };
    for (let at = 0; at < licenses.length; at++) this.#addPool(licenses[at] as LicensePool);
    const place = this.#ids.push(id) - 1;
    this.#next[place] = this.#last[customer] ?? -1;
    this.#last[customer] = place;
    const rows = this.#rows;
    rows.customer[place] = customer;
    rows.start[place] = dayNumber(startDate) as number;
    rows.end[place] = dayNumber(endDate) as number;
    if (kind === 'trial') rows.isTrial[place] = 1;
    else if (autoRenews) rows.autoRenews[place] = 1;
    return undefined;
  }

  /** Customers have few subscriptions: they are looked through; of one with many the ids are kept. */
  #isThere(customer: number, id: string): boolean {
    const many = this.#many.get(customer);
    if (many) {
      if (many.has(id)) return true;
      many.add(id);
      return false;
    }
    let count = 0;
    for (let place = this.#last[customer] ?? -1; place >= 0; place = this.#next[place] as number) {
      if (this.#ids[place] === id) return true;
      count++;
    }
    if (count >= few) this.#many.set(customer, new Set([...this.#idsOf(customer), id]));
    return false;
  }

  *#idsOf(customer: number): Generator<string> {
    for (let place = this.#last[customer] ?? -1; place >= 0; place = this.#next[place] as number)
      yield this.#ids[place] as string;
  }

  #addPool({ product, purchased, assigned, used, used3Months, weeks = [] }: LicensePool): void {
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
    for (let at = 0; at < weeks.length; at++) this.#addWeek(weeks[at] as PoolWeek);
  }

  #addWeek({ week, purchased, assigned, used }: PoolWeek): void {
    const place = this.#week++;
    if (place >= this.#weeks.week.length) this.#weeks = resized(this.#weeks, this.#roomFor(place + 1));
    const weeks = this.#weeks;
    weeks.week[place] = dayNumber(week) as number;
    weeks.weekPurchased[place] = purchased;
    weeks.weekAssigned[place] = assigned;
    weeks.weekUsed[place] = used;
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

/** Up to so many subscriptions of one customer are looked through. */
const few = 16;

type PoolWeek = NonNullable<LicensePool['weeks']>[number];

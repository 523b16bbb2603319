import type { Customer } from '../customers/customer.schema.ts';
import type { CustomerSort, CustomerSortField, listCustomers } from '../customers/customers.contract.ts';
import type { CheckedInputOf, OutputOf } from '../operation/operation.ts';
import { Pager } from '../operation/pager.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import type { AskedRegions } from './ask-region.ts';
import { customerSortKeys, type SortKey, sortedCustomer } from './customer-sort-key.ts';
import type { CallContext } from './data-source.ts';
import { pageCursor, readPageCursor, unusableCursor } from './page-cursor.ts';

type ListCustomers = typeof listCustomers;
type ListInput = CheckedInputOf<ListCustomers>;
type Page = OutputOf<ListCustomers>;

/** The row behind which a region goes on, by what it is ordered by. */
type Place = readonly [key: string | number | null, id: string];

/** How far a region was read: behind a place on the page of a cursor; `null` to its end. */
type RegionProgress = { readonly cursor: string | null; readonly after?: Place | undefined } | null;

const usualPageSize = 50;
/** So many rests of pages are kept for whoever reads on. */
const keptRests = 8;

/** Rows of a region that were read and not answered yet. */
interface RegionRows {
  readonly region: string;
  /** The cursor of their page, and the one behind it. */
  readonly cursor: string | null;
  readonly next: string | null;
  readonly rows: readonly Customer[];
  readonly after: Place | undefined;
  readonly pager: Pager<Customer>;
}

/**
 * The pages of all regions as the pages of one list. Each region is asked for its own rows in the same order; a cursor
 * tells for each how far it was read, so that it goes on where it was, whatever came or went in the meantime.
 */
export function mergedList(asked: AskedRegions) {
  const rests = new Map<string, readonly RegionRows[]>();
  return async (operation: ListCustomers, input: ListInput, context: CallContext): Promise<Page> => {
    const list = JSON.stringify([input.query?.trim() ?? '', input.sort, context.asOf]);
    const merge = new RegionMerge(asked, operation, input, context);
    const restOf = (cursor: string) => JSON.stringify([list, cursor]);
    const kept = input.cursor ? rests.get(restOf(input.cursor)) : undefined;
    if (input.cursor) rests.delete(restOf(input.cursor));
    if (kept) merge.goOn(kept);
    else await merge.start(input.cursor ? progressOf(list, input.cursor, asked.regions) : undefined);
    const items = await merge.take(input.limit ?? usualPageSize);
    const left = merge.left();
    const nextCursor = left.length === 0 ? null : pageCursor(list, merge.progress());
    if (nextCursor !== null) {
      rests.set(restOf(nextCursor), left);
      const [oldest] = rests.keys();
      if (rests.size > keptRests && oldest !== undefined) rests.delete(oldest);
    }
    return { items, nextCursor, ...(merge.refused.length > 0 ? { refused: merge.refused } : {}) };
  };
}

class RegionMerge {
  readonly refused: RowProblem[] = [];
  readonly #asked: AskedRegions;
  readonly #operation: ListCustomers;
  readonly #input: ListInput;
  readonly #context: CallContext;
  readonly #order: CustomerComparison;
  #open: RegionRows[] = [];

  constructor(asked: AskedRegions, operation: ListCustomers, input: ListInput, context: CallContext) {
    this.#asked = asked;
    this.#operation = operation;
    // without a sort each region would have an order of its own
    this.#input = { ...input, sort: input.sort ?? 'name' };
    this.#context = context;
    this.#order = new CustomerComparison(input.sort ?? 'name');
  }

  goOn(rests: readonly RegionRows[]): void {
    this.#open = [...rests];
  }

  async start(progress: Readonly<Record<string, RegionProgress>> | undefined): Promise<void> {
    const pages = this.#asked.regions.map((region) => {
      const reached = progress === undefined ? { cursor: null } : progress[region];
      return reached ? this.#read(region, reached) : undefined;
    });
    this.#open = (await Promise.all(pages)).filter((rows) => rows !== undefined);
  }

  /** The next rows of all regions, in order. */
  async take(count: number): Promise<Customer[]> {
    const taken: Customer[] = [];
    while (taken.length < count) {
      await this.#refill();
      const first = this.#firstRegion();
      if (first === undefined) break;
      const [customer, ...rows] = (this.#open[first] as RegionRows).rows;
      if (!customer) break;
      taken.push(customer);
      this.#open[first] = {
        ...(this.#open[first] as RegionRows),
        rows,
        after: this.#order.placeOf(customer),
      };
    }
    await this.#refill();
    return taken;
  }

  /** What was read and not taken; empty when all regions are at their end. */
  left(): readonly RegionRows[] {
    return this.#open;
  }

  progress(): Record<string, RegionProgress> {
    return Object.fromEntries(this.#open.map(({ region, cursor, after }) => [region, { cursor, after }]));
  }

  /** Reads on where a region's page is used up, and leaves out those at their end. */
  async #refill(): Promise<void> {
    const filled = await Promise.all(
      this.#open.map((one) => {
        if (one.rows.length > 0) return one;
        return one.next === null ? undefined : this.#read(one.region, { cursor: one.next }, one.pager);
      }),
    );
    this.#open = filled.filter(
      (rows) => rows !== undefined && (rows.rows.length > 0 || rows.next !== null),
    ) as RegionRows[];
    if (this.#open.some(({ rows }) => rows.length === 0)) await this.#refill();
  }

  #firstRegion(): number | undefined {
    let first: number | undefined;
    this.#open.forEach(({ rows }, at) => {
      const best = first === undefined ? undefined : this.#open[first]?.rows[0];
      if (rows[0] && (!best || this.#order.compare(rows[0], best) < 0)) first = at;
    });
    return first;
  }

  async #read(
    region: string,
    { cursor, after }: NonNullable<RegionProgress>,
    pager = new Pager<Customer>(({ id }) => id),
  ): Promise<RegionRows> {
    const { ask, residences } = this.#asked;
    const page = await ask(region, this.#operation, { ...this.#input, cursor }, { ...this.#context, region });
    residences.meet(region, page.items);
    this.refused.push(...(page.refused ?? []));
    const { rows: fresh, nextCursor: next } = pager.take(page);
    const rows = after ? fresh.filter((customer) => this.#order.isBehind(customer, after)) : fresh;
    return { region, cursor, next, rows, after, pager };
  }
}

/** The order of a sort, over customers as they are answered. */
class CustomerComparison {
  readonly #keyOf: (customer: Customer) => SortKey;
  readonly #direction: 1 | -1;

  constructor(sort: CustomerSort) {
    const key = customerSortKeys[sort.replace(/^-/, '') as CustomerSortField];
    this.#keyOf = (customer) => key(sortedCustomer(customer));
    this.#direction = sort.startsWith('-') ? -1 : 1;
  }

  compare(a: Customer, b: Customer): number {
    return this.#comparePlaces(this.placeOf(a), this.placeOf(b));
  }

  isBehind(customer: Customer, place: Place): boolean {
    return this.#comparePlaces(this.placeOf(customer), place) > 0;
  }

  placeOf(customer: Customer): Place {
    return [this.#keyOf(customer) ?? null, customer.id];
  }

  #comparePlaces([key, id]: Place, [otherKey, otherId]: Place): number {
    // what is not known comes last in both directions
    if (key === null || otherKey === null) {
      if (key !== otherKey) return key === null ? 1 : -1;
      return this.#direction * compareCodePoints(id, otherId);
    }
    return this.#direction * (compareKeys(key, otherKey) || compareCodePoints(id, otherId));
  }
}

function compareKeys(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b || 0;
  return compareCodePoints(String(a), String(b));
}

function progressOf(
  list: string,
  cursor: string,
  regions: readonly string[],
): Readonly<Record<string, RegionProgress>> {
  const progress = readPageCursor(list, cursor);
  const isProgress = typeof progress === 'object' && progress !== null;
  if (!isProgress || !Object.keys(progress).every((region) => regions.includes(region)))
    throw unusableCursor();
  return progress as Record<string, RegionProgress>;
}

import type { Customer } from '../customers/customer.schema.ts';
import { customerSortKeys, type SortKey, sortedCustomer } from '../customers/customer-sort-key.ts';
import type { CustomerSort, CustomerSortField, listCustomers } from '../customers/customers.contract.ts';
import type { PartnerError } from '../errors/partner-error.ts';
import type { AskedRegions } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import type { MissingRegion } from '../operation/missing-region.schema.ts';
import type { CheckedInputOf, OutputOf } from '../operation/operation.ts';
import { pageCursor, readPageCursor, unusableCursor } from '../operation/page-cursor.ts';
import { Pager } from '../operation/pager.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { missingRegion, partOfRegion, regionFailure, withMissing } from './healthy-regions.ts';

type ListCustomers = typeof listCustomers;
type ListInput = CheckedInputOf<ListCustomers>;
type Page = OutputOf<ListCustomers>;

/** The row behind which a region goes on, by what it is ordered by. */
type Place = readonly [key: string | number | null, id: string];

/** How far a region was read: behind a place on the page of a cursor. */
interface RegionPlace {
  readonly cursor: string | null;
  readonly after?: Place | undefined;
}

/** Of each region that is not at its end: how far it was read, or that it is missing in this list. */
type RegionProgress = RegionPlace | { readonly missing: Omit<MissingRegion, 'region'> };

const usualPageSize = 50;
/** So many rests of pages are kept for whoever reads on. */
const keptRests = 8;

/** What of a list is still to come, and which regions are not. */
interface Rest {
  readonly open: readonly RegionRows[];
  readonly missing: readonly MissingRegion[];
}

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
 * tells for each how far it was read, so that it goes on where it was, whatever came or went in the meantime. A region
 * that fails is missing from there on, and every page says so: only a list that is read anew has its rows again.
 */
export function mergedList(asked: AskedRegions) {
  const rests = new Map<string, Rest>();
  return async (operation: ListCustomers, input: ListInput, context: CallContext): Promise<Page> => {
    const list = JSON.stringify([input.query?.trim() ?? '', input.sort, context.asOf]);
    const merge = new RegionMerge(asked, operation, input, context);
    const restOf = (cursor: string) => JSON.stringify([list, cursor]);
    const kept = input.cursor ? rests.get(restOf(input.cursor)) : undefined;
    if (input.cursor) rests.delete(restOf(input.cursor));
    if (kept) merge.goOn(kept);
    else await merge.start(input.cursor ? progressOf(list, input.cursor, asked.regions) : undefined);
    const items = await merge.take(input.limit ?? usualPageSize);
    const rest = merge.rest();
    const nextCursor = rest.open.length === 0 ? null : pageCursor(list, merge.progress());
    if (nextCursor !== null) {
      rests.set(restOf(nextCursor), rest);
      const [oldest] = rests.keys();
      if (rests.size > keptRests && oldest !== undefined) rests.delete(oldest);
    }
    const refused = merge.refused.length > 0 ? { refused: merge.refused } : {};
    return { items, nextCursor, ...refused, ...withMissing(rest.missing) };
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
  #missing: MissingRegion[] = [];
  #hasAnswer = false;
  #failure: PartnerError | undefined;

  constructor(asked: AskedRegions, operation: ListCustomers, input: ListInput, context: CallContext) {
    this.#asked = asked;
    this.#operation = operation;
    // without a sort each region would have an order of its own
    this.#input = { ...input, sort: input.sort ?? 'name' };
    this.#context = context;
    this.#order = new CustomerComparison(input.sort ?? 'name');
  }

  goOn({ open, missing }: Rest): void {
    this.#open = [...open];
    this.#missing = [...missing];
  }

  async start(progress: Readonly<Record<string, RegionProgress>> | undefined): Promise<void> {
    const pages = this.#asked.regions.map((region) => {
      const reached = progress === undefined ? { cursor: null } : progress[region];
      if (!reached) return undefined;
      if (!('missing' in reached)) return this.#read(region, reached);
      this.#missing.push({ region, ...reached.missing });
      return undefined;
    });
    this.#open = (await Promise.all(pages)).filter((rows) => rows !== undefined);
  }

  /** The next rows of all regions, in order. Rejects where every region that was asked for them fails. */
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
    if (this.#failure && !this.#hasAnswer && this.#open.length === 0) throw this.#failure;
    return taken;
  }

  /** What was read and not taken, nothing when all regions are at their end; and those that are missing. */
  rest(): Rest {
    return { open: this.#open, missing: this.#missing };
  }

  progress(): Record<string, RegionProgress> {
    return Object.fromEntries([
      ...this.#open.map(({ region, cursor, after }) => [region, { cursor, after }]),
      ...this.#missing.map(({ region, ...missing }) => [region, { missing }]),
    ]);
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
    { cursor, after }: RegionPlace,
    pager = new Pager<Customer>(({ id }) => id),
  ): Promise<RegionRows | undefined> {
    const { ask, residences } = this.#asked;
    try {
      const input = { ...this.#input, cursor };
      const page = await partOfRegion(ask)(region, this.#operation, input, this.#context);
      residences.meet(region, page.items);
      this.refused.push(...(page.refused ?? []));
      const { rows: fresh, nextCursor: next } = pager.take(page);
      const rows = after ? fresh.filter((customer) => this.#order.isBehind(customer, after)) : fresh;
      this.#hasAnswer = true;
      return { region, cursor, next, rows, after, pager };
    } catch (cause) {
      this.#failure = regionFailure(cause);
      this.#missing.push(missingRegion(region, this.#failure));
      return undefined;
    }
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
  const isObject = (value: unknown) => typeof value === 'object' && value !== null;
  const isOfRegion = ([region, place]: [string, unknown]) => regions.includes(region) && isObject(place);
  if (!isObject(progress) || !Object.entries(progress as object).every(isOfRegion)) throw unusableCursor();
  return progress as Record<string, RegionProgress>;
}

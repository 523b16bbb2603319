import type { PartnerError } from '../errors/partner-error.ts';
import type { AskedRegions } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import type { MissingRegion } from '../operation/missing-region.schema.ts';
import type { Operation } from '../operation/operation.ts';
import { pageCursor, readPageCursor, unusableCursor } from '../operation/page-cursor.ts';
import { usualPageSize } from '../operation/page-size.ts';
import { Pager } from '../operation/pager.ts';
import type { ListRule } from '../operation/region-rule.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import type { RowOrder } from '../operation/row-order.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { missingRegion, partOfRegion, regionFailure, withMissing } from './healthy-regions.ts';

/** What a page of any list is asked by. */
interface ListInput {
  readonly [field: string]: unknown;
  readonly sort?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | null | undefined;
}

interface ListRow {
  readonly id: string;
}

/** A page of any list. */
interface ListPage {
  readonly items: readonly ListRow[];
  readonly nextCursor: string | null;
  readonly refused?: readonly RowProblem[] | undefined;
}

/** The row behind which a region goes on, by what it is ordered by. */
type Place = readonly [key: string | number | null, id: string];

/** A row, and where it stands in the order of the list. */
interface PlacedRow {
  readonly row: ListRow;
  readonly place: Place;
}

/** How far a region was read: behind a place on the page of a cursor. */
interface RegionPlace {
  readonly cursor: string | null;
  readonly after?: Place | undefined;
}

/** Of each region that is not at its end: how far it was read, or that it is missing in this list. */
type RegionProgress = RegionPlace | { readonly missing: Omit<MissingRegion, 'region'> };

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
  readonly rows: readonly PlacedRow[];
  readonly after: Place | undefined;
  readonly pager: Pager<ListRow>;
}

/**
 * The pages of all regions as the pages of one list. Each region is asked for its own rows in the same order; a cursor
 * tells for each how far it was read, so that it goes on where it was, whatever came or went in the meantime. A region
 * that fails is missing from there on, and every page says so: only a list that is read anew has its rows again.
 */
export function mergedList(asked: AskedRegions) {
  const rests = new Map<string, Rest>();
  return async (
    operation: Operation,
    { list: rule }: ListRule,
    input: ListInput,
    context: CallContext,
  ): Promise<ListPage> => {
    const list = questionOf(operation, input, context);
    const order = new RegionOrder(await rule.order(), input.sort ?? rule.usualSort);
    const merge = new RegionMerge({ asked, operation, rule, input, context, order });
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

/** What a list is asked by, whichever page of it: no text and a blank one ask for the same. */
function questionOf({ id }: Operation, input: ListInput, { asOf }: CallContext): string {
  const { limit: _, cursor: __, ...fields } = input;
  const asked = Object.entries(fields)
    .map(([field, value]) => [field, typeof value === 'string' ? value.trim() : value])
    .filter(([, value]) => value !== undefined && value !== '')
    .sort();
  return JSON.stringify([id, asked, asOf]);
}

/** What one page is made of. */
interface MergeOf {
  readonly asked: AskedRegions;
  readonly operation: Operation;
  readonly rule: ListRule['list'];
  readonly input: ListInput;
  readonly context: CallContext;
  readonly order: RegionOrder;
}

class RegionMerge {
  readonly refused: RowProblem[] = [];
  readonly #of: MergeOf;
  #open: RegionRows[] = [];
  #missing: MissingRegion[] = [];
  #hasAnswer = false;
  #failure: PartnerError | undefined;

  constructor(of: MergeOf) {
    this.#of = of;
  }

  goOn({ open, missing }: Rest): void {
    this.#open = [...open];
    this.#missing = [...missing];
  }

  async start(progress: Readonly<Record<string, RegionProgress>> | undefined): Promise<void> {
    const pages = this.#of.asked.regions.map((region) => {
      const reached = progress === undefined ? { cursor: null } : progress[region];
      if (!reached) return undefined;
      if (!('missing' in reached)) return this.#read(region, reached);
      this.#missing.push({ region, ...reached.missing });
      return undefined;
    });
    this.#open = (await Promise.all(pages)).filter((rows) => rows !== undefined);
  }

  /** The next rows of all regions, in order. Rejects where every region that was asked for them fails. */
  async take(count: number): Promise<ListRow[]> {
    const taken: ListRow[] = [];
    while (taken.length < count) {
      await this.#refill();
      const first = this.#firstRegion();
      if (first === undefined) break;
      const [next, ...rows] = (this.#open[first] as RegionRows).rows;
      if (!next) break;
      taken.push(next.row);
      this.#open[first] = { ...(this.#open[first] as RegionRows), rows, after: next.place };
    }
    await this.#refill();
    const isAnswered = this.#hasAnswer || taken.length > 0;
    if (this.#failure && !isAnswered && this.#open.length === 0) throw this.#failure;
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
      if (rows[0] && (!best || this.#of.order.compare(rows[0].place, best.place) < 0)) first = at;
    });
    return first;
  }

  async #read(
    region: string,
    { cursor, after }: RegionPlace,
    pager = new Pager<ListRow>(({ id }) => id),
  ): Promise<RegionRows | undefined> {
    const { asked, operation, rule, context, order } = this.#of;
    try {
      const input = { ...this.#of.input, sort: order.sort, cursor };
      const page = (await partOfRegion(asked.ask)(region, operation, input, context)) as ListPage;
      if (rule.customer) asked.residences.meet(region, customersOf(page.items, rule.customer));
      this.refused.push(...(page.refused ?? []));
      const { rows: fresh, nextCursor: next } = pager.take(page);
      const placed = fresh.map((row) => ({ row, place: order.placeOf(row) }));
      const rows = after ? placed.filter(({ place }) => order.compare(place, after) > 0) : placed;
      this.#hasAnswer = true;
      return { region, cursor, next, rows, after, pager };
    } catch (cause) {
      this.#failure = regionFailure(cause);
      this.#missing.push(missingRegion(region, this.#failure));
      return undefined;
    }
  }
}

/** The order of a sort, over rows as they are answered. */
class RegionOrder {
  readonly sort: string;
  readonly #order: RowOrder;
  readonly #field: string;
  readonly #direction: 1 | -1;

  constructor(order: RowOrder, sort: string) {
    this.sort = sort;
    this.#order = order;
    this.#field = sort.replace(/^-/, '');
    this.#direction = sort.startsWith('-') ? -1 : 1;
  }

  placeOf(row: ListRow): Place {
    return [this.#order.keyOf(row, this.#field) ?? null, row.id];
  }

  compare([key, id]: Place, [otherKey, otherId]: Place): number {
    // what is not known comes last in both directions
    if (key === null || otherKey === null) {
      if (key !== otherKey) return key === null ? 1 : -1;
      return this.#direction * compareCodePoints(id, otherId);
    }
    return this.#direction * (compareKeys(key, otherKey) || compareCodePoints(id, otherId));
  }
}

function customersOf(rows: readonly ListRow[], field: string): string[] {
  return rows.map((row) => (row as unknown as Readonly<Record<string, string>>)[field] as string);
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

import { type CalendarDay, calendarDay } from '../calendar/calendar-day.ts';
import type { Customer, CustomerRow } from '../customers/customer.schema.ts';
import { atOnce, inSlices, type Pausing, withinSlice } from '../operation/in-slices.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import type { CustomerFilter } from '../query/customer-filter.ts';
import { CheckedCustomers } from './checked-customers.ts';
import { awaitedSubscriptions, firstSubscriptions } from './first-subscriptions.ts';
import type { GroupedSubscriptions } from './grouped-subscriptions.ts';
import type { MakeSearchTexts, SearchTexts } from './search-texts.ts';
import type { CustomerOrder, SortedBy } from './sorted-by.ts';
import type { RefusedSubscription, SubscriptionsByCustomer } from './subscriptions-by-customer.ts';
import { type ColumnInput, SummaryColumns } from './summary-columns.ts';

const loadPrepared = loadOnce(() => import('./prepared-columns.ts'));

/** Which customers, in which order. */
export interface CustomerSelection {
  readonly filter?: CustomerFilter | undefined;
  /** Makes what a filter looks for texts in. */
  readonly texts?: MakeSearchTexts | undefined;
  readonly order?: SortedBy | undefined;
  readonly region?: string | undefined;
}

/** What an index is made over. */
export interface CustomerIndexInput extends Omit<ColumnInput, 'customers' | 'subscriptions'> {
  readonly rows: readonly unknown[];
  /** Whether the viewer may see a customer; absent for all. */
  readonly maySee: ((customerId: string) => boolean) | undefined;
}

/** What an index over all rows is made of. */
export interface WholeIndexInput extends CustomerIndexInput {
  /** Groups the subscriptions; absent where they are not supplied. */
  readonly group?: ((customers: CheckedCustomers) => GroupedSubscriptions) | undefined;
  /** The first of these rows as they were delivered before all were checked. */
  readonly first?: CustomerIndex | undefined;
}

/**
 * What the first search and the first sort need is made while nobody waits, of more rows than the first and no more than the
 * second: of fewer it takes no time, of more much memory.
 */
const preparedFrom = 20_000;
const preparedUpTo = 250_000;
const afterFirstPaintMs = 200;
const keptCustomers = 2000;
/** So many rows fill every screen. */
const firstRows = 100;
/** So many rows are looked at between two looks at the clock. */
const perStep = 256;
/** Of fewer than one in so many rows the texts are looked at one by one. */
const fewerThan = 16;

/** Rows that a host has in memory, filtered, sorted and delivered as customers. */
export class CustomerIndex {
  /** The day for which they are judged. */
  readonly asOf: CalendarDay;
  /** Rows that did not fit. All are checked before the first answer, so that every answer goes by the same rows. */
  readonly refused: readonly RowProblem[];
  readonly refusedCustomers: readonly RowProblem[];
  /** Subscriptions that did not fit, and those of customers that are not there. */
  readonly refusedSubscriptions: readonly RefusedSubscription[];
  /** Whether what follows from subscriptions is still to come. */
  readonly awaits: boolean;
  readonly #maySee: CustomerIndexInput['maySee'];
  readonly #rows: CheckedCustomers;
  readonly #columns: SummaryColumns;
  readonly #orders = new Map<string, CustomerOrder>();
  readonly #customers = new Map<number, Customer>();
  #natural: Uint32Array | undefined;
  #changes = 0;
  /** How often something was asked for. */
  #asked = 0;
  #last: { key: string; selection: CustomerSelection; positions: Uint32Array } | undefined;
  /** A selection that took longer than somebody had time. */
  #begun: { readonly key: string; readonly work: Pausing<Uint32Array> } | undefined;

  private constructor(
    rows: CheckedCustomers,
    subscriptions: SubscriptionsByCustomer | undefined,
    input: CustomerIndexInput,
  ) {
    this.#maySee = input.maySee;
    this.asOf = input.asOf;
    this.awaits = subscriptions === awaitedSubscriptions;
    this.#rows = rows;
    this.refusedCustomers = rows.problems;
    this.refusedSubscriptions = subscriptions?.refused ?? [];
    this.refused = [...this.refusedSubscriptions, ...rows.problems];
    this.#columns = new SummaryColumns({ ...input, customers: rows, subscriptions });
    if (rows.length > preparedFrom && rows.length <= preparedUpTo)
      setTimeout(this.#prepare, afterFirstPaintMs);
  }

  /** Checks all rows, in slices between which others have their turn, and makes an index over those that fit. */
  static async over({ group, first, ...input }: WholeIndexInput): Promise<CustomerIndex> {
    const rows = new CheckedCustomers(input.rows);
    const subscriptions = group?.(rows);
    await rows.check();
    if (subscriptions) await inSlices(subscriptions.checking());
    const index = new CustomerIndex(rows, subscriptions, input);
    // who was shown already stays the same object, and need not be drawn again
    if (first && !first.awaits)
      for (const [position, customer] of first.#customers) index.#customers.set(position, customer);
    return index;
  }

  /**
   * The first customers at once, as an index over all rows will deliver them; `undefined` where only a check of all rows
   * tells what they are.
   */
  static ofFirst(
    input: CustomerIndexInput,
    agreements: readonly unknown[] | undefined,
  ): CustomerIndex | undefined {
    const rows = new CheckedCustomers(input.rows.slice(0, firstRows));
    if (!atOnce(rows.checking()) || rows.leftOut > 0) return undefined;
    const ids = Array.from({ length: rows.length }, (_, position) => rows.row(position).id);
    const subscriptions = agreements && firstSubscriptions(agreements, ids);
    return agreements && !subscriptions ? undefined : new CustomerIndex(rows, subscriptions, input);
  }

  /** Position of a customer that the viewer may see, if it is in the region asked. */
  positionOf(id: string, region?: string): number | undefined {
    const position = this.#rows.positionOf(id);
    return position !== undefined && this.#isVisible(position, region) ? position : undefined;
  }

  /** Where a customer lives, whoever looks; `undefined`: there is none of this id. */
  regionOf(id: string): { readonly region: string | undefined } | undefined {
    const position = this.#rows.positionOf(id);
    return position === undefined ? undefined : { region: this.row(position).region ?? undefined };
  }

  /** Positions of the customers of a selection, in order. The last selection is kept. */
  select(selection: CustomerSelection): Uint32Array {
    return atOnce(this.#selecting(selection));
  }

  /** The same, in slices between which others have their turn. Rejects once a signal ends it. */
  selectInSlices(selection: CustomerSelection, signal: AbortSignal | undefined): Promise<Uint32Array> {
    return inSlices(this.#begunOr(selection), signal);
  }

  /**
   * The same, where it takes no longer than a slice and its order is made already; `undefined` otherwise: {@link selectInSlices}
   * goes on with what was begun.
   */
  selectAtHand(selection: CustomerSelection): Uint32Array | undefined {
    const { order } = selection;
    if (order && !this.#orders.has(order.field)) return undefined;
    const work = this.#begunOr(selection);
    const positions = withinSlice(work);
    if (!positions) this.#begun = { key: keyOf(selection), work };
    return positions;
  }

  #begunOr(selection: CustomerSelection): Pausing<Uint32Array> {
    const begun = this.#begun;
    this.#begun = undefined;
    return begun?.key === keyOf(selection) ? begun.work : this.#selecting(selection);
  }

  /** The row at a position, as it was handed over. */
  row(position: number): CustomerRow {
    return this.#rows.row(position);
  }

  /** The rows of the customers that the viewer may see, of the region asked or of all. */
  *visibleRows(region?: string): Generator<CustomerRow> {
    for (let position = 0; position < this.#rows.length; position++) {
      if (this.#isVisible(position, region)) yield this.row(position);
    }
  }

  /** The customer at a position; `undefined` where its row does not fit, and where it is not known yet. */
  customer(position: number): Customer | undefined {
    const kept = this.#customers.get(position);
    if (kept) return kept;
    // of the first customers alone the others are not known yet
    if (position >= this.#rows.length || this.#rows.isLeftOut(position)) return undefined;
    if (this.#customers.size >= keptCustomers) this.#customers.clear();
    const customer = this.#deliver(position);
    this.#customers.set(position, customer);
    return customer;
  }

  /** The narrow row at a position; it speaks of that row until the next call. */
  summary(position: number): SummaryColumns {
    this.#columns.position = position;
    return this.#columns;
  }

  /** From now on the texts in which a search looks can be told of each customer. */
  keepTexts(make: MakeSearchTexts): SearchTexts {
    return this.#columns.keepTexts(make);
  }

  /** Forgets what was derived of a customer whose tags changed. */
  touch(id: string): void {
    const position = this.#rows.positionOf(id);
    if (position !== undefined) this.#customers.delete(position);
    this.#last = undefined;
    this.#begun = undefined;
    this.#changes++;
  }

  /** Makes what the first search and the first sort need while nobody waits: whoever types has the processor alone. */
  readonly #prepare = async (): Promise<void> => {
    try {
      const { prepared } = await loadPrepared();
      this.#orders.set('name', await prepared(this.#columns, this.#rows.length, () => this.#asked));
    } catch {
      // who sorts is told why it does not load
    }
  };

  #isVisible(position: number, region?: string): boolean {
    if (this.#rows.isLeftOut(position)) return false;
    if (region !== undefined && this.row(position).region !== region) return false;
    return this.#maySee?.(this.row(position).id) ?? true;
  }

  *#selecting(selection: CustomerSelection): Pausing<Uint32Array> {
    this.#asked++;
    const key = keyOf(selection);
    if (this.#last?.key === key && this.#last.selection.order?.attention === selection.order?.attention)
      return this.#last.positions;
    const changes = this.#changes;
    const positions = yield* this.#filtering(selection);
    // what changed meanwhile is another selection
    if (changes === this.#changes) this.#last = { key, selection, positions };
    return positions;
  }

  *#filtering(selection: CustomerSelection): Pausing<Uint32Array> {
    const { filter, texts: make, order, region } = selection;
    const everyone = !this.#maySee && this.#rows.leftOut === 0;
    if (!filter && !region && everyone) return this.#ordered(order);
    if (filter) this.#columns.keep();
    const candidates = this.#widerSelection(selection) ?? this.#ordered(order);
    const columns = this.#columns;
    // where much is to be looked through, all texts are, many in one go
    const isMuch = candidates.length * fewerThan >= this.#rows.length;
    const texts = (isMuch && filter?.texts) || [];
    const kept = make && this.keepTexts(make);
    const isHeld = kept && texts.length > 0;
    const some = isHeld ? yield* kept.holding(texts, candidates) : candidates;
    const matches = isHeld ? filter?.rest : filter?.matches;
    if (isHeld && !matches && !region && everyone) return some;
    const found = new Uint32Array(some.length);
    let count = 0;
    for (let index = 0; index < some.length; index++) {
      if (index % perStep === perStep - 1) yield;
      const position = some[index] as number;
      columns.position = position;
      if (matches && !matches(columns)) continue;
      if (region && columns.region !== region) continue;
      if (everyone || this.#isVisible(position)) found[count++] = position;
    }
    return found.slice(0, count);
  }

  /** The last selection, where all that is asked for now is among it. */
  #widerSelection({ filter, order, region }: CustomerSelection): Uint32Array | undefined {
    const last = this.#last;
    if (!last?.selection.filter || !filter) return undefined;
    const isSame =
      last.selection.order?.sort === order?.sort &&
      last.selection.order?.attention === order?.attention &&
      last.selection.region === region;
    return isSame && filter.narrows(last.selection.filter) ? last.positions : undefined;
  }

  #ordered(by: SortedBy | undefined): Uint32Array {
    if (!by) {
      this.#natural ??= countedUp(this.#rows.length);
      return this.#natural;
    }
    this.#columns.keep();
    const order = by.order(this.#columns, this.#rows.length, this.#orders);
    return by.isDescending ? by.descending(order) : order.positions;
  }

  #deliver(position: number): Customer {
    const summary = this.summary(position);
    const { tags, knownStatuses, knownProducts, facts, added } = summary;
    const row = this.row(position);
    return {
      ...row,
      ...facts,
      ...(added === undefined ? {} : { addedOn: calendarDay(added) }),
      tags: [...tags],
      ...(knownStatuses ? { statuses: [...knownStatuses] } : {}),
      ...(knownProducts ? { products: [...knownProducts] } : {}),
    } as Customer;
  }
}

function keyOf({ filter, order, region }: CustomerSelection): string {
  return JSON.stringify([filter?.key, order?.sort, region]);
}

function countedUp(length: number): Uint32Array {
  const positions = new Uint32Array(length);
  for (let position = 0; position < length; position++) positions[position] = position;
  return positions;
}

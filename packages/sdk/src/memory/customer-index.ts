import { type CalendarDay, calendarDay } from '../calendar/calendar-day.ts';
import { checkedCustomer } from '../customers/checked-customer.ts';
import type { Customer, CustomerRow } from '../customers/customer.schema.ts';
import { UnmappedRow } from '../host-rows/row-loader.ts';
import type { CheckedRow } from '../operation/checked-row.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import type { CustomerFilter } from '../query/customer-filter.ts';
import type { GroupedSubscriptions, RefusedSubscription } from './grouped-subscriptions.ts';
import type { CustomerOrder, SortedBy } from './sorted-by.ts';
import { type ColumnInput, SummaryColumns } from './summary-columns.ts';

/** Which customers, in which order. */
export interface CustomerSelection {
  readonly filter?: CustomerFilter | undefined;
  readonly order?: SortedBy | undefined;
  readonly region?: string | undefined;
}

/** What an index is made over. */
export interface CustomerIndexInput extends Omit<ColumnInput, 'rows'> {
  readonly rows: readonly unknown[];
  /** Whether the viewer may see a customer; absent for all. */
  readonly maySee: ((customerId: string) => boolean) | undefined;
}

/** Of more rows than this the texts of the first search are made while nobody waits. */
const preparedAtOnce = 2000;
/** How many rows are looked at in one go while nobody waits for them. */
const slice = 1000;
const afterFirstPaintMs = 200;
const keptCustomers = 2000;

/** Rows that a host has in memory, filtered, sorted and delivered as customers. */
export class CustomerIndex {
  /** The day for which they are judged. */
  readonly asOf: CalendarDay;
  /** Rows that did not fit. All are checked before the first answer, so that every answer goes by the same rows. */
  readonly refused: readonly RowProblem[];
  readonly refusedCustomers: readonly RowProblem[];
  /** Subscriptions that did not fit, and those of customers that are not there. */
  readonly refusedSubscriptions: readonly RefusedSubscription[];
  /** Absent: not supplied. */
  readonly subscriptions: GroupedSubscriptions | undefined;
  readonly #maySee: CustomerIndexInput['maySee'];
  readonly #rows: readonly CustomerRow[];
  readonly #columns: SummaryColumns;
  readonly #positions = new Map<string, number>();
  readonly #left = new Set<number>();
  readonly #orders = new Map<string, CustomerOrder>();
  readonly #customers = new Map<number, Customer>();
  #prepared = 0;
  #natural: Uint32Array | undefined;
  #last: { key: string; selection: CustomerSelection; positions: Uint32Array } | undefined;

  constructor({ rows, ...input }: CustomerIndexInput) {
    this.#maySee = input.maySee;
    this.asOf = input.asOf;
    this.subscriptions = input.subscriptions;
    const problems: RowProblem[] = [];
    this.#rows = this.#checked(rows, problems);
    this.refusedCustomers = problems;
    this.refusedSubscriptions = input.subscriptions?.refusedBeside((id) => this.#positions.has(id)) ?? [];
    this.refused = [...this.refusedSubscriptions, ...problems];
    this.#columns = new SummaryColumns({ ...input, rows: this.#rows });
    if (rows.length > preparedAtOnce) setTimeout(this.#prepare, afterFirstPaintMs);
  }

  /** Position of a customer that the viewer may see, if it is in the region asked. */
  positionOf(id: string, region?: string): number | undefined {
    const position = this.#positions.get(id);
    return position !== undefined && this.#isVisible(position, region) ? position : undefined;
  }

  /** Where a customer lives, whoever looks; `undefined`: there is none of this id. */
  regionOf(id: string): { readonly region: string | undefined } | undefined {
    const position = this.#positions.get(id);
    return position === undefined ? undefined : { region: this.row(position).region ?? undefined };
  }

  /** Positions of the customers of a selection, in order. The last selection is kept. */
  select(selection: CustomerSelection): Uint32Array {
    const { filter, order, region } = selection;
    const key = JSON.stringify([filter?.key, order?.sort, region]);
    if (this.#last?.key !== key) this.#last = { key, selection, positions: this.#filtered(selection) };
    return this.#last.positions;
  }

  /** The row at a position, as it was handed over. */
  row(position: number): CustomerRow {
    return this.#rows[position] as CustomerRow;
  }

  /** The rows of the customers that the viewer may see, of the region asked or of all. */
  *visibleRows(region?: string): Generator<CustomerRow> {
    for (let position = 0; position < this.#rows.length; position++) {
      if (this.#isVisible(position, region)) yield this.row(position);
    }
  }

  /** The customer at a position; `undefined` where its row does not fit. */
  customer(position: number): Customer | undefined {
    const kept = this.#customers.get(position);
    if (kept) return kept;
    if (this.#left.has(position)) return undefined;
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

  /** Forgets what was derived of a customer whose tags changed. */
  touch(id: string): void {
    const position = this.#positions.get(id);
    if (position !== undefined) this.#customers.delete(position);
    this.#last = undefined;
  }

  /** Makes the texts of the first search while nobody waits. */
  readonly #prepare = (): void => {
    const end = Math.min(this.#prepared + slice, this.#rows.length);
    for (; this.#prepared < end; this.#prepared++) void this.summary(this.#prepared).searchText;
    if (end < this.#rows.length) setTimeout(this.#prepare);
  };

  /** The rows with what is `null` in them left out; those that do not fit, or whose id is taken, are named. */
  #checked(given: readonly unknown[], problems: RowProblem[]): readonly CustomerRow[] {
    let rows = given as CustomerRow[];
    for (let index = 0; index < given.length; index++) {
      const { row, fault } = checkedRowOf(given[index]);
      const first = fault ? undefined : this.#positions.get(row.id);
      if (fault || first !== undefined) {
        const taken = {
          field: 'id',
          message: `expected an id of its own: row ${(first ?? 0) + 1} has it too`,
        };
        problems.push({ index, ...(fault ?? taken) });
        this.#left.add(index);
        continue;
      }
      this.#positions.set(row.id, index);
      if (row === given[index]) continue;
      // the host's own rows stay as they are
      if (rows === given) rows = [...rows];
      rows[index] = row;
    }
    return rows;
  }

  #isVisible(position: number, region?: string): boolean {
    if (this.#left.has(position)) return false;
    if (region !== undefined && this.row(position).region !== region) return false;
    return this.#maySee?.(this.row(position).id) ?? true;
  }

  #filtered(selection: CustomerSelection): Uint32Array {
    const { filter, order, region } = selection;
    const everyone = !this.#maySee && this.#left.size === 0;
    if (!filter && !region && everyone) return this.#ordered(order);
    const wider = this.#widerSelection(selection);
    const candidates = wider ?? this.#ordered(order);
    const columns = this.#columns;
    const found = new Uint32Array(candidates.length);
    let count = 0;
    for (let index = 0; index < candidates.length; index++) {
      const position = candidates[index] as number;
      columns.position = position;
      if (filter && !filter.matches(columns)) continue;
      if (region && columns.region !== region) continue;
      if (everyone || this.#isVisible(position)) found[count++] = position;
    }
    return found.slice(0, count);
  }

  /** The last selection, where all that is asked for now is among it. */
  #widerSelection({ filter, order, region }: CustomerSelection): Uint32Array | undefined {
    const last = this.#last;
    if (!last?.selection.filter || !filter) return undefined;
    const isSame = last.selection.order?.sort === order?.sort && last.selection.region === region;
    return isSame && filter.narrows(last.selection.filter) ? last.positions : undefined;
  }

  #ordered(by: SortedBy | undefined): Uint32Array {
    if (!by) {
      this.#natural ??= new Uint32Array(this.#rows.length).map((_, position) => position);
      return this.#natural;
    }
    const kept = this.#orders.get(by.field) ?? by.order(this.#columns, this.#rows.length);
    this.#orders.set(by.field, kept);
    return by.isDescending ? by.descending(kept) : kept.positions;
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

function checkedRowOf(given: unknown): CheckedRow<CustomerRow> {
  return given instanceof UnmappedRow
    ? { fault: { field: 'map', message: given.message } }
    : checkedCustomer(given);
}

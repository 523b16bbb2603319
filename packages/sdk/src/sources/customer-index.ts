import { type Customer, type CustomerRow, customerSchema } from '../customers/customer.schema.ts';
import type { CustomerSort, CustomerSortField } from '../customers/customers.contract.ts';
import { firstProblem, type RowProblem } from '../operation/row.schema.ts';
import type { CustomerFilter } from '../query/customer-filter.ts';
import { type ColumnInput, CustomerColumns } from './customer-columns.ts';
import { type CustomerOrder, customerOrder, descending } from './customer-order.ts';
import { UnmappedRow } from './row-loader.ts';

/** Which customers, in which order. */
export interface CustomerSelection {
  readonly filter?: CustomerFilter | undefined;
  readonly sort?: CustomerSort | undefined;
  readonly region?: string | undefined;
}

/** What an index is made over. */
export interface CustomerIndexInput extends Omit<ColumnInput, 'rows'> {
  readonly rows: readonly unknown[];
  /** Whether the viewer may see a customer; absent for all. */
  readonly maySee: ((customerId: string) => boolean) | undefined;
  /** Rows of other collections that were left out. */
  readonly refusedSubscriptions?: readonly RowProblem[];
  /** Told when a row turns out not to fit only as it is delivered. */
  readonly onRefused: () => void;
}

/** Up to so many rows are checked at once; more are checked as they are delivered, their ids and names at once. */
const checkedAtOnce = 2000;

/** Rows that a host has in memory, filtered, sorted and delivered as customers. */
export class CustomerIndex {
  /** Rows that did not fit, as far as they were looked at. */
  readonly refused: RowProblem[];
  readonly #input: CustomerIndexInput;
  readonly #rows: readonly CustomerRow[];
  readonly #columns: CustomerColumns;
  readonly #positions = new Map<string, number>();
  readonly #left = new Set<number>();
  readonly #orders = new Map<CustomerSortField, CustomerOrder>();
  readonly #customers = new Map<number, Customer>();
  #made = false;
  #last: { key: string; positions: Uint32Array } | undefined;

  constructor(input: CustomerIndexInput) {
    this.#input = input;
    this.refused = [...(input.refusedSubscriptions ?? [])];
    this.#rows = input.rows as readonly CustomerRow[];
    this.#columns = new CustomerColumns({ ...input, rows: this.#rows });
    const thorough = input.rows.length <= checkedAtOnce;
    for (let position = 0; position < input.rows.length; position++) this.#identify(position, thorough);
    this.#made = true;
  }

  /** Position of a customer that the viewer may see. */
  positionOf(id: string): number | undefined {
    const position = this.#positions.get(id);
    return position !== undefined && this.#isVisible(position) ? position : undefined;
  }

  /** Positions of the customers of a selection, in order. The last selection is kept. */
  select(selection: CustomerSelection): Uint32Array {
    const key = JSON.stringify([selection.filter?.key, selection.sort, selection.region, this.#left.size]);
    if (this.#last?.key !== key) this.#last = { key, positions: this.#filtered(selection) };
    return this.#last.positions;
  }

  /** The row at a position, as it was handed over. */
  row(position: number): CustomerRow {
    return this.#rows[position] as CustomerRow;
  }

  /** The rows of the customers that the viewer may see. */
  *visibleRows(): Generator<CustomerRow> {
    for (let position = 0; position < this.#rows.length; position++) {
      if (this.#isVisible(position)) yield this.row(position);
    }
  }

  /** The customer at a position; `undefined` when its row turns out not to fit. */
  customer(position: number): Customer | undefined {
    const kept = this.#customers.get(position);
    if (kept) return kept;
    if (this.#left.has(position) || !this.#fits(position)) return undefined;
    const customer = this.#deliver(position);
    this.#customers.set(position, customer);
    return customer;
  }

  /** The narrow row at a position; it speaks of that row until the next call. */
  summary(position: number): CustomerColumns {
    this.#columns.position = position;
    return this.#columns;
  }

  /** Forgets what was derived of a customer whose tags changed. */
  touch(id: string): void {
    const position = this.#positions.get(id);
    if (position !== undefined) this.#customers.delete(position);
    this.#last = undefined;
  }

  #identify(position: number, thorough: boolean): void {
    const row = this.#rows[position] as CustomerRow | null | undefined;
    const { id, name } = row ?? {};
    if (
      typeof id !== 'string' ||
      id === '' ||
      typeof name !== 'string' ||
      name === '' ||
      row instanceof UnmappedRow
    ) {
      this.#fits(position);
    } else if (this.#positions.has(id)) {
      this.#refuse(
        position,
        'id',
        `the id ${JSON.stringify(id)} is already that of row ${this.#positions.get(id)}`,
      );
    } else if (!thorough || this.#fits(position)) {
      this.#positions.set(id, position);
    }
  }

  #fits(position: number): boolean {
    const row = this.#rows[position] as unknown;
    if (row instanceof UnmappedRow) {
      this.#refuse(position, 'map', row.message);
      return false;
    }
    const parsed = customerSchema.safeParse(row);
    if (parsed.success) return true;
    const { field, message } = firstProblem(parsed.error, row);
    this.#refuse(position, field, message);
    return false;
  }

  #refuse(position: number, field: string, message: string): void {
    this.#left.add(position);
    this.refused.push({ index: position, field, message });
    // a row is delivered while a page draws: listeners hear of it after
    if (this.#made) queueMicrotask(this.#input.onRefused);
  }

  #isVisible(position: number): boolean {
    if (this.#left.has(position)) return false;
    return this.#input.maySee?.(this.row(position).id) ?? true;
  }

  #filtered({ filter, sort, region }: CustomerSelection): Uint32Array {
    const ordered = this.#ordered(sort);
    if (!filter && !region && !this.#input.maySee && this.#left.size === 0) return ordered;
    const columns = this.#columns;
    return ordered.filter((position) => {
      columns.position = position;
      return (
        this.#isVisible(position) &&
        (!region || columns.region === region) &&
        (!filter || filter.matches(columns))
      );
    });
  }

  #ordered(sort: CustomerSort | undefined): Uint32Array {
    if (!sort) return Uint32Array.from(this.#rows.keys());
    const field = sort.replace(/^-/, '') as CustomerSortField;
    let order = this.#orders.get(field);
    if (!order) {
      order = customerOrder(this.#columns, this.#rows.length, field);
      this.#orders.set(field, order);
    }
    return sort.startsWith('-') ? descending(order) : order.positions;
  }

  #deliver(position: number): Customer {
    const summary = this.summary(position);
    const { tags, knownStatuses, facts } = summary;
    const row = this.row(position);
    const supplied = row.products ?? (summary.subscriptions && summary.products);
    return {
      ...row,
      ...facts,
      tags: [...tags],
      ...(knownStatuses ? { statuses: [...knownStatuses] } : {}),
      ...(supplied ? { products: [...supplied] } : {}),
    } as Customer;
  }
}

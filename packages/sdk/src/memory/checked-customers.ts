import type { CustomerRow } from '../customers/customer.schema.ts';
import { customerSurelyFits } from '../customers/customer-surely-fits.ts';
import { UnmappedRow } from '../host-rows/row-loader.ts';
import type { CheckedRow } from '../operation/checked-row.ts';
import { inSlices, type Pausing } from '../operation/in-slices.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import { PlaceTable, textHash } from './place-table.ts';

/** So many rows are checked between two looks at the clock. */
const perStep = 128;

/** Judges a row that does not surely fit. */
type Judge = (row: unknown) => CheckedRow<CustomerRow>;

const loadJudge = loadOnce(() => import('../customers/checked-customer.ts').then((it) => it.checkedCustomer));

/** The customers of a host, by position and by id; those that do not fit, or whose id is taken, are named and left out. */
export class CheckedCustomers {
  readonly problems: RowProblem[] = [];
  readonly #given: readonly unknown[];
  readonly #left = new Set<number>();
  readonly #places: PlaceTable<string>;
  /** The first that is not checked yet. */
  #next = 0;
  /** The rows with what is `null` in them left out; the host's own list where there is nothing of it. */
  #rows: readonly CustomerRow[];

  constructor(given: readonly unknown[]) {
    this.#given = given;
    this.#rows = given as readonly CustomerRow[];
    this.#places = new PlaceTable(given.length, {
      hash: (id) => textHash(id),
      isAt: (position, id) => this.row(position).id === id,
    });
  }

  /** How many there are, those left out among them. */
  get length(): number {
    return this.#given.length;
  }

  /** How many are left out. */
  get leftOut(): number {
    return this.#left.size;
  }

  /** Whether a position was left out. */
  isLeftOut(position: number): boolean {
    return this.#left.size > 0 && this.#left.has(position);
  }

  /** The row at a position. */
  row(position: number): CustomerRow {
    return this.#rows[position] as CustomerRow;
  }

  /** Where a customer stands; `undefined`: there is none of this id. */
  positionOf(id: string): number | undefined {
    return this.#places.find(id);
  }

  /** Checks all rows, once, in slices. The schema loads where one does not surely fit. */
  async check(): Promise<void> {
    if (!(await inSlices(this.checking()))) await inSlices(this.checking(await loadJudge()));
  }

  /** Checks the rows that are left; `false`: it stopped at one that has to be judged. */
  *checking(judge?: Judge): Pausing<boolean> {
    for (; this.#next < this.#given.length; this.#next++) {
      if (this.#next % perStep === perStep - 1) yield;
      if (!this.#check(this.#next, judge)) return false;
    }
    return true;
  }

  #check(index: number, judge: Judge | undefined): boolean {
    const given = this.#given[index];
    const checked = checkedRowOf(given, judge);
    if (!checked) return false;
    const { row, fault } = checked;
    const first = fault ? undefined : this.#places.add(row.id, index);
    if (fault || first !== undefined) {
      const taken = { field: 'id', message: `expected an id of its own: row ${(first ?? 0) + 1} has it too` };
      this.problems.push({ index, ...(fault ?? taken) });
      this.#left.add(index);
    } else if (row !== given) this.#replace(index, row);
    return true;
  }

  /** The host's own rows stay as they are. */
  #replace(index: number, row: CustomerRow): void {
    const rows = this.#rows === this.#given ? [...this.#rows] : (this.#rows as CustomerRow[]);
    rows[index] = row;
    this.#rows = rows;
  }
}

function checkedRowOf(given: unknown, judge: Judge | undefined): CheckedRow<CustomerRow> | undefined {
  if (given instanceof UnmappedRow) return { fault: { field: 'map', message: given.message } };
  return customerSurelyFits(given) ? { row: given as CustomerRow } : judge?.(given);
}

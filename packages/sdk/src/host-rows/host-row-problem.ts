import type { RowProblem } from '../operation/row.schema.ts';

/** What of a host's rows is not used as it was surely meant; each is told once for a source. */
export interface HostRowProblem {
  /**
   * `refused`: the row does not fit and is left out. `unknownField`: a field that nothing reads, though its name is close
   * to one that is read. `unknownValue`: a value that counts as one of its own, though it is close to another.
   */
  readonly kind: 'refused' | 'unknownField' | 'unknownValue';
  readonly rows: 'customers' | 'subscriptions' | 'devices' | 'phoneNumbers' | 'licensePrices';
  /** Position of the row among those handed over, from 1; the first of those that have it. */
  readonly row: number;
  /** The id that the row says it has. */
  readonly id?: string | undefined;
  /** Empty for the row as a whole. */
  readonly field: string;
  readonly message: string;
  /** How many rows have it. */
  readonly count: number;
}

/** Told of each {@link HostRowProblem}, soon after the answer that the rows are in. */
export type OnProblem = (problem: HostRowProblem) => void;

/** Rows of a host, and those of them that were refused. */
export interface RowsToTellOf {
  readonly rows: HostRowProblem['rows'];
  readonly given: readonly unknown[];
  readonly refused: readonly RowProblem[];
  /** Statuses that rules of the host's own give. */
  readonly statuses?: readonly string[] | undefined;
}

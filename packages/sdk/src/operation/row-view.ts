import type { RowProblem } from './row.schema.ts';

/** A whole result that can be read at any position without asking again. */
export interface RowView<Row> {
  readonly total: number;
  /** The row at a position of the result; `undefined` when it turned out not to fit and was left out. */
  readonly at: (index: number) => Row | undefined;
  /** Rows of the source that did not fit and were left out, as far as they were looked at. */
  readonly refused: readonly RowProblem[];
  /** Whether only the first rows are at hand, while all are being checked: how many there are is not certain. */
  readonly isUnchecked?: boolean | undefined;
  /** Whether what follows from other rows is still to come. */
  readonly awaits?: boolean | undefined;
}

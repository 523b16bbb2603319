/** What a row is ordered by: a number, or a text by code points; `undefined` is not known and comes last. */
export type SortKey = string | number | undefined;

/** What rows are ordered by in each field of a sort. */
export interface RowOrder<Row = unknown, Field extends string = string> {
  keyOf(row: Row, field: Field): SortKey;
}

import type { ReactNode } from 'react';

/**
 * A column of a table: the table, the column chooser and the CSV export all read it. A table of another feature, or a
 * host's extra column, is one more such list.
 */
export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** The plain value, for the CSV; `undefined` is not known. */
  readonly value: (row: Row) => string | number | undefined;
  /** What stands in the cell; absent, the value. */
  readonly cell?: (row: Row, state: { readonly selected: boolean }) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly align?: 'start' | 'end';
  /** In CSS pixels. */
  readonly width?: number;
  /** How much of the room that is left over it takes, beside the other columns. */
  readonly grow?: number;
  /** The field by which the source sorts it; absent, the column does not sort. */
  readonly sort?: string;
  readonly hidden?: boolean;
  readonly pinned?: 'start' | 'end';
  /** A column of controls: neither chosen, moved, sized nor exported. */
  readonly fixed?: boolean;
}

import type { ColumnState } from './use-table-layout.ts';

/** The order of a table, and how its columns are arranged. */
export interface ColumnTable {
  readonly sort: string | undefined;
  readonly setSort: (sort: string | undefined) => void;
  readonly columnState: ColumnState;
  readonly setColumnState: (state: ColumnState) => void;
}

import type { ComponentType, ReactNode } from 'react';

/** What a cell of a host's is drawn with. */
export interface CellProps<Row> {
  readonly row: Row;
  /** The column's plain value, as the export has it; `undefined` is not known. */
  readonly value: string | number | undefined;
  readonly selected: boolean;
  /** What would stand there otherwise. */
  readonly children: ReactNode;
}

/**
 * Cells of a host's by the ids of their columns, ours too. They draw and nothing else: order, filter and export go by the value. What
 * one throws is said in its cell alone. Components, so write them outside of yours.
 */
export type TableCells<Row, Id extends string = never> = {
  readonly [Column in Id]?: ComponentType<CellProps<Row>> | undefined;
} & { readonly [column: string]: ComponentType<CellProps<Row>> | undefined };

/** What the name of a column is drawn with. It stands in the button that sorts by it, so it holds no controls. */
export interface HeaderSlotProps {
  /** The column's id. */
  readonly column: string;
  readonly sorted: 'ascending' | 'descending' | undefined;
  /** What would stand there otherwise. */
  readonly children: ReactNode;
}

/** What stands in the place of rows that could not be read is drawn with. */
export interface FailedSlotProps {
  /** A `PartnerError`, or what a source of the host's threw. */
  readonly error: unknown;
  readonly retry: () => void;
}

/** What stands where nothing that was asked for is found is drawn with. */
export interface NoMatchSlotProps {
  /** Takes search and filters away. */
  readonly clear: () => void;
}

/** What stands below the rows is drawn with. */
export interface FooterSlotProps {
  /** How many rows there are on the page, in view or not. */
  readonly loaded: number;
  /** How many the whole result has; `undefined` while only the first of them are known. */
  readonly total: number | undefined;
}

/**
 * Parts of a table that a host draws itself, each a component of its own; what one throws is said in its place and harms nothing
 * else. `Selected` is what toolbar and footer are told beside.
 */
export interface TableSlots<Selected extends object = object> {
  /** In the toolbar, before what can be done with the table. */
  readonly toolbar?: ComponentType<Selected> | undefined;
  /** The name of each column. */
  readonly header?: ComponentType<HeaderSlotProps> | undefined;
  /** Instead of the bars until the first rows are there. */
  readonly loading?: ComponentType | undefined;
  /** Instead of what is said where there is no row at all. */
  readonly empty?: ComponentType | undefined;
  /** Instead of what is said where search or filters find none. */
  readonly noMatch?: ComponentType<NoMatchSlotProps> | undefined;
  /** Instead of what is said where rows could not be read. */
  readonly failed?: ComponentType<FailedSlotProps> | undefined;
  /** Below the rows. */
  readonly footer?: ComponentType<FooterSlotProps & Selected> | undefined;
}

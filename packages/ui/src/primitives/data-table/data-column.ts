import type { CsvColumnKind } from '@partnerkit/sdk/csv';
import type { ReactNode } from 'react';

/**
 * A column of a table: the table, the column chooser and the export all read it. A table of another feature, or a
 * host's extra column, is one more such list. `Sort` names the fields by which the source sorts.
 */
export interface DataColumn<Row, Sort extends string = string> {
  readonly id: string;
  readonly header: string;
  /** The plain value, for the export; `undefined` is not known. */
  readonly value: (row: Row) => string | number | undefined;
  /** Texts that are days or instants in ISO 8601: a workbook keeps them as dates. */
  readonly kind?: CsvColumnKind | undefined;
  /** What stands in the cell; absent, the value. */
  readonly cell?: ((row: Row, state: { readonly selected: boolean }) => ReactNode) | undefined;
  /** The columns of the export, CSV or XLSX, where they are not this header and value; a value may be a promise. */
  readonly csv?: readonly CsvColumn<Row>[] | undefined;
  /** Finds what its values of some rows are made of, many at a time: an export awaits it before it asks for them. */
  readonly ahead?: ((rows: readonly Row[]) => PromiseLike<void>) | undefined;
  /** What is to be known of it, in its menu. */
  readonly note?: string | undefined;
  /** Its values follow from other rows than its own: until these are looked through, a bar stands in the first rows. */
  readonly follows?: boolean | undefined;
  /** Its cells ask for their values once they are drawn: what stands in them at first says nothing of its width. */
  readonly loads?: boolean | undefined;
  /** Numbers stand at the end of their column. */
  readonly align?: 'start' | 'end' | undefined;
  /** In CSS pixels. */
  readonly width?: number | undefined;
  /** The width in CSS pixels at which almost nothing is cut off: columns reach it in their order before any grows. */
  readonly roomy?: number | undefined;
  /** How much of the room that is left over it takes, beside the other columns. */
  readonly grow?: number | undefined;
  /** The field by which the source sorts it; absent, the column does not sort. */
  readonly sort?: Sort | undefined;
  readonly hidden?: boolean | undefined;
  readonly pinned?: 'start' | 'end' | undefined;
  /** A column of controls: neither chosen, moved, sized nor exported. */
  readonly fixed?: boolean | undefined;
  /** What stands in the header of a column of controls. */
  readonly head?: ReactNode;
}

/** A column of a table's export. What a cell looks up when it is drawn, the export awaits for every row. */
export interface CsvColumn<Row> {
  readonly header: string;
  readonly value: (row: Row) => CsvValue | Promise<CsvValue>;
  /** Texts that are days or instants in ISO 8601: a workbook keeps them as dates. */
  readonly kind?: CsvColumnKind | undefined;
}

/** What stands in a cell of the export; `undefined` leaves it empty. */
export type CsvValue = string | number | undefined;

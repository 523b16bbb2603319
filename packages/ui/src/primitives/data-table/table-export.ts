import type { CsvColumn as FileColumn } from '@partnerkit/sdk/csv';
import type { CsvColumn, CsvValue, DataColumn } from './data-column.ts';
import { exportFileName } from './export-file-name.ts';

/** What a table is saved as. */
export type ExportFormat = 'csv' | 'xlsx';

/** A table to be saved: all of its rows, not only those loaded. */
export interface TableExport<Row> {
  /** What its file is of, without region, filter, day and ending. */
  readonly fileName: string;
  readonly region?: string | undefined;
  readonly filter?: string | undefined;
  /** The day for which the rows are. */
  readonly day: string;
  /** What the table is called. */
  readonly label: string;
  readonly rows: AsyncIterable<Row>;
  readonly columns: readonly DataColumn<Row>[];
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
}

/** What the table is saved as, without its ending. */
export function savedName<Row>({ fileName: name, region, filter, day }: TableExport<Row>): string {
  return exportFileName({ name, region, filter, day });
}

/** The values of a row, in the order of the columns. */
export type ExportedLine = readonly CsvValue[];

/** The longest for which the page stands still, in milliseconds. */
const longestAtOnce = 50;

/** The columns of the file and its lines, which come as they are read and let the page work meanwhile. */
export function exportedTable<Row>({ columns, rows }: TableExport<Row>): {
  readonly columns: readonly FileColumn<ExportedLine>[];
  readonly lines: AsyncIterable<ExportedLine>;
} {
  // what is drawn in one column may be several of the file
  const written = columns.flatMap(
    ({ header, value, kind, csv }): readonly CsvColumn<Row>[] => csv ?? [{ header, value, kind }],
  );
  return {
    columns: written.map(({ header, kind }, at) => ({ header, kind, value: (line) => line[at] })),
    lines: exportedLines(written, readAhead(columns, rows)),
  };
}

const rowsAhead = 1000;

/** The rows, once the columns have found for them what they don't say themselves. */
async function* readAhead<Row>(columns: readonly DataColumn<Row>[], rows: AsyncIterable<Row>) {
  const finds = columns.flatMap(({ ahead }) => ahead ?? []);
  if (finds.length === 0) return yield* rows;
  let read: Row[] = [];
  const found = async () => {
    const part = read;
    read = [];
    await Promise.all(finds.map((find) => find(part)));
    return part;
  };
  for await (const row of rows) if (read.push(row) === rowsAhead) yield* await found();
  yield* await found();
}

async function* exportedLines<Row>(columns: readonly CsvColumn<Row>[], rows: AsyncIterable<Row>) {
  let since = performance.now();
  for await (const row of rows) {
    if (performance.now() - since > longestAtOnce) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    yield await Promise.all(columns.map(({ value }) => value(row)));
  }
}

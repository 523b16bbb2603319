import { csvDelimiterOf, writeCsv } from '@partnerkit/sdk/csv';
import { saveFile } from '../save-file.ts';
import type { CsvColumn, CsvValue, DataColumn } from './data-column.ts';

/** Saves all rows of a table, not only those loaded, as a CSV that opens safely in a spreadsheet (REP-7). */
export async function saveTableCsv<Row>(
  fileName: string,
  rows: AsyncIterable<Row>,
  columns: readonly DataColumn<Row>[],
  locale: string,
): Promise<void> {
  // what is drawn in one column may be several of the file
  const written = columns.flatMap(
    ({ header, value, csv }): readonly CsvColumn<Row>[] => csv ?? [{ header, value }],
  );
  const lines: CsvValue[][] = [];
  for await (const row of rows) lines.push(await Promise.all(written.map(({ value }) => value(row))));
  const text = writeCsv(
    written.map(({ header }, at) => ({ header, value: (line: CsvValue[]) => line[at] })),
    lines,
    { profile: 'spreadsheet', byteOrderMark: true, delimiter: csvDelimiterOf(locale) },
  );
  saveFile(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}

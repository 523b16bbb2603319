import { chunkStream } from '../csv/chunk-stream.ts';
import { type CsvColumn, checkColumns } from '../csv/write-csv.ts';
import { checkOneOf, checkRecord, isAsyncIterable, isIterable, misfit } from '../errors/check-argument.ts';
import { xlsxParts } from './xlsx-sheets.ts';
import { longestCell } from './xlsx-text.ts';
import { zipStream } from './zip-stream.ts';

/** How a workbook is written (REP-9). */
export interface WriteXlsxOptions {
  /** The name of its sheet, `Sheet1` unless told; 1 to 31 characters without `[ ] : * ? / \`, no `'` at either end. */
  readonly sheetName?: string | undefined;
  /** In which direction its columns follow each other; from left to right unless told. */
  readonly direction?: 'ltr' | 'rtl' | undefined;
}

const mostColumns = 16_384;
const sheetName = /^(?!')[^[\]:*?/\\\p{C}]{1,31}(?<!')$/u;

/**
 * Writes rows as an XLSX workbook (REP-9), as a stream of bytes that is made as it is read, in memory that does not grow with
 * the rows. Texts stay texts, exactly as they are; numbers are numbers; in columns of kind `day` and `instant`, dates are
 * dates (instants in UTC); what is not known, and an empty text, leave the cell empty. The header is bold and stays on top,
 * widths fit the first rows. What does not fit in one sheet goes on in the next, under the same header. Cancelling the stream
 * closes the rows. It fails with `invalid` and the place for a text of more than 32,767 characters and for what is no value.
 */
export function writeXlsx<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
  options: WriteXlsxOptions = {},
): ReadableStream<Uint8Array<ArrayBuffer>> {
  checkColumns(columns);
  if (columns.length > mostColumns) throw misfit('columns', `at most ${mostColumns}`, columns.length);
  const long = columns.findIndex(({ header }) => header.length > longestCell);
  if (long >= 0)
    throw misfit(`columns[${long}].header`, `at most ${longestCell} characters`, columns[long]?.header);
  if (!isIterable(rows) && !isAsyncIterable(rows)) throw misfit('rows', 'rows', rows);
  checkRecord('options', options);
  const { sheetName: name = 'Sheet1', direction = 'ltr' } = options;
  if (typeof name !== 'string' || !sheetName.test(name))
    throw misfit('options.sheetName', 'a name of a sheet', name);
  checkOneOf('options.direction', direction, ['ltr', 'rtl']);
  return chunkStream(zipStream(xlsxParts(columns, rows, { name, isRightToLeft: direction === 'rtl' })));
}

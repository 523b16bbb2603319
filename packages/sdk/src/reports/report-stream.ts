import type { Utf8Rows } from '../csv/csv-bytes.ts';
import { csvOfUtf8 } from '../csv/csv-of-utf8.ts';
import { csvOfPages } from '../csv/csv-pages.ts';
import type { CsvColumn } from '../csv/write-csv.ts';
import { checkOneOf, checkRecord, isAsyncIterable, misfit } from '../errors/check-argument.ts';
import { loadOnce } from '../operation/load-once.ts';
import { reportFormats } from './report-format.schema.ts';
import type { ReportRun } from './report-run.schema.ts';

const loadXlsx = loadOnce(() => import('../xlsx/write-xlsx.ts'));

/** People open them with spreadsheets. */
const profile = 'spreadsheet';

/** How the file of a report is written. */
export type ReportFileContent = Pick<ReportRun, 'format' | 'byteOrderMark' | 'delimiter'>;

/**
 * The file of a report as its rows come, some at a time (REP-7, REP-9): a stream that is made as it is read. Cancelling it closes
 * the rows. What makes workbooks loads with the first of them. Rejects with `invalid` by its name for what is no format, no
 * columns and no rows.
 */
export async function reportStream<Row>(
  file: ReportFileContent,
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  checkRecord('file', file);
  const { format, byteOrderMark, delimiter } = file;
  checkOneOf('file.format', format, reportFormats);
  if (!isAsyncIterable(pages)) throw misfit('pages', 'rows that come some at a time', pages);
  if (format === 'xlsx') return (await loadXlsx()).writeXlsx(columns, rowsOf(pages));
  return csvOfPages(columns, pages, { profile, byteOrderMark, delimiter });
}

/**
 * The same as CSV, of rows whose cells are texts in UTF-8 already; of the columns nothing but their headers is asked. Throws as it
 * rejects.
 */
export function reportCsvOfUtf8(
  file: Omit<ReportFileContent, 'format'>,
  columns: readonly Pick<CsvColumn<never>, 'header'>[],
  pages: AsyncIterable<Utf8Rows>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  checkRecord('file', file);
  const { byteOrderMark, delimiter } = file;
  if (!isAsyncIterable(pages)) throw misfit('pages', 'rows that come some at a time', pages);
  const headers = columns.map(({ header }) => header);
  return csvOfUtf8(headers, pages, { profile, byteOrderMark, delimiter });
}

async function* rowsOf<Row>(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<Row, void, undefined> {
  for await (const page of pages) yield* page;
}

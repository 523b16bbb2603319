import { csvStream } from '../csv/csv-stream.ts';
import type { CsvColumn } from '../csv/write-csv.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { ReportLine } from './report-cells.ts';
import type { ReportRun } from './report-run.schema.ts';

const loadXlsx = loadOnce(() => import('../xlsx/write-xlsx.ts'));

/** The file of a report as its rows come (REP-7, REP-9); what makes workbooks loads with the first of them. */
export async function reportStream(
  { format, byteOrderMark, delimiter }: Pick<ReportRun, 'format' | 'byteOrderMark' | 'delimiter'>,
  columns: readonly CsvColumn<ReportLine>[],
  rows: AsyncIterable<ReportLine>,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  if (format === 'xlsx') return (await loadXlsx()).writeXlsx(columns, rows);
  return csvStream(columns, rows, { profile: 'spreadsheet', byteOrderMark, delimiter });
}

import { type CsvColumn, csvStream } from '@partnerkit/sdk/csv';
import type { ReportLine } from '@partnerkit/sdk/server';
import { writeXlsx } from '@partnerkit/sdk/xlsx';
import type { RunContent } from './report-runs.queries.ts';

/** The file of a report as its rows come, some at a time (REP-7, REP-9). */
export async function* reportBytes(
  { format, byteOrderMark, delimiter }: Pick<RunContent, 'format' | 'byteOrderMark' | 'delimiter'>,
  columns: readonly CsvColumn<ReportLine>[],
  pages: AsyncIterable<readonly ReportLine[]>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (format === 'xlsx') {
    yield* writeXlsx(columns, linesOf(pages));
    return;
  }
  yield* csvStream(columns, linesOf(pages), { profile: 'spreadsheet', byteOrderMark, delimiter });
}

async function* linesOf(pages: AsyncIterable<readonly ReportLine[]>): AsyncGenerator<ReportLine> {
  for await (const page of pages) yield* page;
}

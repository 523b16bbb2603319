import {
  type ReportFileContent,
  reportCells,
  reportCsvOfUtf8,
  reportStream,
  reportTextCells,
} from '@partnerkit/sdk/server';
import type { CallingReach } from '../calling/calling.queries.ts';
import { copiedRows } from '../storage/copied-rows.ts';
import type { Transaction } from '../storage/transaction.ts';
import { inventoryTextsSelect } from './inventory-rows.ts';
import {
  type Ask,
  type AskedReport,
  inventoryTextPages,
  type ReportReading,
  reportPages,
} from './report-rows.ts';
import type { RunContent } from './report-runs.queries.ts';

/** What the file of a report is to have. */
export type AskedContent = AskedReport &
  ReportFileContent &
  Pick<RunContent, 'language'> & { readonly columns: readonly string[] };

/** How a file's rows are read, and who is told of each page that is written. */
export interface ContentReading extends ReportReading {
  readonly onPage: (rows: number) => void | Promise<void>;
  /** Where all of them come in one transaction that copies out. */
  readonly copyOut?: Transaction['copyOut'];
}

/** The bytes of a report's file as its rows come (REP-7, REP-9); `ask` runs each page in a transaction, the same or one of its own. */
export async function reportContent(
  ask: Ask,
  reach: CallingReach,
  asked: AskedContent,
  { onPage, copyOut, ...reading }: ContentReading,
): Promise<ReadableStream<Uint8Array>> {
  const { report, columns, language } = asked;
  if (report === 'usage') {
    const pages = reportPages(ask, reach, asked, reading);
    return reportStream(asked, reportCells(report, columns, language), told(pages, rowsOf, onPage));
  }
  const cells = reportTextCells(report, columns, language);
  const fields = { kind: report, fields: columns, language };
  if (copyOut && asked.format === 'csv') {
    const pages = copiedRows(copyOut(inventoryTextsSelect(reach, fields)));
    return reportCsvOfUtf8(
      asked,
      cells,
      told(pages, ({ rows }) => rows, onPage),
    );
  }
  const pages = inventoryTextPages(ask, reach, fields, reading);
  return reportStream(asked, cells, told(pages, rowsOf, onPage));
}

function rowsOf({ length }: readonly unknown[]): number {
  return length;
}

async function* told<Page>(
  pages: AsyncIterable<Page>,
  rowsIn: (page: Page) => number,
  onPage: ContentReading['onPage'],
): AsyncGenerator<Page, void, undefined> {
  for await (const page of pages) {
    // whoever stops it is heard before its rows are written
    await onPage(0);
    yield page;
    await onPage(rowsIn(page));
  }
}

import { type ReportFileContent, reportCells, reportStream, reportTextCells } from '@partnerkit/sdk/server';
import type { CallingReach } from '../calling/calling.queries.ts';
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
  readonly onPage: (rows: number) => void;
}

/** The bytes of a report's file as its rows come (REP-7, REP-9); `ask` runs each page in a transaction, the same or one of its own. */
export async function reportContent(
  ask: Ask,
  reach: CallingReach,
  asked: AskedContent,
  { onPage, ...reading }: ContentReading,
): Promise<ReadableStream<Uint8Array>> {
  const { report, columns, language } = asked;
  const told = <Row>(pages: AsyncIterable<readonly Row[]>) => toldOf(pages, onPage);
  if (report === 'usage') {
    const pages = reportPages(ask, reach, asked, reading);
    return reportStream(asked, reportCells(report, columns, language), told(pages));
  }
  const cells = reportTextCells(report, columns, language);
  const pages = inventoryTextPages(ask, reach, { kind: report, fields: columns }, reading);
  return reportStream(asked, cells, told(pages));
}

async function* toldOf<Row>(
  pages: AsyncIterable<readonly Row[]>,
  onPage: (rows: number) => void,
): AsyncGenerator<readonly Row[], void, undefined> {
  for await (const page of pages) {
    // whoever stops it is heard before its rows are written
    onPage(0);
    yield page;
    onPage(page.length);
  }
}

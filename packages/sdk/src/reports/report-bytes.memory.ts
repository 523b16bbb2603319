import { type CsvColumn, writeCsv } from '../csv/write-csv.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { ReportLine } from './report-cells.ts';
import type { ReportRun } from './report-run.schema.ts';

const loadXlsx = loadOnce(() => import('../xlsx/write-xlsx.ts'));

/** How a file is written: as a run says. */
type FileOptions = Pick<ReportRun, 'format' | 'byteOrderMark' | 'delimiter'>;

/** The file of a report as its rows come (REP-7, REP-9); what makes workbooks loads with the first of them. */
export async function* reportBytes(
  { format, byteOrderMark, delimiter }: FileOptions,
  columns: readonly CsvColumn<ReportLine>[],
  slices: AsyncIterable<readonly ReportLine[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  if (format === 'xlsx') {
    const { writeXlsx } = await loadXlsx();
    yield* chunksOf(writeXlsx(columns, rowsOf(slices)));
    return;
  }
  const encoder = new TextEncoder();
  const options = { profile: 'spreadsheet', delimiter } as const;
  const header = writeCsv(columns, [], options);
  yield encoder.encode((byteOrderMark ? '\ufeff' : '') + header);
  for await (const slice of slices)
    yield encoder.encode(writeCsv(columns, slice, options).slice(header.length));
}

async function* rowsOf(slices: AsyncIterable<readonly ReportLine[]>): AsyncGenerator<ReportLine> {
  for await (const slice of slices) yield* slice;
}

async function* chunksOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

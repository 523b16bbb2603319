import type { CsvColumn } from '../csv/write-csv.ts';
import { RowLines } from './row-lines.ts';
import { partsAround, sheetPath, spreadsheetNames, xmlDeclaration } from './xlsx-parts.ts';
import type { ZipPart } from './zip-stream.ts';

/** How the sheets of a workbook look. */
export interface SheetLook {
  readonly name: string;
  readonly isRightToLeft: boolean;
}

/** How many rows, the header among them, and about how many bytes a sheet takes before the next begins. */
export interface SheetLimits {
  readonly rows: number;
  readonly bytes: number;
}

/** The rows of a sheet end there; with the longest text that there is, it stays below what ZIP counts. */
const usualLimits: SheetLimits = { rows: 1_048_576, bytes: 2_500_000_000 };
const chunkLength = 65_536;
/** The widths of columns fit these rows, or as many of them as are this long. */
const measuredRows = 500;
const measuredLength = 4_194_304;
const encoder = new TextEncoder();

/** The parts of a workbook, each made as it is read; what does not fit in one sheet goes on in the next. */
export async function* xlsxParts<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
  look: SheetLook,
  limits = usualLimits,
): AsyncGenerator<ZipPart, void, undefined> {
  const lines = new RowLines(columns, rows);
  let count = 0;
  try {
    do {
      count++;
      yield { path: sheetPath(count), chunks: sheetChunks(lines, look, limits) };
    } while (await lines.hasMore());
  } finally {
    await lines.close();
  }
  for (const { path, xml } of partsAround(look.name, count)) yield { path, chunks: [encoder.encode(xml)] };
}

async function* sheetChunks<Row>(
  lines: RowLines<Row>,
  { isRightToLeft }: SheetLook,
  limits: SheetLimits,
): AsyncGenerator<Uint8Array, void, undefined> {
  let text = lines.header();
  let row = 1;
  // widths stand in front of the rows that tell them
  const measured = Math.min(measuredRows, limits.rows);
  while (row < measured && text.length < measuredLength && (await lines.hasMore())) text += lines.next(++row);
  text = sheetHead(lines.widths, isRightToLeft) + text;
  let bytes = 0;
  const taken = () => {
    const chunk = encoder.encode(text);
    bytes += chunk.length;
    text = '';
    return chunk;
  };
  while (row < limits.rows && bytes < limits.bytes && (await lines.hasMore())) {
    text += lines.next(++row);
    if (text.length >= chunkLength) yield taken();
  }
  text += sheetEnd;
  yield taken();
}

function sheetHead(widths: readonly number[], isRightToLeft: boolean): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const direction = isRightToLeft ? ' rightToLeft="1"' : '';
  return `${xmlDeclaration}<worksheet xmlns="${spreadsheetNames}"><sheetViews>\
<sheetView${direction} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>\
${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`;
}

/** Without a mark at every text that looks like a number. */
const sheetEnd =
  '</sheetData><ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors></worksheet>';

import { countLineBreaks } from '../text/count-line-breaks.ts';
import { closingQuote, RecordReader } from './record-reader.ts';

/** Where the header of a CSV text stands, and what parts its cells. */
export interface CsvStart {
  /** Offset of the header. */
  readonly at: number;
  readonly line: number;
  readonly delimiter: string;
  /** Lines above the header that are no part of the table, such as a title. */
  readonly titles: readonly string[];
}

const delimiters = [',', ';', '\t'];
/** A first line by which spreadsheets are told the delimiter; saved again, it may have delimiters behind it. */
const separatorLine = /^"?sep=([^\r\n])"?[,;\t]*(?:\r\n|\r|\n|$)/i;
/** So many lines may stand above the header. */
const titleLines = 20;

/**
 * Finds the header: the first line that is not blank, below one that names the delimiter (`sep=;`). With `isHeader` lines
 * above the first that is one are titles, and the delimiter is the one with which it is.
 */
export function findCsvStart(text: string, isHeader?: (cells: readonly string[]) => boolean): CsvStart {
  let at = skipBlank(text, 0);
  const named = separatorLine.exec(text.slice(at, at + 80));
  if (named) at = skipBlank(text, at + named[0].length);
  const delimiter = named?.[1] ?? detectDelimiter(text, at);
  const found = isHeader && findHeader(text, at, named?.[1], isHeader);
  const start = found ?? { at, delimiter, titles: [] };
  return { ...start, line: 1 + countLineBreaks(text.slice(0, start.at)) };
}

function findHeader(
  text: string,
  first: number,
  named: string | undefined,
  isHeader: (cells: readonly string[]) => boolean,
): Omit<CsvStart, 'line'> | undefined {
  const titles: string[] = [];
  const readers = (named === undefined ? delimiters : [named, ...delimiters]).map((delimiter) => ({
    delimiter,
    records: new RecordReader(text, delimiter),
  }));
  let at = first;
  for (let lines = 0; lines < titleLines && at < text.length; lines++) {
    for (const { delimiter, records } of readers) {
      const { cells, problem } = records.read(at);
      if (!problem && isHeader(cells)) return { at, delimiter, titles };
    }
    const end = lineEnd(text, at);
    const title = titleOf(text.slice(at, end));
    if (title !== '') titles.push(title);
    at = skipBlank(text, end);
  }
  return undefined;
}

/** What a line says, without the delimiters and quotes that a spreadsheet has put around it. */
function titleOf(line: string): string {
  return line
    .split(/[;\t,]{2,}|[;\t]/)
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    .filter((cell) => !/^[,\s]*$/.test(cell))
    .join(' ');
}

/** The delimiter that the record at an offset, the header, has most often outside its quoted cells; a comma where none does. */
function detectDelimiter(text: string, start: number): string {
  const counts = delimiters.map(() => 0);
  let isCellStart = true;
  for (let at = start; at < text.length && text[at] !== '\r' && text[at] !== '\n'; at++) {
    if (isCellStart && text[at] === '"') {
      const close = closingQuote(text, at);
      if (close === -1) break;
      at = close;
    }
    const found = delimiters.indexOf(text[at] as string);
    isCellStart = found !== -1;
    if (isCellStart) counts[found] = (counts[found] ?? 0) + 1;
  }
  return delimiters[counts.indexOf(Math.max(...counts))] as string;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (text[at] === '\r' || text[at] === '\n') at++;
  return at;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\r' && text[at] !== '\n') at++;
  return at;
}

import { type CsvProfile, unguardFormula } from './csv-profile.ts';
import { decodeText } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { countLines, readRecord } from './read-record.ts';

/** How a CSV file is read. */
export interface ReadCsvOptions {
  /** With `spreadsheet`, the guard that {@link writeCsv} put before formulas is taken off; `exact` by default. */
  readonly profile?: CsvProfile | undefined;
}

/** One record below the header. */
export interface CsvRecord {
  /** Line of the file on which it starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line that was left out, and why. */
export interface CsvProblem {
  readonly line: number;
  readonly message: string;
}

/** What a CSV file says: every record has as many cells as the header; the others are problems. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  readonly problems: readonly CsvProblem[];
}

/**
 * Reads a CSV file: UTF-8 or UTF-16, delimited by comma, semicolon or tab as the header is. A line that does not fit is
 * named and left out, the rest goes on. Throws `invalid` for bytes that are no text.
 */
export function readCsv(input: string | Uint8Array, options: ReadCsvOptions = {}): CsvTable {
  const [first, ...lines] = readLines(decodeText(input));
  if (!first) return { header: [], records: [], problems: [] };
  if (first.problem)
    return { header: [], records: [], problems: [{ line: first.line, message: first.problem }] };
  const texts = (cells: readonly string[]) =>
    options.profile === 'spreadsheet' ? cells.map(unguardFormula) : cells;
  const width = first.cells.length;
  const problems: CsvProblem[] = [];
  const records: CsvRecord[] = [];
  for (const { line, cells, problem } of lines) {
    const message = problem ?? widthProblem(cells, width);
    if (message) problems.push({ line, message });
    else records.push({ line, cells: texts(cells) });
  }
  return { header: texts(first.cells), records, problems };
}

/** Why a record does not fit below its header; `undefined` where it does. */
export function widthProblem(cells: readonly string[], width: number): string | undefined {
  if (cells.length === width) return undefined;
  const kind = cells.length < width ? 'few' : 'many';
  return `the line has too ${kind} cells: expected ${width}, found ${cells.length}`;
}

/** The lines of a text that are not empty, in order. */
function* readLines(text: string): Generator<CsvRecord & { problem?: string }> {
  const first = text.search(/[^\r\n]/);
  if (first === -1) return;
  const delimiter = detectDelimiter(text, first);
  let line = 1 + countLines(text, 0, first);
  for (let at = first; at < text.length; ) {
    const { end, ...record } = readRecord(text, at, delimiter);
    const isEmpty = text[at] === '\r' || text[at] === '\n';
    if (!isEmpty) yield { line, ...record };
    line += countLines(text, at, end);
    at = end;
  }
}

import { checkRecord, isText, misfit } from '../errors/check-argument.ts';
import { decodeText } from '../text/decode-text.ts';
import { CsvLines, type CsvRecord } from './csv-lines.ts';
import type { CsvProfile } from './csv-profile.ts';

/** How a CSV file is read. */
export interface ReadCsvOptions {
  /** With `spreadsheet`, the guard that {@link writeCsv} put before formulas is taken off; `exact` by default. */
  readonly profile?: CsvProfile | undefined;
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
 * Reads a CSV file: UTF-8, UTF-16 or Windows-1252, delimited by comma, semicolon or tab as the header is, or as a first
 * line `sep=;` says. A line that does not fit is named and left out, the rest goes on. Throws `invalid` for bytes that are
 * no text.
 */
export function readCsv(input: string | Uint8Array, options: ReadCsvOptions = {}): CsvTable {
  if (!isText(input) && !(input instanceof Uint8Array)) throw misfit('input', 'a text or bytes', input);
  checkRecord('options', options);
  const { profile } = options;
  const [header, ...lines] = new CsvLines({ profile }).read(decodeText(input).text, true);
  if (!header) return { header: [], records: [], problems: [] };
  if (header.problem)
    return { header: [], records: [], problems: [{ line: header.line, message: header.problem }] };
  const problems: CsvProblem[] = [];
  const records: CsvRecord[] = [];
  for (const { line, cells, problem } of lines) {
    const message = problem ?? widthProblem(cells, header.cells.length);
    if (message) problems.push({ line, message });
    else records.push({ line, cells });
  }
  return { header: header.cells, records, problems };
}

/** Why a record does not fit below its header; `undefined` where it does. */
export function widthProblem(cells: readonly string[], width: number): string | undefined {
  if (cells.length === width) return undefined;
  const kind = cells.length < width ? 'few' : 'many';
  return `the line has too ${kind} cells: expected ${width}, found ${cells.length}`;
}

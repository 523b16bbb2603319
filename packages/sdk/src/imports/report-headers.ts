import type { CsvLine, CsvRecord } from '../csv/csv-lines.ts';
import { type ReportColumn, reportNames } from './report-columns.ts';
import { headerKey, knownHeaderKeys, type ReportHeader, readReportHeader } from './report-header.ts';

/** A second header row, and what to say of it. */
export type SecondHeader =
  /** The lines below it are rows of the report. */
  | { readonly note: string; readonly obstacle?: undefined }
  /** The lines below it are not: why. */
  | { readonly obstacle: string; readonly note?: undefined };

/** Where in a report file a line stands: which header it stands below. A second header row is never data. */
export class ReportHeaders {
  readonly #keys = knownHeaderKeys();
  #current: ReportHeader;
  #foreign: string | undefined;

  constructor(first: ReportHeader) {
    this.#current = first;
  }

  /** The header by which the next lines are read. */
  get current(): ReportHeader {
    return this.#current;
  }

  /** Why the next lines are no rows of the report, where they stand below another header. */
  get foreign(): string | undefined {
    return this.#foreign;
  }

  /** Takes a line that is a second header, and answers what to say of it; `undefined` for any other line. */
  take(record: CsvLine): SecondHeader | undefined {
    // in any column order, a header has a column's name where the rows have the organization id
    if (!this.#keys.has(headerKey(cellOf(record, this.#current, 'customerId')))) return undefined;
    const second = readReportHeader(record.cells);
    if (!second) return undefined;
    const { line } = record;
    if (second.kind !== this.#current.kind || second.problem) {
      const name = `another header (${reportNames[second.kind]})`;
      const reason = second.problem ? `: ${second.problem}` : '';
      this.#foreign = `stands below ${name} on line ${line}: its columns are not those of this report`;
      return { obstacle: `${name} stands here${reason}; what stands below it is left out` };
    }
    const isSame = sameColumns(second, this.#current);
    this.#current = second;
    this.#foreign = undefined;
    return {
      note: isSame
        ? `line ${line} is the header once more, not a row`
        : `line ${line} is a second header, not a row; the lines below it are read by it`,
    };
  }
}

function sameColumns({ columns }: ReportHeader, { columns: others }: ReportHeader): boolean {
  return columns.length === others.length && columns.every((column, at) => column === others[at]);
}

/** The cell of a record in the column of a field; empty where there is none. */
function cellOf(record: CsvRecord, header: ReportHeader, field: string): string {
  return record.cells[header.columns.findIndex((column) => column?.field === field)] ?? '';
}

/** Whether a line has nothing but delimiters and blanks. */
export function isBlankLine({ cells }: CsvRecord): boolean {
  return cells.every((cell) => cell.trim() === '');
}

const totalWords: ReadonlySet<string> = new Set(
  [
    'total',
    'totals',
    'grand total',
    'overall total',
    'sum',
    'totale',
    'totali',
    'totale generale',
    'totale complessivo',
    'somma',
    'gesamt',
    'gesamtsumme',
    'gesamtergebnis',
    'summe',
    'total general',
    'total général',
    'المجموع',
    'الإجمالي',
    'المجموع الكلي',
  ].map(headerKey),
);
const number = /^[\d.,'’ \u00a0\u2009\u202f-]+$/;

/**
 * Whether a line is the total that somebody has put below a report: one cell says so, every other one is blank or a
 * number, and it names no organization.
 */
export function isTotalLine(record: CsvRecord, header: ReportHeader): boolean {
  const words = record.cells.filter((cell) => cell.trim() !== '' && !number.test(cell.trim()));
  const [only] = words;
  if (words.length !== 1 || only === undefined || !totalWords.has(headerKey(only))) return false;
  const id = cellOf(record, header, 'customerId');
  return id.trim() === '' || id === only;
}

/** Whether a line may lack the cells behind its last one: these columns are optional, and it says more than who it is of. */
export function mayEndEarly({ cells }: CsvRecord, columns: readonly (ReportColumn | undefined)[]): boolean {
  const isRequired = (column: ReportColumn | undefined) => column?.required === 'cell';
  return cells.length > 0 && !columns.slice(cells.length - 1).some(isRequired);
}

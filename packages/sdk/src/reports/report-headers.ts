import type { CsvRecord } from '../csv/csv-lines.ts';
import { type ReportColumn, reportNames } from './report-columns.ts';
import { headerKey, knownHeaderKeys, type ReportHeader, readReportHeader } from './report-header.ts';

/** Where in a report file a line stands: which header it stands below. A second header row is never data. */
export class ReportHeaders {
  /** Whether another report begins here: the rest of the file is left out. */
  isOver = false;
  readonly #keys = knownHeaderKeys();
  #current: ReportHeader;

  constructor(first: ReportHeader) {
    this.#current = first;
  }

  /** The header by which the next lines are read. */
  get current(): ReportHeader {
    return this.#current;
  }

  /** Takes a line that is a second header, and answers what to say of it; `undefined` for any other line. */
  take(record: CsvRecord): string | undefined {
    // in any column order, a header has a column's name where the rows have the organization id
    if (!this.#keys.has(headerKey(cellOf(record, this.#current, 'customerId')))) return undefined;
    const second = readReportHeader(record.cells);
    if (!second) return undefined;
    const obstacle = secondHeaderObstacle(second, this.#current);
    if (obstacle) this.isOver = true;
    else this.#current = second;
    return obstacle ?? 'a second header row; the lines below it are read by it';
  }
}

/** The cell of a record in the column of a field; empty where there is none. */
function cellOf(record: CsvRecord, header: ReportHeader, field: string): string {
  return record.cells[header.columns.findIndex((column) => column?.field === field)] ?? '';
}

function secondHeaderObstacle(second: ReportHeader, first: ReportHeader): string | undefined {
  if (second.kind === first.kind && !second.problem) return undefined;
  const reason = second.problem ? `: ${second.problem}` : '';
  return `another header (${reportNames[second.kind]}) stands here${reason}; the rest of the file is left out`;
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

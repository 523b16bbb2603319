import type { CsvRecord } from '../csv/csv-lines.ts';
import { cellReaders } from './report-cells.ts';
import { type ReportColumn, reportNames } from './report-columns.ts';
import type { FindingsSink } from './report-findings.ts';
import { headerKey, knownHeaderKeys, type ReportHeader, readReportHeader } from './report-header.ts';

type CellValue = string | number | boolean;

/** One row of a report file, by the fields of its columns. */
export interface ReportRow {
  readonly line: number;
  /** The required cells are texts that are not blank; a cell that is blank is absent. */
  readonly values: Readonly<Record<string, CellValue>>;
}

/** Reads the rows below a header; what does not fit is added to the findings. A second header row is never read as data. */
export function readReportRows(
  path: string,
  records: Iterable<CsvRecord>,
  firstHeader: ReportHeader,
  findings: FindingsSink,
): readonly ReportRow[] {
  const reader = new ReportRowReader(path, firstHeader, findings);
  const rows: ReportRow[] = [];
  for (const record of records) {
    const row = reader.read(record);
    if (row) rows.push(row);
    if (reader.isOver) break;
  }
  return rows;
}

/** Reads the rows below a header one by one. */
export class ReportRowReader {
  /** Whether another report begins here: the rest of the file is left out. */
  isOver = false;
  readonly #path: string;
  readonly #findings: FindingsSink;
  readonly #headerKeys = knownHeaderKeys();
  #header: ReportHeader;

  constructor(path: string, header: ReportHeader, findings: FindingsSink) {
    this.#path = path;
    this.#header = header;
    this.#findings = findings;
  }

  /** The row of a record; `undefined` for what does not fit and for a second header. */
  read(record: CsvRecord): ReportRow | undefined {
    const { line } = record;
    if (looksLikeHeader(record, this.#header, this.#headerKeys)) {
      const second = readReportHeader(record.cells);
      if (second) return this.#secondHeader(second, line);
    }
    const row = readRow(this.#header, record);
    if ('values' in row) return row;
    this.#findings.refuse(this.#path, row.message, { line, field: row.field });
    return undefined;
  }

  #secondHeader(second: ReportHeader, line: number): undefined {
    const obstacle = secondHeaderObstacle(second, this.#header);
    const message = obstacle ?? 'a second header row; the lines below it are read by it';
    this.#findings.refuse(this.#path, message, { line });
    if (obstacle) this.isOver = true;
    else this.#header = second;
  }
}

function secondHeaderObstacle(second: ReportHeader, first: ReportHeader): string | undefined {
  if (second.kind === first.kind && !second.problem) return undefined;
  const reason = second.problem ? `: ${second.problem}` : '';
  return `another header (${reportNames[second.kind]}) stands here${reason}; the rest of the file is left out`;
}

/** In any column order, a header has a column's name where the rows have the organization id. */
function looksLikeHeader(record: CsvRecord, header: ReportHeader, headerKeys: ReadonlySet<string>): boolean {
  const at = header.columns.findIndex((column) => column?.field === 'customerId');
  return headerKeys.has(headerKey(record.cells[at] ?? ''));
}

function readRow(header: ReportHeader, record: CsvRecord): ReportRow | { field: string; message: string } {
  const values: Record<string, CellValue> = {};
  for (const [at, column] of header.columns.entries()) {
    if (!column) continue;
    const cell = record.cells[at] ?? '';
    const value = readCell(column, cell);
    if (value === undefined)
      return { field: header.names[at] ?? column.en, message: cellMessage(column, cell) };
    if (value !== null) values[column.field] = value;
  }
  return { line: record.line, values };
}

/** `null` for a blank cell that may be blank, `undefined` for one that does not fit. */
function readCell(column: ReportColumn, cell: string): CellValue | null | undefined {
  if (cell.trim() === '') return column.required === 'cell' ? undefined : null;
  return cellReaders[column.kind].read(cell);
}

function cellMessage(column: ReportColumn, cell: string): string {
  return `expected ${cellReaders[column.kind].expected}, found ${
    cell.trim() === '' ? 'nothing' : JSON.stringify(cell.slice(0, 40))
  }`;
}

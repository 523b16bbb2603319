import type { CsvRecord } from '../csv/read-csv.ts';
import { cellReaders } from './report-cells.ts';
import { type ReportColumn, reportNames } from './report-columns.ts';
import type { ReportFindings } from './report-findings.ts';
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
  records: readonly CsvRecord[],
  firstHeader: ReportHeader,
  findings: ReportFindings,
): readonly ReportRow[] {
  const headerKeys = knownHeaderKeys();
  const rows: ReportRow[] = [];
  let header = firstHeader;
  for (const record of records) {
    const second = looksLikeHeader(record, header, headerKeys) ? readReportHeader(record.cells) : undefined;
    if (second) {
      const obstacle = secondHeaderObstacle(second, header);
      findings.refuse(path, obstacle ?? 'a second header row; the lines below it are read by it', {
        line: record.line,
      });
      if (obstacle) break;
      header = second;
      continue;
    }
    const row = readRow(header, record);
    if ('values' in row) rows.push(row);
    else findings.refuse(path, row.message, { line: record.line, field: row.field });
  }
  return rows;
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

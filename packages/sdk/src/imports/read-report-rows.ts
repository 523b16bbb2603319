import type { CsvLine } from '../csv/csv-lines.ts';
import { widthProblem } from '../csv/read-csv.ts';
import type { CountMarks } from './count-marks.ts';
import { blankCell, readCell } from './report-cells.ts';
import type { FindingsSink } from './report-findings.ts';
import type { ReportHeader } from './report-header.ts';
import { isBlankLine, isTotalLine, mayEndEarly, ReportHeaders } from './report-headers.ts';

type CellValue = string | number | boolean;

/** One row of a report file, by the fields of its columns. */
export interface ReportRow {
  readonly line: number;
  /** The required cells are texts that are not blank; a cell that is blank is absent. */
  readonly values: Readonly<Record<string, CellValue>>;
}

/** Reads the rows below a header one by one; what does not fit is added to the findings. */
export class ReportRowReader {
  readonly #path: string;
  readonly #marks: CountMarks;
  readonly #findings: FindingsSink;
  readonly #headers: ReportHeaders;

  /** `marks` tell how the file writes its whole numbers. */
  constructor(path: string, header: ReportHeader, marks: CountMarks, findings: FindingsSink) {
    this.#path = path;
    this.#marks = marks;
    this.#findings = findings;
    this.#headers = new ReportHeaders(header);
  }

  /** The row of a line; `undefined` for what does not fit, for a blank line, a second header and a total. */
  read(line: CsvLine): ReportRow | undefined {
    if (line.problem) return this.#refuse(line, line.problem);
    if (isBlankLine(line)) return undefined;
    const second = this.#headers.take(line);
    if (second) return second.obstacle ? this.#refuse(line, second.obstacle) : undefined;
    const { foreign, current: header } = this.#headers;
    if (foreign) return this.#refuse(line, foreign);
    if (isTotalLine(line, header)) return undefined;
    const problem = reportWidthProblem(line, header);
    if (problem) return this.#refuse(line, problem);
    const row = readRow(header, line, this.#marks);
    return 'values' in row ? row : this.#refuse(line, row.message, row.field);
  }

  #refuse(line: CsvLine, message: string, field?: string): undefined {
    const customerId = this.#headers.foreign ? undefined : ownerOf(line, this.#headers.current, this.#marks);
    this.#findings.refuse(this.#path, message, {
      line: line.line,
      ...(field === undefined ? {} : { field }),
      ...(customerId === undefined ? {} : { customerId }),
    });
  }
}

/** The organization that a line names; `undefined` where that can't be told for sure. */
function ownerOf(line: CsvLine, { columns }: ReportHeader, marks: CountMarks): string | undefined {
  const at = columns.findIndex((column) => column?.field === 'customerId');
  const cell = line.cells[at] ?? '';
  // the last cell of half a line may be half an id
  const isHalf = line.cells.length < columns.length && at === line.cells.length - 1;
  if (line.problem || isHalf || cell.trim() === '') return undefined;
  const id = readCell('id', cell, marks);
  return 'value' in id ? String(id.value) : undefined;
}

/** Spreadsheets leave out the last cells of a line where they are empty, and add some; neither says anything. */
function reportWidthProblem(line: CsvLine, { columns }: ReportHeader): string | undefined {
  const { cells } = line;
  const fits =
    cells.length < columns.length
      ? mayEndEarly(line, columns)
      : cells.slice(columns.length).every((cell) => cell.trim() === '');
  return fits ? undefined : widthProblem(cells, columns.length);
}

function readRow(
  header: ReportHeader,
  line: CsvLine,
  marks: CountMarks,
): ReportRow | { field: string; message: string } {
  const values: Record<string, CellValue> = {};
  for (const [at, column] of header.columns.entries()) {
    if (!column) continue;
    const cell = line.cells[at] ?? '';
    const field = header.names[at] ?? column.en;
    const isBlank = cell.trim() === '';
    if (isBlank && column.required === 'cell') return { field, message: blankCell };
    if (isBlank) continue;
    const read = readCell(column.kind, cell, marks);
    if ('fault' in read) return { field, message: read.fault };
    values[column.field] = read.value;
  }
  return { line: line.line, values };
}

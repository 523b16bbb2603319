import type { CsvLine } from '../csv/csv-lines.ts';
import { CountMarks } from './count-marks.ts';
import type { FindingsSink } from './report-findings.ts';
import type { ReportHeader } from './report-header.ts';
import { isBlankLine, isTotalLine, ReportHeaders } from './report-headers.ts';

/** What all the lines of a report file say together, before any of them is read: how its whole numbers are written. */
export class ReportSurvey {
  readonly marks = new CountMarks();
  readonly #path: string;
  readonly #findings: FindingsSink;
  readonly #headers: ReportHeaders;

  constructor(path: string, header: ReportHeader, findings: FindingsSink) {
    this.#path = path;
    this.#findings = findings;
    this.#headers = new ReportHeaders(header);
  }

  /** Takes the next line below the header. */
  see(line: CsvLine): void {
    const headers = this.#headers;
    if (line.problem || isBlankLine(line)) return;
    const second = headers.take(line);
    if (second?.note) this.#findings.note(this.#path, second.note);
    if (second || headers.foreign) return;
    const { columns } = headers.current;
    if (isTotalLine(line, headers.current)) {
      this.#findings.note(this.#path, `line ${line.line} is a total, not a row: ${shown(line)}`);
      return;
    }
    for (const [at, column] of columns.entries()) {
      if (column?.kind === 'count') this.marks.see(line.cells[at] ?? '');
    }
    if (line.isUnended && line.cells.length < columns.length) {
      const message = `ends in line ${line.line} without a line break, before its last columns: it may be cut off`;
      this.#findings.note(this.#path, message);
    }
  }

  /** Adds what was found to the findings, once all lines were seen. */
  tell(): void {
    for (const note of this.marks.notes()) this.#findings.note(this.#path, note);
  }
}

function shown({ cells }: CsvLine): string {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return JSON.stringify(texts.join(' ').slice(0, 60));
}

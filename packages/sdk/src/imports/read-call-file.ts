import { type CallFileHeader, type CallFileKind, readCallFileHeader } from '../calling/call-file-header.ts';
import { type CsvLine, CsvLines } from '../csv/csv-lines.ts';
import { widthProblem } from '../csv/read-csv.ts';
import { encodingOfChunks } from '../text/decode-chunks.ts';
import { encodingNote } from '../text/decode-text.ts';
import { refusedAsForeign, startOfChunks } from './foreign-file.ts';
import {
  checkStreamedFile,
  type FileColumn,
  type StreamedReportFile,
  streamedLines,
} from './read-report-file.ts';
import type { FindingsSink } from './report-findings.ts';
import { isBlankLine } from './report-headers.ts';

/** One row of a file of calls: a leg or a call record, as its cells say it. */
export interface CallFileRow {
  /** From 1. */
  readonly line: number;
  readonly row: Record<string, unknown>;
}

/** A CSV file of calls of any length: its rows are read anew each time they are asked for. */
export interface StreamedCalls {
  readonly path: string;
  readonly kind: CallFileKind;
  /** The columns, in the order of the file. */
  readonly columns: readonly FileColumn[];
  readonly rows: (findings: FindingsSink) => AsyncGenerator<CallFileRow, void, undefined>;
}

/**
 * Opens a CSV file of calls, legs or the vendor's call records, by its header (CAL-9, REP-8), in memory that does not grow
 * with it. `undefined` for a file that is none; `refused`, and told, for one whose columns do not fit. Throws `invalid` for
 * bytes that are no text.
 */
export async function streamCallFile(
  file: StreamedReportFile,
  findings: FindingsSink,
): Promise<StreamedCalls | 'refused' | undefined> {
  checkStreamedFile(file, findings);
  const { path, chunks } = file;
  if (refusedAsForeign(path, await startOfChunks(chunks()), findings)) return 'refused';
  const encoding = await encodingOfChunks(chunks());
  const lines = () => {
    const csv = new CsvLines({
      profile: 'exact',
      isHeader: (cells) => readCallFileHeader(cells) !== undefined,
    });
    return streamedLines(chunks(), encoding, csv);
  };
  const header = await headerOf(lines());
  if (!header) return undefined;
  if (header.problem !== undefined) {
    findings.refuse(path, header.problem);
    return 'refused';
  }
  const note = encodingNote(encoding);
  if (note) findings.note(path, note);
  return {
    path,
    kind: header.kind,
    columns: header.columns,
    async *rows(rowFindings) {
      let current: CallFileHeader | undefined;
      for await (const line of lines()) {
        if (!current) {
          current = readCallFileHeader(line.cells) as CallFileHeader;
          continue;
        }
        if (isBlankLine(line)) continue;
        const again = current.isHeaderAgain(line.cells) ? readCallFileHeader(line.cells) : undefined;
        if (again && (again.kind !== header.kind || again.problem !== undefined)) {
          rowFindings.refuse(path, 'another header stands here; the rest of the file is left out', {
            line: line.line,
          });
          return;
        }
        if (again) {
          current = again;
          continue;
        }
        const problem = lineProblem(line, current);
        const damaged = problem === undefined ? current.damaged(line.cells) : undefined;
        if (problem !== undefined) rowFindings.refuse(path, problem, { line: line.line });
        else if (damaged)
          rowFindings.refuse(path, damaged.message, { line: line.line, field: damaged.field });
        else yield { line: line.line, row: current.read(line.cells) };
      }
    },
  };
}

async function headerOf(lines: AsyncIterable<CsvLine>): Promise<CallFileHeader | undefined> {
  for await (const { cells, problem } of lines) return problem ? undefined : readCallFileHeader(cells);
  return undefined;
}

/** Spreadsheets leave out the last cells of a line where they are empty, and add some; a line that is cut off is none. */
function lineProblem({ cells, problem, isUnended }: CsvLine, header: CallFileHeader): string | undefined {
  if (problem !== undefined) return problem;
  const { width, required } = header;
  if (cells.length < width && isUnended) return `${widthProblem(cells, width)}; the file may be cut off here`;
  const fits =
    cells.length < width
      ? required.every((place) => place < cells.length)
      : cells.slice(width).every((cell) => cell.trim() === '');
  return fits ? undefined : widthProblem(cells, width);
}

import type { CsvProfile } from '../csv/csv-profile.ts';
import { type CsvTable, readCsv } from '../csv/read-csv.ts';
import { type StreamedCsvLine, streamCsv } from '../csv/stream-csv.ts';
import { toPartnerError } from '../errors/partner-error.ts';
import { type ReportRow, ReportRowReader, readReportRows } from './read-report-rows.ts';
import type { ReportKind } from './report-columns.ts';
import type { FindingsSink } from './report-findings.ts';
import { type ReportHeader, readReportHeader, unknownReportMessage } from './report-header.ts';

/** A file that the user hands over; `path` with its folders, as far as they are known. */
export interface HubReportFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A report file that could be read. */
export interface HubReport {
  readonly path: string;
  readonly kind: ReportKind;
  /** The column of the organization id, as the file writes it. */
  readonly idHeader: string;
  readonly rows: readonly ReportRow[];
}

/** Reads one report file; what does not fit is added to the findings. `undefined` where the whole file is refused. */
export function readReportFile(
  { path, content }: HubReportFile,
  profile: CsvProfile,
  findings: FindingsSink,
): HubReport | undefined {
  const table = readTable(path, content, profile, findings);
  const header = table && recognisedHeader(path, table.header, findings);
  if (!header) return undefined;
  for (const { line, message } of table.problems) findings.refuse(path, message, { line });
  const rows = readReportRows(path, table.records, header, findings);
  return { path, kind: header.kind, idHeader: idHeader(header), rows };
}

/** A report file of any length: its rows are read as they are asked for, once. */
export interface StreamedReport extends Omit<HubReport, 'rows'> {
  readonly rows: (findings: FindingsSink) => AsyncGenerator<ReportRow, void, undefined>;
}

/** Begins to read a report file that comes along in chunks. `undefined` where the whole file is refused. */
export async function streamReportFile(
  { path, chunks }: { readonly path: string; readonly chunks: AsyncIterable<Uint8Array> },
  findings: FindingsSink,
  profile: CsvProfile = 'exact',
): Promise<StreamedReport | undefined> {
  const lines = streamCsv(chunks, { profile });
  const first = (await lines.next()).value;
  if (first?.problem) {
    findings.refuse(path, `the header can't be read: ${first.problem}`, { line: first.line });
    return undefined;
  }
  const header = recognisedHeader(path, first?.cells ?? [], findings);
  if (!header) return undefined;
  return {
    path,
    kind: header.kind,
    idHeader: idHeader(header),
    rows: (rowFindings) => streamedRows(path, lines, header, rowFindings),
  };
}

async function* streamedRows(
  path: string,
  lines: AsyncIterable<StreamedCsvLine>,
  header: ReportHeader,
  findings: FindingsSink,
): AsyncGenerator<ReportRow, void, undefined> {
  const reader = new ReportRowReader(path, header, findings);
  for await (const record of lines) {
    const { line, problem } = record;
    if (problem) findings.refuse(path, problem, { line });
    const row = problem ? undefined : reader.read(record);
    if (row) yield row;
    if (reader.isOver) return;
  }
}

function recognisedHeader(
  path: string,
  cells: readonly string[],
  findings: FindingsSink,
): ReportHeader | undefined {
  const header = readReportHeader(cells);
  const problem = header ? header.problem : unknownReportMessage(cells);
  if (problem) findings.refuse(path, problem);
  else if (header) noteUnknownColumns(path, header, findings);
  return problem ? undefined : header;
}

function idHeader({ names, columns }: ReportHeader): string {
  return names[columns.findIndex((column) => column?.field === 'customerId')] ?? '';
}

function readTable(
  path: string,
  content: string | Uint8Array,
  profile: CsvProfile,
  findings: FindingsSink,
): CsvTable | undefined {
  try {
    const table = readCsv(content, { profile });
    const [problem] = table.problems;
    if (table.header.length > 0 || !problem) return table;
    findings.refuse(path, `the header can't be read: ${problem.message}`, { line: problem.line });
  } catch (cause) {
    findings.refuse(path, toPartnerError(cause).message);
  }
  return undefined;
}

function noteUnknownColumns(path: string, header: ReportHeader, findings: FindingsSink): void {
  const unknown = header.names.filter((name, at) => name !== '' && !header.columns[at]);
  if (unknown.length > 0)
    findings.note(path, `columns that are not known are not read: ${unknown.join(', ')}`);
}

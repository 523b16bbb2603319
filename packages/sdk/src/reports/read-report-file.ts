import type { CsvProfile } from '../csv/csv-profile.ts';
import { type CsvTable, readCsv } from '../csv/read-csv.ts';
import { toPartnerError } from '../errors/partner-error.ts';
import { type ReportRow, readReportRows } from './read-report-rows.ts';
import type { ReportKind } from './report-columns.ts';
import type { ReportFindings } from './report-findings.ts';
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
  findings: ReportFindings,
): HubReport | undefined {
  const table = readTable(path, content, profile, findings);
  if (!table) return undefined;
  const header = readReportHeader(table.header);
  const problem = header ? header.problem : unknownReportMessage(table.header);
  if (!header || problem) {
    findings.refuse(path, problem ?? '');
    return undefined;
  }
  noteUnknownColumns(path, header, findings);
  for (const { line, message } of table.problems) findings.refuse(path, message, { line });
  const idHeader = header.names[header.columns.findIndex((column) => column?.field === 'customerId')] ?? '';
  return { path, kind: header.kind, idHeader, rows: readReportRows(path, table.records, header, findings) };
}

function readTable(
  path: string,
  content: string | Uint8Array,
  profile: CsvProfile,
  findings: ReportFindings,
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

function noteUnknownColumns(path: string, header: ReportHeader, findings: ReportFindings): void {
  const unknown = header.names.filter((name, at) => name !== '' && !header.columns[at]);
  if (unknown.length > 0)
    findings.note(path, `columns that are not known are not read: ${unknown.join(', ')}`);
}

import { type CsvLine, CsvLines } from '../csv/csv-lines.ts';
import type { CsvProfile } from '../csv/csv-profile.ts';
import { checkFunction, checkRecord, checkText } from '../errors/check-argument.ts';
import { toPartnerError } from '../errors/partner-error.ts';
import { decodeChunks, encodingOfChunks } from '../text/decode-chunks.ts';
import { decodeText, encodingNote } from '../text/decode-text.ts';
import type { Encoding } from '../text/encoding-evidence.ts';
import { refusedAsForeign, startOfChunks } from './foreign-file.ts';
import { type ReportRow, ReportRowReader } from './read-report-rows.ts';
import type { ReportKind } from './report-columns.ts';
import { type FindingsSink, type RefusedReportRow, ReportFindings } from './report-findings.ts';
import { type ReportHeader, readReportHeader, unknownReportMessage } from './report-header.ts';
import { ReportSurvey } from './report-survey.ts';

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
  /** The rows that do not fit. */
  readonly refused: readonly RefusedReportRow[];
}

/**
 * Reads one report file; what there is to say of all of it is added to the findings. It carries the rows that do not fit:
 * whether they matter is told once it is known whether the file counts. `undefined` where the whole file is refused.
 */
export function readReportFile(
  { path, content }: HubReportFile,
  profile: CsvProfile,
  findings: FindingsSink,
): HubReport | undefined {
  const csv = csvLines(profile);
  const opened = openText(path, content, csv, findings);
  const header = opened && readHeader(path, opened.lines[0], csv, opened.encoding, findings);
  if (!header) return undefined;
  const lines = opened.lines.slice(1);
  const survey = new ReportSurvey(path, header, findings);
  for (const line of lines) survey.see(line);
  survey.tell();
  const rows: ReportRow[] = [];
  const rowFindings = new ReportFindings();
  const reader = new ReportRowReader(path, header, survey.marks, rowFindings);
  for (const line of lines) {
    const row = reader.read(line);
    if (row) rows.push(row);
  }
  return { path, kind: header.kind, idHeader: idHeader(header), rows, refused: rowFindings.refused };
}

function openText(
  path: string,
  content: string | Uint8Array,
  csv: CsvLines,
  findings: FindingsSink,
): { readonly lines: readonly CsvLine[]; readonly encoding: Encoding | undefined } | undefined {
  if (refusedAsForeign(path, content, findings)) return undefined;
  try {
    const { text, encoding } = decodeText(content);
    return { lines: csv.read(text, true), encoding };
  } catch (cause) {
    findings.refuse(path, toPartnerError(cause).message);
    return undefined;
  }
}

/** A report file of any length, as often as it is asked for. */
export interface StreamedReportFile {
  readonly path: string;
  /** Begins the file anew; each one is read to its end or returned. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** A column of a file, and whether it is read. */
export interface FileColumn {
  /** As the file writes it. */
  readonly name: string;
  readonly isKnown: boolean;
}

/** A report file of any length: its rows are read anew each time they are asked for. */
export interface StreamedReport extends Omit<HubReport, 'rows' | 'refused'> {
  /** The columns, in the order of the file. */
  readonly columns: readonly FileColumn[];
  readonly rows: (findings: FindingsSink) => AsyncGenerator<ReportRow, void, undefined>;
}

/** How a report file of any length is opened. */
export interface StreamReportOptions {
  readonly profile?: CsvProfile | undefined;
  /** What else might have stood there, in words for a file that is no report. */
  readonly others?: readonly string[] | undefined;
}

/**
 * Opens a report file: looks through all of it for its encoding and for how it writes numbers, in memory that does not
 * grow with it. `undefined` where the whole file is refused. Throws `invalid` for bytes that are no text.
 */
export async function streamReportFile(
  file: StreamedReportFile,
  findings: FindingsSink,
  options: StreamReportOptions = {},
): Promise<StreamedReport | undefined> {
  checkStreamedFile(file, findings);
  checkRecord('options', options);
  const { path, chunks } = file;
  const { profile = 'exact', others = [] } = options;
  if (refusedAsForeign(path, await startOfChunks(chunks()), findings)) return undefined;
  const encoding = await encodingOfChunks(chunks());
  const csv = csvLines(profile);
  let header: ReportHeader | undefined;
  let survey: ReportSurvey | undefined;
  for await (const line of streamedLines(chunks(), encoding, csv)) {
    survey?.see(line);
    if (survey) continue;
    header = readHeader(path, line, csv, encoding, findings, others);
    if (!header) return undefined;
    survey = new ReportSurvey(path, header, findings);
  }
  if (!header || !survey) {
    readHeader(path, undefined, csv, encoding, findings, others);
    return undefined;
  }
  survey.tell();
  const opened = { header, marks: survey.marks };
  return {
    path,
    kind: header.kind,
    idHeader: idHeader(header),
    columns: header.names.map((name, at) => ({ name, isKnown: opened.header.columns[at] !== undefined })),
    async *rows(rowFindings) {
      const reader = new ReportRowReader(path, opened.header, opened.marks, rowFindings);
      let isHeader = true;
      for await (const line of streamedLines(chunks(), encoding, csvLines(profile))) {
        const row = isHeader ? undefined : reader.read(line);
        isHeader = false;
        if (row) yield row;
      }
    },
  };
}

/** The lines of a file as it comes along, in an encoding that is known. */
export async function* streamedLines(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  csv: CsvLines,
): AsyncGenerator<CsvLine, void, undefined> {
  for await (const { text, isLast } of decodeChunks(chunks, () => csv.line, encoding))
    yield* csv.read(text, isLast);
}

function csvLines(profile: CsvProfile): CsvLines {
  return new CsvLines({ profile, isHeader: (cells) => readReportHeader(cells) !== undefined });
}

/** How the note begins that names columns which are not known. */
export const unreadColumns = 'columns that are not known are not read: ';

/** The header of a report and what there is to say of it; `undefined` where the whole file is refused. */
function readHeader(
  path: string,
  line: CsvLine | undefined,
  { titles }: CsvLines,
  encoding: Encoding | undefined,
  findings: FindingsSink,
  others: readonly string[] = [],
): ReportHeader | undefined {
  if (line?.problem) {
    findings.refuse(path, `the header can't be read: ${line.problem}`, { line: line.line });
    return undefined;
  }
  const cells = line?.cells ?? [];
  const header = readReportHeader(cells);
  const problem = header ? header.problem : unknownReportMessage(cells, others);
  if (problem) findings.refuse(path, problem);
  if (problem || !header) return undefined;
  const unknown = header.names.filter((name, at) => name !== '' && !header.columns[at]);
  const notes = [
    encodingNote(encoding),
    ...titles.map(
      (title) => `above the header stands a title, not a row: ${JSON.stringify(title.slice(0, 60))}`,
    ),
    unknown.length > 0 ? `${unreadColumns}${unknown.join(', ')}` : undefined,
  ];
  for (const note of notes) if (note) findings.note(path, note);
  return header;
}

function idHeader({ names, columns }: ReportHeader): string {
  return names[columns.findIndex((column) => column?.field === 'customerId')] ?? '';
}

/** Throws `invalid` by name for a file that can't be read as it comes along, or for findings that nobody takes. */
export function checkStreamedFile(file: StreamedReportFile, findings: FindingsSink): void {
  checkRecord('file', file);
  checkText('file.path', file.path);
  checkFunction('file.chunks', file.chunks);
  checkFunction('findings.refuse', findings?.refuse);
  checkFunction('findings.note', findings.note);
}

import type { CallFileKind } from '../calling/call-file-header.ts';
import { callFileKinds } from '../calling/call-file-header.ts';
import { toPartnerError } from '../errors/partner-error.ts';
import { FileFindings } from './file-findings.ts';
import { type ForeignFile, foreignFile, foreignFileMessages, startOfChunks } from './foreign-file.ts';
import type { SurveyedFile } from './import-file.schema.ts';
import { streamCallFile } from './read-call-file.ts';
import {
  type FileColumn,
  type StreamedReport,
  type StreamedReportFile,
  streamReportFile,
} from './read-report-file.ts';
import type { FindingsSink } from './report-findings.ts';
import type { ReportPlace } from './report-place.ts';

/** A row of a file of calls that is no CSV, or why a line is none. */
export interface CallLine {
  readonly line: number;
  readonly row?: unknown;
  readonly problem?: { readonly message: string } | undefined;
}

/** How files are opened. */
export interface OpeningOptions {
  /** Reads call legs line by line as JSON; absent, such files are left out. */
  readonly jsonLines?: ((chunks: AsyncIterable<Uint8Array>) => AsyncIterable<CallLine>) | undefined;
  /** Whether files of calls are taken at all. */
  readonly takesCalls?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The rows of a file of calls. */
export interface OpenedCalls {
  readonly kind: CallFileKind;
  readonly columns: readonly FileColumn[];
  readonly rows: (findings: FindingsSink) => AsyncIterable<{ readonly line: number; readonly row: unknown }>;
}

/** A file of an import, and what was found in it so far. */
export interface OpenedFile {
  readonly path: string;
  readonly findings: FileFindings;
  readonly foreign?: ForeignFile | undefined;
  readonly report?: StreamedReport | undefined;
  readonly calls?: OpenedCalls | undefined;
  good: number;
  place?: ReportPlace;
  placeProblem?: SurveyedFile['placeProblem'];
  outcome: SurveyedFile['outcome'];
}

/** A report of the hub among them. */
export type OpenedReport = OpenedFile & { readonly report: StreamedReport };

/** Tells what a file is, by its first bytes and its header; what can't be read is noted with it. */
export async function openImportedFile(
  file: StreamedReportFile,
  options: OpeningOptions,
): Promise<OpenedFile> {
  const { path } = file;
  const findings = new FileFindings();
  const one = { path, findings, good: 0, outcome: 'leftOut' } as const;
  try {
    options.signal?.throwIfAborted();
    const start = await startOfChunks(file.chunks());
    const foreign = /\.(ndjson|jsonl)$/i.test(path) ? undefined : foreignFile(start);
    if (foreign) {
      findings.refuse(path, foreignFileMessages[foreign]);
      return { ...one, foreign };
    }
    const calls = await openCalls(file, findings, options);
    if (calls === 'refused') return one;
    if (calls) return { ...one, calls };
    const report = await streamReportFile(file, findings, { others: Object.values(callFileKinds) });
    // a header that can't be read is one line of the file, and costs all of it
    if (!report) findings.problem ??= findings.lines[0]?.message;
    return { ...one, report };
  } catch (cause) {
    options.signal?.throwIfAborted();
    findings.refuse(path, toPartnerError(cause).message);
    return one;
  }
}

async function openCalls(
  file: StreamedReportFile,
  findings: FileFindings,
  { jsonLines, takesCalls = true }: OpeningOptions,
): Promise<OpenedCalls | 'refused' | undefined> {
  const isJson = /\.(ndjson|jsonl)$/i.test(file.path);
  const calls = isJson ? jsonCalls(file, jsonLines) : await streamCallFile(file, findings);
  if (!calls || calls === 'refused' || takesCalls) return calls;
  findings.refuse(file.path, 'this is a file of calls, which is not taken here');
  return 'refused';
}

function jsonCalls(
  { path, chunks }: StreamedReportFile,
  jsonLines: OpeningOptions['jsonLines'] = () => noLines(),
): OpenedCalls {
  return {
    kind: 'callLegs',
    columns: [],
    async *rows(findings) {
      for await (const { line, row, problem } of jsonLines(chunks())) {
        if (problem) findings.refuse(path, problem.message, { line });
        else yield { line, row };
      }
    },
  };
}

async function* noLines(): AsyncGenerator<CallLine, void, undefined> {}

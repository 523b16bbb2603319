import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  type CallFileKind,
  callFileKinds,
  type FindingsSink,
  type ReportKind,
  type ReportRow,
  streamCallFile,
  streamReportFile,
} from '@partnerkit/sdk/server';
import { jsonRows } from '../http/streamed-rows.ts';

/** A report file of the hub that lies on this machine; it is read anew each time its rows are asked for. */
export interface ReportFile {
  /** As findings name it: with the folders below the one that was given. */
  readonly path: string;
  readonly kind: ReportKind;
  /** The column of the organization id, as the file writes it. */
  readonly idHeader: string;
  readonly rows: (findings: FindingsSink) => AsyncGenerator<ReportRow, void, undefined>;
}

/** A file of call legs or call records that lies on this machine. */
export interface CallFile {
  readonly path: string;
  readonly kind: CallFileKind;
  readonly rows: (
    findings: FindingsSink,
  ) => AsyncGenerator<{ readonly line: number; readonly row: unknown }, void, undefined>;
}

/** The files that were found, by what they are. */
export interface OpenedFiles {
  readonly reports: readonly ReportFile[];
  readonly calls: readonly CallFile[];
}

/** Whether a file may be a report or hold calls, by its name. */
export function isReportName(name: string): boolean {
  return /\.csv$/i.test(name) || isJsonLines(name);
}

/** What somebody took for a report: it is refused by what it is. */
function isWorkbookName(name: string): boolean {
  return /\.(xlsx?|xlsm|xlsb|ods)$/i.test(name);
}

function isJsonLines(name: string): boolean {
  return /\.(ndjson|jsonl)$/i.test(name);
}

/** A file that lies on this machine, and what it is called. */
export interface LocalFile {
  /** Where it lies. */
  readonly file: string;
  /** As findings name it: its folders say region and week. */
  readonly path: string;
}

/** The files at a path that may be reports or hold calls: those of a folder, or a single one. */
export async function filesAt(path: string): Promise<readonly LocalFile[]> {
  if (!(await stat(path)).isDirectory()) return [{ file: path, path }];
  const files = await reportFiles(path);
  if (files.length === 0) throw new Error(`The folder ${path} holds no .csv file.`);
  return files.map((file) => ({ file, path: relative(path, file) }));
}

/** Opens files by what they are. What is neither a report nor a file of calls is a finding. */
export async function openReportFiles(
  files: readonly LocalFile[],
  findings: FindingsSink,
): Promise<OpenedFiles> {
  const reports: ReportFile[] = [];
  const calls: CallFile[] = [];
  for (const { file, path: name } of files) {
    try {
      const called = isJsonLines(name) ? jsonLines(file, name) : await openCalls(file, name, findings);
      if (called === 'refused') continue;
      if (called) calls.push(called);
      const report = called ? undefined : await openReport(file, name, findings);
      if (report) reports.push(report);
    } catch (cause) {
      findings.refuse(name, (cause as Error).message);
    }
  }
  return { reports, calls };
}

async function reportFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && (isReportName(entry.name) || isWorkbookName(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function openReport(file: string, path: string, findings: FindingsSink) {
  const chunks = () => createReadStream(file);
  return streamReportFile({ path, chunks }, findings, { others: Object.values(callFileKinds) });
}

function openCalls(file: string, path: string, findings: FindingsSink) {
  return streamCallFile({ path, chunks: () => createReadStream(file) }, findings);
}

function jsonLines(file: string, path: string): CallFile {
  return {
    path,
    kind: 'callLegs',
    async *rows(findings) {
      for await (const { line, row, problem } of jsonRows(createReadStream(file))) {
        if (problem) findings.refuse(path, problem.message, { line });
        else yield { line, row };
      }
    },
  };
}

/** For reading what was read, and told of, before. */
export const silent: FindingsSink = { refuse: () => {}, note: () => {} };

/** Rows a thousand at a time. */
export async function* inBatches<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row[], void, undefined> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < 1000) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

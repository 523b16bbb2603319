import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type FindingsSink, type ReportKind, type ReportRow, streamReportFile } from '@partnerkit/sdk/server';

/** A report file of the hub that lies on this machine; it is read anew each time its rows are asked for. */
export interface ReportFile {
  /** As findings name it: with the folders below the one that was given. */
  readonly path: string;
  readonly kind: ReportKind;
  /** The column of the organization id, as the file writes it. */
  readonly idHeader: string;
  readonly rows: (findings: FindingsSink) => AsyncGenerator<ReportRow, void, undefined>;
}

/** The report files of a folder, or a single one. What is no report is a finding. */
export async function openReportFiles(path: string, findings: FindingsSink): Promise<ReportFile[]> {
  const isFolder = (await stat(path)).isDirectory();
  const files = isFolder ? await csvFiles(path) : [path];
  if (files.length === 0) throw new Error(`The folder ${path} holds no .csv file.`);
  const opened: ReportFile[] = [];
  for (const file of files) {
    const report = await openReport(file, isFolder ? relative(path, file) : file, findings);
    if (report) opened.push(report);
  }
  return opened;
}

async function csvFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.csv'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function openReport(
  file: string,
  path: string,
  findings: FindingsSink,
): Promise<ReportFile | undefined> {
  try {
    return await streamReportFile({ path, chunks: () => createReadStream(file) }, findings);
  } catch (cause) {
    findings.refuse(path, (cause as Error).message);
    return undefined;
  }
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

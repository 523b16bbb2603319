import { createReadStream } from 'node:fs';
import type { Import } from '@partnerkit/sdk';
import { importRules, surveyImport } from '@partnerkit/sdk/server';
import { jsonRows } from '../http/streamed-rows.ts';
import { importFiles } from './import-data.ts';
import { ImportReport } from './import-report.ts';
import { importResult } from './import-result.ts';
import type { ImportTarget } from './import-target.ts';
import { knownData } from './known-data.ts';
import { rowProblem } from './row-problem.ts';
import type { StagingFolder } from './staging-folder.ts';

/** What an import is read or carried out with. */
export interface ImportWork {
  readonly target: ImportTarget;
  readonly staging: StagingFolder;
  /** The instant of now. */
  readonly at: () => string;
  readonly onProgress: (done: number, of: number) => void;
}

/** Reads the files of an import that is looked at, or carries one out that was confirmed; answers what has become of it. */
export async function outcomeOfImport(
  row: Import,
  { target, staging, at, onProgress }: ImportWork,
): Promise<Import> {
  if (row.state === 'checking') {
    const files = await staging.files(row, row.files);
    const survey = await surveyImport(
      files.map(({ file, path }) => ({ path, chunks: () => createReadStream(file) })),
      {
        known: (coming) => knownData(target, coming),
        regions: target.databases.regions,
        problemOf: rowProblem,
        jsonLines: jsonRows,
        signal: target.signal,
        onProgress: (done) => onProgress(done, files.length),
      },
    );
    return importRules.withSurvey(row, survey);
  }
  const files = await staging.files(row, importRules.filesToImport(row));
  const report = new ImportReport();
  await importFiles(target, { files, progress: () => {}, onPart: onProgress }, report);
  return importRules.finished(row, importResult(report), at());
}

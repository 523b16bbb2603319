import { csvMediaType, xlsxMediaType } from '../csv/file-media-types.ts';
import { checkRecord } from '../errors/check-argument.ts';
import { reportNames } from '../imports/report-columns.ts';
import type { FileAnswer } from './report-file.ts';
import { reportFileName } from './report-file-name.ts';
import type { ReportRun } from './report-run.schema.ts';

const mediaTypes = { csv: csvMediaType, xlsx: xlsxMediaType } as const;

/** What the file of a run is called on the day on which it is downloaded, and what it is (REP-2, REP-9). */
export function reportRunFile(
  run: Pick<ReportRun, 'id' | 'templateName' | 'report' | 'format'>,
  downloadedOn: string,
): Pick<FileAnswer, 'name' | 'type'> {
  checkRecord('run', run);
  const { id, templateName, report, format } = run;
  const name = reportFileName(templateName ?? reportNames[report], id, downloadedOn, format);
  return { name, type: mediaTypes[format] };
}

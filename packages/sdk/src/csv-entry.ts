export { type WeeklyUsage, weeklyUsageSchema } from './calling/weekly-usage.schema.ts';
export type { CsvRecord } from './csv/csv-lines.ts';
export type { CsvProfile } from './csv/csv-profile.ts';
export { csvStream } from './csv/csv-stream.ts';
export { csvMediaType } from './csv/file-media-types.ts';
export {
  type CsvProblem,
  type CsvTable,
  type ReadCsvOptions,
  readCsv,
} from './csv/read-csv.ts';
export { type StreamedCsvLine, streamCsv, streamCsvPages } from './csv/stream-csv.ts';
export {
  type CsvColumn,
  type CsvColumnKind,
  type CsvDelimiter,
  type CsvValue,
  csvDelimiterOf,
  type WriteCsvOptions,
  writeCsv,
} from './csv/write-csv.ts';
export {
  type CustomerLocation,
  customerLocationSchema,
  type Device,
  deviceSchema,
  type PhoneNumber,
  phoneNumberSchema,
} from './imports/hub-reports.schema.ts';
export { type HubReportOptions, type HubReports, readHubReports } from './imports/hub-reports.ts';
export type { HubReportFile } from './imports/read-report-file.ts';
export { type ReportColumn, type ReportKind, reportColumns } from './imports/report-columns.ts';
export type { HeldBackReport, RefusedReportRow, ReportNote } from './imports/report-findings.ts';
export { namedLine, type ReportCustomer } from './reports/named-line.ts';
export { nextReportRuns, type ScheduleDays } from './reports/next-report-runs.ts';
export { type ReportLanguage, type ReportLine, reportCells } from './reports/report-cells.ts';
export { reportFileName } from './reports/report-file-name.ts';
export type { ReportFormat } from './reports/report-format.schema.ts';
export { type ReportPeriod, reportPeriod } from './reports/report-period.ts';
export type { ReportCadence } from './reports/report-schedule.schema.ts';
export { defaultReportTemplates, type ReportLayout } from './reports/report-templates.ts';
export { type UsageLines, type UsageReportInput, usageLines } from './reports/usage-lines.ts';

export { ReportBuilder, type ReportBuilderProps } from './report-builder.tsx';
export { type ReportBuilderState, useReportBuilder } from './use-report-builder.ts';
export { useReportDownload } from './use-report-download.ts';
export { useReportRun } from './use-report-run.ts';

export { ReportList } from './report-list.tsx';
export { type ReportListState, useReportList } from './use-report-list.ts';

import type { ReportRun, ReportSchedule } from '@partnerkit/sdk';

/** What is open over the lists of runs and schedules. */
export type ReportAct =
  | { readonly kind: 'removeRun'; readonly run: ReportRun }
  | { readonly kind: 'removeSchedule' | 'change'; readonly schedule: ReportSchedule };

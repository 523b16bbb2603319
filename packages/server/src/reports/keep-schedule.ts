import { nextReportRuns } from '@partnerkit/sdk/rules';
import { changedSchedule, type ReportScheduleRow } from '@partnerkit/sdk/server';
import type { RequestContext } from '../http/handlers.ts';
import type { Transaction } from '../storage/transaction.ts';
import { type ScheduleRecord, upsertSchedule } from './report-schedules.queries.ts';

/** A schedule that was changed, and what its template is called. */
export interface ScheduleChange {
  readonly before: ScheduleRecord | undefined;
  readonly after: ScheduleRecord;
  readonly name: string | undefined;
}

/** Keeps a schedule, and tells the trail of what changed. */
export async function keepSchedule(
  tx: Transaction,
  partner: string,
  { before, after, name }: ScheduleChange,
  record: RequestContext['record'],
): Promise<void> {
  await upsertSchedule(tx, partner, after);
  const change = changedSchedule(before?.row, after.row, name);
  if (change.changes.length > 0) record(change);
}

/** The next instant at which a schedule runs; `null`: none. */
export function nextOf(row: ReportScheduleRow, at: string): string | null {
  return row.paused === null ? (nextReportRuns(row.cadence, at, 1, row)[0] ?? null) : null;
}

import type { ReportRun, ReportSchedule } from '@partnerkit/sdk';
import { usePagedRows } from '../primitives/data-table/use-paged-rows.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions, useSourceQuery } from '../provider/use-source-query.ts';
import { usePermission, usePermissionScope, useViewerId } from '../provider/use-viewer.ts';
import { isUnderWay } from './is-under-way.ts';

const pageSize = 25;
const whileRunningMs = 2000;
const anHourMs = 3_600_000;
/** A run is there a moment after it was due. */
const graceMs = 3000;

/** The runs and schedules of a region, and what can be done with them; looked at again while a run is under way (REP-1). */
export function useReportList() {
  const { client, changing } = usePartner();
  const options = useCallOptions();
  const mayRun = usePermission('reports.run') !== false;
  const scope = usePermissionScope('reports.schedule');
  const viewerId = useViewerId();

  const untilNextDue = (schedules: readonly ReportSchedule[] = []): number | false => {
    const due = schedules.flatMap(({ nextRunAt }) => (nextRunAt === null ? [] : [Date.parse(nextRunAt)]));
    if (due.length === 0) return false;
    return Math.min(anHourMs, Math.max(whileRunningMs, Math.min(...due) - client.now() + graceMs));
  };
  const schedules = useSourceQuery(['reports', 'schedules'], (call) => client.reports.schedules(call), {
    enabled: mayRun && client.supports('reports.schedules'),
    askAgainIn: (answer) => untilNextDue(answer?.items),
  });
  const runs = usePagedRows<ReportRun>({
    name: ['reports', 'runs'],
    idOf: ({ id }) => id,
    pageSize,
    enabled: mayRun,
    askAgainIn: (rows) => {
      const loaded = Array.from({ length: rows?.total ?? 0 }, (_, at) => rows?.at(at) as ReportRun);
      return loaded.some(isUnderWay) ? whileRunningMs : untilNextDue(schedules.data?.items);
    },
    load: ({ cursor, limit, options: call }) => client.reports.runs({ limit, cursor }, call),
  });

  const may = (operation: 'reports.removeRun' | 'reports.removeSchedule', owner: { readonly id: string }) =>
    client.supports(operation) && (scope === 'all' || (scope !== undefined && owner.id === viewerId));
  const keyed = (intent: string) => ({ ...options, idempotencyKey: intent });
  return {
    /** Also while it is not known, or nobody tells. */
    mayRun,
    runs,
    schedules,
    /** Whether it is known what the viewer may do: no part comes in above another later. */
    knowsViewer: viewerId !== undefined,
    /** Whether anything is kept at all by who looks. */
    maySchedule: scope !== undefined && client.supports('reports.saveSchedule'),
    mayCancel: (run: ReportRun) => isUnderWay(run) && client.supports('reports.cancelRun'),
    mayRemoveRun: (run: ReportRun) => may('reports.removeRun', run.requestedBy),
    /** Whether a schedule can be paused, changed and removed. */
    mayChange: (schedule: ReportSchedule) => may('reports.removeSchedule', schedule.owner),
    /** Each rejects where it was not done. */
    cancel: ({ id }: ReportRun) => changing(() => client.reports.cancelRun({ id }, options), 'reports'),
    removeRun: ({ id }: ReportRun, intent: string) =>
      changing(() => client.reports.removeRun({ id }, keyed(intent)), 'reports'),
    pause: ({ id }: ReportSchedule) =>
      changing(() => client.reports.pauseSchedule({ id }, options), 'reports'),
    resume: ({ id }: ReportSchedule) =>
      changing(() => client.reports.resumeSchedule({ id }, options), 'reports'),
    removeSchedule: ({ id }: ReportSchedule, intent: string) =>
      changing(() => client.reports.removeSchedule({ id }, keyed(intent)), 'reports'),
  };
}

/** What {@link useReportList} gives. */
export type ReportListState = ReturnType<typeof useReportList>;

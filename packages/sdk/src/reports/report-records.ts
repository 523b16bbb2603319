import { changesBetween } from '../audit/changes-between.ts';
import type { RecordedChange } from '../audit/recorded-change.ts';
import { checkRecord } from '../errors/check-argument.ts';
import { reportNames } from '../imports/report-columns.ts';
import type { ReportRun } from './report-run.schema.ts';
import type { ReportTemplateRow } from './report-templates.ts';
import type { ReportScheduleRow } from './schedule-rules.ts';

/** What the audit trail tells of a custom template that was added, changed or removed (AUD-1, REP-2). */
export function changedTemplate(
  before: ReportTemplateRow | undefined,
  after: ReportTemplateRow | undefined,
): RecordedChange {
  const template = after ?? before;
  checkRecord('template', template);
  const { id, name } = template as ReportTemplateRow;
  const told = (row: ReportTemplateRow | undefined) =>
    row && { name: row.name, report: row.report, columns: row.columns };
  return {
    subject: { kind: 'reportTemplate', id, name },
    changes: changesBetween(told(before), told(after)),
  };
}

/** What the audit trail tells of a schedule that was added, changed, paused, resumed or removed; it has the `name` of its template (AUD-1, REP-1). */
export function changedSchedule(
  before: ReportScheduleRow | undefined,
  after: ReportScheduleRow | undefined,
  name?: string | undefined,
): RecordedChange {
  const schedule = after ?? before;
  checkRecord('schedule', schedule);
  const { id } = schedule as ReportScheduleRow;
  return {
    subject: { kind: 'reportSchedule', id, ...(name === undefined ? {} : { name }) },
    changes: changesBetween(toldSchedule(before), toldSchedule(after)),
  };
}

function toldSchedule(row: ReportScheduleRow | undefined) {
  if (!row) return undefined;
  const { template, cadence, startsOn, endsOn, format, owner, paused } = row;
  checkRecord('schedule.owner', owner);
  return {
    template,
    ...cadence,
    startsOn: startsOn ?? undefined,
    endsOn: endsOn ?? undefined,
    format,
    owner: owner.name ?? owner.id,
    paused: paused ?? undefined,
  };
}

/** What the audit trail tells of a run that was asked for, or removed (AUD-1, REP-1). */
export function changedRun(before: ReportRun | undefined, after: ReportRun | undefined): RecordedChange {
  const run = after ?? before;
  checkRecord('run', run);
  const { id, templateName, report } = run as ReportRun;
  const name = templateName ?? reportNames[report];
  return { subject: { kind: 'report', id, name }, changes: changesBetween(toldRun(before), toldRun(after)) };
}

function toldRun(run: ReportRun | undefined) {
  if (!run) return undefined;
  const { format, from, until, state } = run;
  return {
    format,
    from: from ?? undefined,
    until: until ?? undefined,
    // of how far it was nothing is told but its end
    state: state === 'waiting' || state === 'running' ? undefined : state,
  };
}

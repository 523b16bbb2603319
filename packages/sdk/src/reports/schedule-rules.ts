import { canonicalJson } from '../audit/changes-between.ts';
import { isInstant } from '../calendar/is-instant.ts';
import { checkList, checkRecord, checkWhole, isRecord, misfit } from '../errors/check-argument.ts';
import { invalidField, PartnerError } from '../errors/partner-error.ts';
import { contentVersion } from '../operation/content-version.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { nextReportRuns } from './next-report-runs.ts';
import type { ReportSchedule } from './report-schedule.schema.ts';
import { dayInZone } from './zone-clock.ts';

/** A schedule as a host hands it over. */
export type ReportScheduleRow = Pick<
  ReportSchedule,
  | 'id'
  | 'template'
  | 'cadence'
  | 'startsOn'
  | 'endsOn'
  | 'format'
  | 'language'
  | 'byteOrderMark'
  | 'delimiter'
  | 'owner'
  | 'paused'
>;

type ScheduleContent = Omit<ReportScheduleRow, 'id' | 'owner' | 'paused'>;

/** A schedule as it is answered at an instant, with its version and the next run after that instant. */
export function versionedSchedule(row: ReportScheduleRow, at: string): ReportSchedule {
  checkRecord('schedule', row);
  const { id, owner, paused } = row;
  const content = contentOf(row);
  return {
    id,
    ...content,
    owner,
    paused,
    nextRunAt: paused === null ? (nextReportRuns(row.cadence, at, 1, row)[0] ?? null) : null,
    version: scheduleVersion(row),
  };
}

/** The version of a schedule, made of what somebody may replace. */
export function scheduleVersion(row: ScheduleContent): string {
  checkRecord('schedule', row);
  // a store may tell fields in an order of its own
  return contentVersion(canonicalJson(contentOf(row)));
}

/** What of a schedule is replaced when it is saved: what is not told is absent. */
function contentOf(row: ScheduleContent): ScheduleContent {
  const { template, cadence, startsOn, endsOn, format, language, byteOrderMark, delimiter } = row;
  return {
    ...{ template, cadence, format },
    ...(startsOn == null ? {} : { startsOn }),
    ...(endsOn == null ? {} : { endsOn }),
    ...(language === undefined ? {} : { language }),
    ...(byteOrderMark === undefined ? {} : { byteOrderMark }),
    ...(delimiter === undefined ? {} : { delimiter }),
  };
}

/**
 * Throws `invalid` by its field for a schedule that would never run after an instant, that ends before it starts, or that starts
 * on a day that is over, unless it did so `before` (REP-1).
 */
export function checkReportSchedule(
  schedule: Pick<ReportScheduleRow, 'cadence' | 'startsOn' | 'endsOn'>,
  at: string,
  before?: Pick<ReportScheduleRow, 'startsOn'>,
): void {
  checkRecord('schedule', schedule);
  if (typeof at !== 'string' || !isInstant(at)) throw misfit('at', 'an instant', at);
  const { cadence, startsOn, endsOn } = schedule;
  const next = nextReportRuns(cadence, at, 1, schedule);
  const today = dayInZone(cadence.timeZone, Date.parse(at));
  if (startsOn && startsOn < today && startsOn !== before?.startsOn)
    throw invalidField('startsOn', `expected a day that is not over, from ${today} on`);
  if (startsOn && endsOn && endsOn < startsOn)
    throw invalidField('endsOn', 'expected a day that is not before the first');
  if (next.length === 0) throw invalidField('endsOn', 'expected a day before which it still runs');
}

/**
 * Throws `conflict` for a schedule that may not run again: its template is gone, or its owner lost the right to run it and somebody
 * else asks.
 */
export function checkMayResume(
  schedule: Pick<ReportScheduleRow, 'paused' | 'owner'>,
  asked: { readonly isTemplateThere: boolean; readonly actorId: string },
): void {
  checkRecord('schedule', schedule);
  checkRecord('schedule.owner', schedule.owner);
  checkRecord('asked', asked);
  const { paused, owner } = schedule;
  const { isTemplateThere, actorId } = asked;
  if (!isTemplateThere) throw mayNotResume('its template is not there any more');
  if (paused === 'ownerLostRights' && owner.id !== actorId)
    throw mayNotResume('its owner may no longer run it; who saves it owns it');
}

function mayNotResume(why: string): PartnerError {
  return new PartnerError({ code: 'conflict', message: `The schedule does not run again: ${why}.` });
}

/** The order of schedules: the next to run first, those that do not run behind them, ties by id. */
export function bySchedule(a: ReportSchedule, b: ReportSchedule): number {
  checkRecord('a', a);
  checkRecord('b', b);
  return (
    compareCodePoints(String(a.nextRunAt ?? '~'), String(b.nextRunAt ?? '~')) ||
    compareCodePoints(String(a.id), String(b.id))
  );
}

/** What a caller is told of a schedule that is not there, or that is not theirs to see. */
export function scheduleNotFound(id: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no schedule ${JSON.stringify(id)}.` });
}

/** What a caller is told of a run that is not there, or that is not theirs to see. */
export function runNotFound(id: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no run ${JSON.stringify(id)}.` });
}

/** What a caller is told who asks for the file of a run that has none. */
export function noReportFile(run: { readonly id: string; readonly state: string }): PartnerError {
  checkRecord('run', run);
  const { id, state } = run;
  return new PartnerError({
    code: 'conflict',
    message: `The run ${JSON.stringify(id)} has no file: it is ${state}.`,
  });
}

/** Throws `invalid` for a download that is to go on behind the end of its file. */
export function checkFileOffset(offset: number, size: number): void {
  checkWhole('size', size, 0, Number.MAX_SAFE_INTEGER);
  checkWhole('offset', offset, 0, size);
}

/** Whether a run is over, whatever became of it. */
export function hasEnded(run: { readonly state: string }): boolean {
  checkRecord('run', run);
  const { state } = run;
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

const hasOwner = (row: unknown) => isRecord(row) && isRecord(row.owner);

/** Those of the viewer, or all where they may see them all. */
export function ownAmong<Row extends { readonly owner: { readonly id: string } }>(
  rows: readonly Row[],
  ownerId: string | undefined,
): readonly Row[] {
  checkList('rows', rows, hasOwner, 'rows with an owner');
  return ownerId === undefined ? rows : rows.filter(({ owner }) => owner.id === ownerId);
}

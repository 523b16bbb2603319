import { inTurn } from '../memory/in-turn.ts';
import { keptByHost } from '../memory/kept-by-host.ts';
import type { MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import { checkVersion } from '../operation/check-version.ts';
import { instantOfCall } from '../operation/instant-of-call.ts';
import { replaced } from './replaced.ts';
import { changedSchedule } from './report-records.ts';
import type { ReportSchedule } from './report-schedule.schema.ts';
import type { ReportActor, ReportTemplatesInMemory } from './report-templates.memory.ts';
import {
  bySchedule,
  checkMayResume,
  checkReportSchedule,
  ownAmong,
  type ReportScheduleRow,
  scheduleNotFound,
  versionedSchedule,
} from './schedule-rules.ts';

/** Keeps schedules in the host's own store, all of them; a rejection takes the change back. */
export type SaveReportSchedules = (schedules: readonly ReportSchedule[]) => PromiseLike<void> | void;

/** Schedules, as a host has them. */
export interface ReportSchedulesOptions {
  /** Schedules, which the host runs itself, by `nextReportRuns` and `reportPeriod` (REP-1). */
  readonly reportSchedules?: readonly ReportScheduleRow[] | undefined;
  /** Absent: schedules are read-only. */
  readonly saveReportSchedules?: SaveReportSchedules | undefined;
}

type Answers = Pick<
  MemoryAnswers<'reports'>,
  'schedules' | 'getSchedule' | 'saveSchedule' | 'pauseSchedule' | 'resumeSchedule' | 'removeSchedule'
>;

/** Schedules over rows in memory (REP-1). */
export function reportSchedulesInMemory(
  { reportSchedules = [], saveReportSchedules }: ReportSchedulesOptions,
  { actor, ownerId }: ReportActor,
  { layoutOf, nameOf }: Pick<ReportTemplatesInMemory, 'layoutOf' | 'nameOf'>,
): Answers {
  const inOrder = inTurn();
  let schedules = new Map(reportSchedules.map((row) => [row.id, row]));

  /** Puts another schedule in the place of one, or takes it out; one of somebody else's that the viewer does not see is not there. */
  const replaceSchedule = (
    id: string,
    { context }: MemoryCall,
    other: (before: ReportScheduleRow | undefined) => ReportScheduleRow | undefined,
  ) =>
    inOrder(async () => {
      const before = schedules.get(id);
      if (before && ownAmong([before], ownerId).length === 0) throw scheduleNotFound(id);
      const next = other(before);
      const after = replaced(schedules, id, next);
      const at = instantOfCall(context);
      await keptByHost('The schedules were not kept', () =>
        saveReportSchedules?.(Array.from(after.values(), (row) => versionedSchedule(row, at))),
      );
      schedules = after;
      return { before, after: next };
    });

  async function setPaused(id: string, paused: ReportScheduleRow['paused'], call: MemoryCall) {
    const change = await replaceSchedule(id, call, (before) => {
      if (!before) throw scheduleNotFound(id);
      if (paused === null)
        checkMayResume(before, {
          isTemplateThere: nameOf(before.template) !== undefined,
          actorId: actor.id,
        });
      return paused !== null && before.paused !== null ? before : { ...before, paused };
    });
    const record = changedSchedule(
      change.before,
      change.after,
      change.after && nameOf(change.after.template),
    );
    if (record.changes.length > 0) call.record(record);
    return versionedSchedule(change.after as ReportScheduleRow, instantOfCall(call.context));
  }

  return {
    schedules(_, { context }) {
      const at = instantOfCall(context);
      const seen = ownAmong([...schedules.values()], ownerId);
      return { items: seen.map((row) => versionedSchedule(row, at)).sort(bySchedule) };
    },

    getSchedule({ id }, { context }) {
      const row = schedules.get(id);
      if (!row || ownAmong([row], ownerId).length === 0) throw scheduleNotFound(id);
      return versionedSchedule(row, instantOfCall(context));
    },

    async saveSchedule({ id, version, ...content }, call) {
      const at = instantOfCall(call.context);
      layoutOf(content.template);
      const { before, after } = await replaceSchedule(id, call, (found) => {
        checkVersion(`The schedule ${id}`, version, found && versionedSchedule(found, at));
        checkReportSchedule(content, at, found);
        return { id, ...content, owner: actor, paused: found?.paused ?? null };
      });
      const change = changedSchedule(before, after, nameOf(content.template));
      if (change.changes.length > 0) call.record(change);
      return versionedSchedule(after as ReportScheduleRow, at);
    },

    pauseSchedule: ({ id }, call) => setPaused(id, 'paused', call),
    resumeSchedule: ({ id }, call) => setPaused(id, null, call),

    async removeSchedule({ id }, call) {
      const { before } = await replaceSchedule(id, call, (found) => {
        if (!found) throw scheduleNotFound(id);
        return undefined;
      });
      call.record(changedSchedule(before, undefined, before && nameOf(before.template)));
      return { id };
    },
  };
}

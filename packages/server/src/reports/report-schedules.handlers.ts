import type { ReportSchedule } from '@partnerkit/sdk';
import {
  bySchedule,
  changedSchedule,
  checkMayResume,
  checkReportSchedule,
  checkVersion,
  scheduleNotFound,
  versionedSchedule,
} from '@partnerkit/sdk/server';
import type { Handlers, RequestContext } from '../http/handlers.ts';
import { layoutOf, templateNameOf } from './asked-template.ts';
import { keepSchedule, nextOf } from './keep-schedule.ts';
import {
  deleteSchedule,
  lockSchedule,
  type ScheduleRecord,
  selectSchedules,
} from './report-schedules.queries.ts';
import { instantOf, ownAlone } from './report-viewer.ts';

/** Reports that run by themselves (REP-1). */
export const reportSchedulesHandlers: Pick<
  Handlers['reports'],
  'schedules' | 'getSchedule' | 'saveSchedule' | 'pauseSchedule' | 'resumeSchedule' | 'removeSchedule'
> = {
  async schedules(_input, context) {
    const found = await selectSchedules(context.tx, context.partner, ownAlone(context));
    return { items: found.map((one) => toldSchedule(one, context)).sort(bySchedule) };
  },

  async getSchedule({ id }, context) {
    const found = await selectSchedules(context.tx, context.partner, ownAlone(context));
    const schedule = found.find(({ row }) => row.id === id);
    if (!schedule) throw scheduleNotFound(id);
    return toldSchedule(schedule, context);
  },

  async saveSchedule({ id, version, ...content }, context) {
    const { actor, roles } = context;
    layoutOf(content.template, context);
    const at = instantOf(context);
    return changedTo(id, context, (before) => {
      checkVersion(`The schedule ${id}`, version, before && toldSchedule(before, context));
      checkReportSchedule(content, at, before?.row);
      const row = { id, ...content, owner: actor, paused: before?.row.paused ?? null };
      return { row, ownerRoles: roles, nextRunAt: nextOf(row, at), failures: before?.failures ?? 0 };
    });
  },

  pauseSchedule: ({ id }, context) =>
    changedTo(id, context, (before) => {
      if (!before) throw scheduleNotFound(id);
      if (before.row.paused !== null) return before;
      return { ...before, row: { ...before.row, paused: 'paused' }, nextRunAt: null };
    }),

  resumeSchedule: ({ id }, context) =>
    changedTo(id, context, (before) => {
      if (!before) throw scheduleNotFound(id);
      const isThere = templateNameOf(before.row.template, context) !== undefined;
      checkMayResume(before.row, { isTemplateThere: isThere, actorId: context.actor.id });
      if (before.row.paused === null) return before;
      const row = { ...before.row, paused: null };
      return { ...before, row, nextRunAt: nextOf(row, instantOf(context)), failures: 0 };
    }),

  async removeSchedule({ id }, context) {
    const { tx, partner, record } = context;
    const before = await scheduleForChange(id, context);
    if (!before) throw scheduleNotFound(id);
    await deleteSchedule(tx, partner, id);
    record(changedSchedule(before.row, undefined, templateNameOf(before.row.template, context)));
    return { id };
  },
};

/** The schedule of an id; one of somebody else's that the viewer does not see is not there. */
async function scheduleForChange(id: string, context: RequestContext): Promise<ScheduleRecord | undefined> {
  const { tx, partner } = context;
  const owner = ownAlone(context);
  const found = await lockSchedule(tx, partner, id);
  if (found && owner !== undefined && found.row.owner.id !== owner) throw scheduleNotFound(id);
  return found;
}

/** Puts another schedule in the place of one. */
async function changedTo(
  id: string,
  context: RequestContext,
  other: (before: ScheduleRecord | undefined) => ScheduleRecord,
): Promise<ReportSchedule> {
  const { tx, partner, record } = context;
  const before = await scheduleForChange(id, context);
  const after = other(before);
  const name = templateNameOf(after.row.template, context);
  if (after !== before) await keepSchedule(tx, partner, { before, after, name }, record);
  return toldSchedule(after, context);
}

function toldSchedule({ row }: ScheduleRecord, context: RequestContext): ReportSchedule {
  return versionedSchedule(row, instantOf(context));
}

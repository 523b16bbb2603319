import {
  calendarDay,
  dayOfInstant,
  nextReportRuns,
  permissionScope,
  type ReportSchedule,
  type Role,
} from '@partnerkit/sdk';
import {
  bySchedule,
  changedRun,
  changedSchedule,
  changedTemplate,
  checkFileOffset,
  checkMayResume,
  checkReportSchedule,
  checkReportTemplate,
  checkVersion,
  hasEnded,
  noReportFile,
  normalizeName,
  notOwnTemplate,
  type ReportLayout,
  type ReportScheduleRow,
  type ReportTemplateRow,
  reportDays,
  reportLayout,
  reportRunFile,
  runNotFound,
  scheduleNotFound,
  templateNotFound,
  usualPageSize,
  versionedSchedule,
  versionedTemplate,
} from '@partnerkit/sdk/server';
import type { Handlers, HomeChecks, RequestContext } from '../http/handlers.ts';
import { pagedList } from '../http/paged-list.ts';
import type { Transaction } from '../storage/transaction.ts';
import { reportRowsPage } from './report-rows.ts';
import {
  cancelRun,
  countRuns,
  deleteRun,
  insertRun,
  type RunRecord,
  selectRun,
  selectRuns,
} from './report-runs.queries.ts';
import {
  deleteSchedule,
  lockSchedule,
  type ScheduleRecord,
  selectSchedules,
  upsertSchedule,
} from './report-schedules.queries.ts';
import { deleteTemplate, lockTemplate, selectTemplates, upsertTemplate } from './report-templates.queries.ts';

/** Reports: run now or by a schedule, their files, and templates of the partner's own (REP). */
export const reportsHandlers: Handlers['reports'] = {
  async templates(_input, { tx, partner }) {
    return { items: (await selectTemplates(tx, partner)).map(versionedTemplate) };
  },

  async saveTemplate({ id, name, report, columns, version }, context) {
    const { tx, partner, actor, record } = context;
    checkReportTemplate({ id, report, columns });
    const before = await lockTemplate(tx, partner, id);
    checkVersion(`The template ${name}`, version, before && versionedTemplate(before));
    if (before) checkOwn(before, context);
    const after = { id, name: normalizeName(name), report, columns, owner: before?.owner ?? actor };
    const change = changedTemplate(before, after);
    if (change.changes.length > 0) {
      await upsertTemplate(tx, partner, after);
      record(change);
    }
    return versionedTemplate(after);
  },

  async removeTemplate({ id }, context) {
    const { tx, partner, record } = context;
    const before = await lockTemplate(tx, partner, id);
    if (!before) throw templateNotFound(id);
    checkOwn(before, context);
    await deleteTemplate(tx, partner, id);
    record(changedTemplate(before, undefined));
    return { id };
  },

  async rows({ report, from, until, limit = usualPageSize, cursor }, context) {
    const days = reportDays(report, { from, until });
    const list = pagedList(context, 'reports.rows', [report, days]);
    const after = cursor ? context.cursors.read(list, cursor) : undefined;
    const { next, ...page } = await reportRowsPage(context, { report, ...days }, after, limit);
    return { ...page, nextCursor: next === undefined ? null : context.cursors.sign(list, next) };
  },

  async run({ template, from, until, ...file }, context) {
    const { tx, partner, actor, scope = 'assigned', record, reports, newId } = context;
    const layout = layoutOf(template, context);
    const content = { ...contentOf(layout), ...file, ...reportDays(layout.report, { from, until }) };
    const requestedAt = instantOf(context);
    const added = await insertRun(tx, partner, { id: newId(), content, user: actor, scope, requestedAt });
    const { run } = added as RunRecord;
    record(changedRun(undefined, run));
    context.afterwards(() => reports.wake(context.region));
    return run;
  },

  async runs({ scheduleId, sort = '-requestedAt', limit = usualPageSize, cursor }, context) {
    const { tx, partner, cursors } = context;
    const selection = { partner, user: ownAlone(context), scheduleId };
    const list = pagedList(context, 'reports.runs', [scheduleId, sort, selection.user]);
    const after = cursor ? (cursors.read(list, cursor) as [number, string]) : undefined;
    const newestFirst = sort === '-requestedAt';
    const found = await selectRuns(tx, selection, { newestFirst, after, limit: limit + 1 });
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).map(({ run }) => run),
      nextCursor: last ? cursors.sign(list, [last.position, last.run.id]) : null,
      total: await countRuns(tx, selection),
    };
  },

  async getRun({ id }, context) {
    return (await runOf(id, context)).run;
  },

  async cancelRun({ id }, context) {
    const { tx, partner, record, reports } = context;
    const { run: before } = await runOf(id, context, true);
    if (hasEnded(before)) return before;
    await cancelRun(tx, partner, id, { at: instantOf(context), expiresAt: reports.expiryOf(reports.now()) });
    const { run: after } = await runOf(id, context);
    record(changedRun(before, after));
    context.afterwards(() => reports.wake(context.region));
    return after;
  },

  async removeRun({ id }, context) {
    const { tx, partner, record, reports } = context;
    const { run, file } = await runOf(id, context, true);
    await deleteRun(tx, partner, id);
    record(changedRun(run, undefined));
    context.afterwards(() => {
      // what is left where this fails is removed with all that belongs to no run
      if (file !== null) reports.storage.remove(file).catch(() => {});
      reports.wake(context.region);
    });
    return { id };
  },

  async file({ id, offset = 0 }, context) {
    const { reports } = context;
    const { run, file } = await runOf(id, context);
    const { size, sha256 } = run;
    if (run.state !== 'done' || file === null || size === null) throw noReportFile(run);
    checkFileOffset(offset, size);
    const day = calendarDay(dayOfInstant(reports.now()) as number);
    return {
      ...reportRunFile(run, day),
      size,
      offset,
      tag: sha256 ?? file,
      read: async (part) => {
        const bytes = await reports.storage.read(file, part);
        if (!bytes) throw runNotFound(id);
        return bytes;
      },
    };
  },

  async schedules(_input, context) {
    const found = await selectSchedules(context.tx, context.partner, ownAlone(context));
    return { items: found.map((one) => toldSchedule(one, context)).sort(bySchedule) };
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

/** Custom templates are kept at home: what is made by one elsewhere asks there first. */
export const reportsHomeChecks: HomeChecks = {
  'reports.run': selectTemplates,
  'reports.saveSchedule': selectTemplates,
  'reports.pauseSchedule': selectTemplates,
  'reports.resumeSchedule': selectTemplates,
  'reports.removeSchedule': selectTemplates,
};

function templatesOf({ atHome }: RequestContext): readonly ReportTemplateRow[] {
  return atHome as readonly ReportTemplateRow[];
}

function templateNameOf(template: string, context: RequestContext): string | undefined {
  return reportLayout(template, templatesOf(context))?.name;
}

function layoutOf(template: string, context: RequestContext): ReportLayout {
  const layout = reportLayout(template, templatesOf(context));
  if (!layout) throw templateNotFound(template);
  return layout;
}

/** What of a template a run is made of: what becomes of the template later changes no run. */
export function contentOf({ id, name, report, columns }: ReportLayout) {
  return { template: id, templateName: id === report ? null : name, report, columns: [...columns] };
}

/** Whoever may remove all sees all; others their own, by this id (REP-1). */
function ownAlone({ roles, user }: { readonly roles: readonly Role[]; readonly user: string }) {
  return permissionScope(roles, 'reports.schedule') === 'all' ? undefined : user;
}

function checkOwn(template: ReportTemplateRow, context: RequestContext): void {
  const owner = ownAlone(context);
  if (owner !== undefined && template.owner.id !== owner) throw notOwnTemplate(template);
}

async function runOf(id: string, context: RequestContext, lock = false): Promise<RunRecord> {
  const { tx, partner } = context;
  const found = await selectRun(tx, { partner, user: ownAlone(context) }, id, lock);
  if (!found) throw runNotFound(id);
  return found;
}

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

function toldSchedule({ row }: ScheduleRecord, context: RequestContext): ReportSchedule {
  return versionedSchedule(row, instantOf(context));
}

/** The next instant at which a schedule runs; `null`: none. */
export function nextOf(row: ReportScheduleRow, at: string): string | null {
  return row.paused === null ? (nextReportRuns(row.cadence, at, 1, row)[0] ?? null) : null;
}

function instantOf({ reports }: Pick<RequestContext, 'reports'>): string {
  return new Date(reports.now()).toISOString();
}

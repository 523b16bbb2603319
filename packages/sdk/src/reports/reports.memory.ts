import { calendarDay, dayOfInstant } from '../calendar/calendar-day.ts';
import type { CallingRowsOptions } from '../calling/calling.memory.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { type ReportKind, reportNames } from '../imports/report-columns.ts';
import { inTurn } from '../memory/in-turn.ts';
import { keptByHost } from '../memory/kept-by-host.ts';
import type { MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import { checkVersion } from '../operation/check-version.ts';
import { instantOfCall } from '../operation/instant-of-call.ts';
import { pageCursor, readPageCursor } from '../operation/page-cursor.ts';
import { usualPageSize } from '../operation/page-size.ts';
import { permissionScope } from '../permissions/permissions.ts';
import { byName } from '../text/by-name.ts';
import { normalizeName } from '../text/normalize-name.ts';
import { actingViewer } from '../viewer/acting-viewer.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import { reportDays } from './report-days.ts';
import { reportFileName } from './report-file-name.ts';
import { changedRun, changedSchedule, changedTemplate } from './report-records.ts';
import { type InventoryRowsOptions, ReportRowsInMemory, type ReportRowsInput } from './report-rows.memory.ts';
import type { ReportRun } from './report-run.schema.ts';
import { ReportRunsInMemory } from './report-runs.memory.ts';
import type { ReportSchedule } from './report-schedule.schema.ts';
import type { ReportTemplate } from './report-template.schema.ts';
import {
  checkReportTemplate,
  notOwnTemplate,
  type ReportTemplateRow,
  reportLayout,
  templateNotFound,
  versionedTemplate,
} from './report-templates.ts';
import {
  bySchedule,
  checkFileOffset,
  checkMayResume,
  checkReportSchedule,
  noReportFile,
  ownAmong,
  type ReportScheduleRow,
  scheduleNotFound,
  versionedSchedule,
} from './schedule-rules.ts';

/** Keeps custom templates in the host's own store, all of them; a rejection takes the change back. */
export type SaveReportTemplates = (templates: readonly ReportTemplate[]) => PromiseLike<void> | void;

/** Keeps schedules in the host's own store, all of them; a rejection takes the change back. */
export type SaveReportSchedules = (schedules: readonly ReportSchedule[]) => PromiseLike<void> | void;

/** What reports are made of beside calls, as a host has it (REP). */
export interface ReportsOptions extends InventoryRowsOptions {
  /** Custom templates (REP-2); absent, there are the default ones alone. */
  readonly reportTemplates?: readonly ReportTemplateRow[] | undefined;
  /** Absent: custom templates are read-only. */
  readonly saveReportTemplates?: SaveReportTemplates | undefined;
  /** Schedules, which the host runs itself, by `nextReportRuns` and `reportPeriod` (REP-1). */
  readonly reportSchedules?: readonly ReportScheduleRow[] | undefined;
  /** Absent: schedules are read-only. */
  readonly saveReportSchedules?: SaveReportSchedules | undefined;
}

/** What reports in memory are made of. */
export interface ReportsInMemoryOptions
  extends ReportsOptions,
    Pick<CallingRowsOptions, 'callLegs' | 'weeklyUsage'>,
    Omit<ReportRowsInput, keyof InventoryRowsOptions> {
  readonly viewer: Viewer;
  /** An id that nobody else has. */
  readonly randomId: () => string;
}

/** Reports over rows in memory. */
export interface ReportsInMemory extends MemoryAnswers<'reports'> {
  /** What was loaded loads again with the next answer. */
  readonly forget: () => void;
}

/** Reports over rows in memory: run in the page itself, their files kept as long as the source is (REP). */
export function reportsInMemory(options: ReportsInMemoryOptions): ReportsInMemory {
  const { viewer, randomId, saveReportTemplates, saveReportSchedules } = options;
  const actor = actingViewer(viewer);
  const seesAll = permissionScope(viewer.roles, 'reports.schedule') === 'all';
  const ownerId = seesAll ? undefined : actor.id;
  const rows = new ReportRowsInMemory(options);
  const runs = new ReportRunsInMemory(rows);
  const inOrder = inTurn();
  let templates = new Map((options.reportTemplates ?? []).map((row) => [row.id, row]));
  let schedules = new Map((options.reportSchedules ?? []).map((row) => [row.id, row]));

  const layoutOf = (template: string) => {
    const layout = reportLayout(template, [...templates.values()]);
    if (!layout) throw templateNotFound(template);
    return layout;
  };

  const nameOf = (template: string) => reportLayout(template, [...templates.values()])?.name;

  function checkSupplied(report: ReportKind): void {
    const needed = rowsNeeded[report];
    if (needed.some((name) => options[name])) return;
    const missing = needed.join(' or ');
    const message = `This data source has no rows for the report ${report}: memorySource is not given ${missing}.`;
    throw new PartnerError({ code: 'unsupported', phase: 'request', message });
  }

  const saveTemplates = (after: ReadonlyMap<string, ReportTemplateRow>) =>
    keptByHost('The templates were not kept', () =>
      saveReportTemplates?.(Array.from(after.values(), versionedTemplate)),
    );

  /** Puts another template in the place of one, or takes it out. */
  const replaceTemplate = (
    id: string,
    other: (before: ReportTemplateRow | undefined) => ReportTemplateRow | undefined,
  ) =>
    inOrder(async () => {
      const before = templates.get(id);
      const next = other(before);
      if (before && ownerId !== undefined && before.owner.id !== ownerId) throw notOwnTemplate(before);
      const after = replaced(templates, id, next);
      await saveTemplates(after);
      templates = after;
      return { before, after: next };
    });

  /** The same of a schedule; one of somebody else's that the viewer does not see is not there. */
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
    templates: () => ({ items: Array.from(templates.values(), versionedTemplate).sort(byName) }),

    async saveTemplate({ id, name, report, columns, version }, { record }) {
      checkReportTemplate({ id, report, columns });
      const { before, after } = await replaceTemplate(id, (found) => {
        checkVersion(`The template ${name}`, version, found && versionedTemplate(found));
        return { id, name: normalizeName(name), report, columns, owner: found?.owner ?? actor };
      });
      const change = changedTemplate(before, after);
      if (change.changes.length > 0) record(change);
      return versionedTemplate(after as ReportTemplateRow);
    },

    async removeTemplate({ id }, { record }) {
      const { before } = await replaceTemplate(id, (found) => {
        if (!found) throw templateNotFound(id);
        return undefined;
      });
      record(changedTemplate(before, undefined));
      return { id };
    },

    async rows({ report, from, until, limit = usualPageSize, cursor }, call) {
      checkSupplied(report);
      const days = reportDays(report, { from, until });
      const list = JSON.stringify([report, days, call.context.region]);
      const start = cursor ? Number(readPageCursor(list, cursor)) : 0;
      const { count, slice, partialWeeksLeftOut, refused } = await rows.rows({ report, ...days }, call);
      const end = start + limit;
      return {
        items: [...slice(start, end)],
        nextCursor: end < count ? pageCursor(list, end) : null,
        total: count,
        freshAt: null,
        ...(report === 'usage' ? { partialWeeksLeftOut } : {}),
        ...(refused.length > 0 ? { refused: [...refused] } : {}),
      };
    },

    run({ template, from, until, ...file }, call) {
      const { report, columns, name } = layoutOf(template);
      checkSupplied(report);
      const run: ReportRun = {
        id: randomId(),
        template,
        templateName: template === report ? null : name,
        report,
        columns: [...columns],
        ...file,
        ...reportDays(report, { from, until }),
        requestedAt: instantOfCall(call.context),
        requestedBy: actor,
        ...{ scheduleId: null, dueAt: null, isLate: false },
        ...{ state: 'waiting', startedAt: null, endedAt: null, rows: 0, totalRows: null },
        ...{
          size: null,
          sha256: null,
          freshAt: null,
          partialWeeksLeftOut: 0,
          failure: null,
          expiresAt: null,
        },
      };
      call.record(changedRun(undefined, run));
      return runs.start(run, call);
    },

    runs({ scheduleId, sort = '-requestedAt', limit = usualPageSize, cursor }, call) {
      const known = runs
        .list(call)
        .filter(({ run }) => scheduleId === undefined || run.scheduleId === scheduleId);
      const list = JSON.stringify([scheduleId, sort, call.context.region]);
      const last = cursor ? Number(readPageCursor(list, cursor)) : undefined;
      const isDescending = sort === '-requestedAt';
      if (isDescending) known.reverse();
      const rest = known.filter(
        ({ place }) => last === undefined || (isDescending ? place < last : place > last),
      );
      const page = rest.slice(0, limit);
      return {
        items: page.map(({ run }) => run),
        nextCursor: page.length < rest.length ? pageCursor(list, page.at(-1)?.place) : null,
        total: known.length,
      };
    },

    getRun: ({ id }, call) => runs.get(id, call).run,

    cancelRun({ id }, call) {
      const { before, after } = runs.cancel(id, call);
      if (before !== after) call.record(changedRun(before, after));
      return after;
    },

    removeRun({ id }, call) {
      call.record(changedRun(runs.remove(id, call), undefined));
      return { id };
    },

    file({ id, offset = 0 }, call) {
      const { run, file } = runs.get(id, call);
      if (!file) throw noReportFile(run);
      checkFileOffset(offset, file.size);
      const { templateName, report, format } = run;
      const name = templateName ?? reportNames[report];
      const day = calendarDay(dayOfInstant(instantOfCall(call.context)) as number);
      return {
        name: reportFileName(name, id, day, format),
        type: mediaTypes[format],
        size: file.size - offset,
        stream: file.slice(offset).stream() as ReadableStream<Uint8Array<ArrayBuffer>>,
      };
    },

    schedules(_, { context }) {
      const at = instantOfCall(context);
      const seen = ownAmong([...schedules.values()], ownerId);
      return { items: seen.map((row) => versionedSchedule(row, at)).sort(bySchedule) };
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

    forget: () => rows.forget(),
  };
}

/** Which rows a report is made of, any of them. */
const rowsNeeded = {
  usage: ['callLegs', 'weeklyUsage'],
  devices: ['devices'],
  phoneNumbers: ['phoneNumbers'],
} as const satisfies Record<ReportKind, readonly (keyof ReportsInMemoryOptions)[]>;

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

function replaced<Row>(rows: ReadonlyMap<string, Row>, id: string, row: Row | undefined): Map<string, Row> {
  const after = new Map(rows);
  if (row) after.set(id, row);
  else after.delete(id);
  return after;
}

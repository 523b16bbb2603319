import { calendarDay, dayOfInstant } from '../calendar/calendar-day.ts';
import type { CallingRowsOptions } from '../calling/calling.memory.ts';
import { PartnerError } from '../errors/partner-error.ts';

import type { ReportKind } from '../imports/report-columns.ts';
import type { MemoryAnswers } from '../memory/memory-call.ts';

import { instantOfCall } from '../operation/instant-of-call.ts';
import { pageCursor, readPageCursor } from '../operation/page-cursor.ts';
import { usualPageSize } from '../operation/page-size.ts';
import { permissionScope } from '../permissions/permissions.ts';
import { actingViewer } from '../viewer/acting-viewer.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import { reportDays } from './report-days.ts';

import { changedRun } from './report-records.ts';

import { type InventoryRowsOptions, ReportRowsInMemory, type ReportRowsInput } from './report-rows.memory.ts';
import type { ReportRun } from './report-run.schema.ts';
import { reportRunFile } from './report-run-file.ts';
import { ReportRunsInMemory } from './report-runs.memory.ts';
import { type ReportSchedulesOptions, reportSchedulesInMemory } from './report-schedules.memory.ts';
import { type ReportTemplatesOptions, reportTemplatesInMemory } from './report-templates.memory.ts';
import { checkFileOffset, noReportFile } from './schedule-rules.ts';

/** What reports are made of beside calls, as a host has it (REP). */
export interface ReportsOptions
  extends InventoryRowsOptions,
    ReportTemplatesOptions,
    ReportSchedulesOptions {}

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
  const { viewer, randomId } = options;
  const actor = actingViewer(viewer);
  const seesAll = permissionScope(viewer.roles, 'reports.schedule') === 'all';
  const ownerId = seesAll ? undefined : actor.id;
  const rows = new ReportRowsInMemory(options);
  const runs = new ReportRunsInMemory(rows);
  const templates = reportTemplatesInMemory(options, { actor, ownerId });
  const schedules = reportSchedulesInMemory(options, { actor, ownerId }, templates);

  function checkSupplied(report: ReportKind): void {
    const needed = rowsNeeded[report];
    if (needed.some((name) => options[name])) return;
    const missing = needed.join(' or ');
    const message = `This data source has no rows for the report ${report}: memorySource is not given ${missing}.`;
    throw new PartnerError({ code: 'unsupported', phase: 'request', message });
  }

  return {
    ...templates.answers,
    ...schedules,

    async rows({ report, from, until, limit = usualPageSize, cursor }, call) {
      checkSupplied(report);
      const days = reportDays(report, { from, until });
      const list = JSON.stringify([report, days, call.context.region]);
      const start = cursor ? Number(readPageCursor(list, cursor)) : 0;
      const { count, slice, refused, ...left } = await rows.rows({ report, ...days }, call);
      const end = start + limit;
      return {
        items: [...slice(start, end)],
        nextCursor: end < count ? pageCursor(list, end) : null,
        total: count,
        freshAt: null,
        ...(report === 'usage' ? left : {}),
        ...(refused.length > 0 ? { refused: [...refused] } : {}),
      };
    },

    run({ template, from, until, ...file }, call) {
      const { report, columns, name } = templates.layoutOf(template);
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
          weeksNotKnown: 0,
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
      const day = calendarDay(dayOfInstant(instantOfCall(call.context)) as number);
      return {
        ...reportRunFile(run, day),
        size: file.size - offset,
        stream: file.slice(offset).stream() as ReadableStream<Uint8Array<ArrayBuffer>>,
      };
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

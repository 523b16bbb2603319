import { calendarDay, dayOfInstant } from '@partnerkit/sdk';
import {
  changedRun,
  checkFileOffset,
  hasEnded,
  noReportFile,
  reportDays,
  reportRunFile,
  runNotFound,
  usualPageSize,
} from '@partnerkit/sdk/server';
import type { Handlers, RequestContext } from '../http/handlers.ts';
import { pagedList } from '../http/paged-list.ts';
import { contentOf, layoutOf } from './asked-template.ts';
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
import { instantOf, ownAlone } from './report-viewer.ts';

/** Reports that are run now, their rows and their files (REP-1, REP-2). */
export const reportRunsHandlers: Pick<
  Handlers['reports'],
  'rows' | 'run' | 'runs' | 'getRun' | 'cancelRun' | 'removeRun' | 'file'
> = {
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
};

async function runOf(id: string, context: RequestContext, lock = false): Promise<RunRecord> {
  const { tx, partner } = context;
  const found = await selectRun(tx, { partner, user: ownAlone(context) }, id, lock);
  if (!found) throw runNotFound(id);
  return found;
}

import { nextReportRuns, reportPeriod } from '@partnerkit/sdk/rules';
import { changedRun, type ReportLayout, reportDays, reportLayout } from '@partnerkit/sdk/server';
import { type ActLog, withActLog } from '../audit/act-log.ts';
import { actOnEach } from '../jobs/act-on-each.ts';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { contentOf } from './asked-template.ts';
import { keepSchedule, nextOf } from './keep-schedule.ts';
import { type OwnerRoles, scheduledScope } from './owner-rights.ts';
import { insertRun } from './report-runs.queries.ts';
import {
  claimDueSchedule,
  type DueSchedule,
  lockSchedule,
  type ScheduleRecord,
  selectDueSchedules,
  selectWaitingSchedules,
  upsertSchedule,
  type WaitingSchedule,
} from './report-schedules.queries.ts';
import { selectTemplates } from './report-templates.queries.ts';

/** What schedules are run with. */
export interface ScheduleTools {
  readonly databases: RegionDatabases;
  readonly ownerRoles: OwnerRoles;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ids that nobody else has. */
  readonly newId: () => string;
}

/** Who acts where nobody does. */
const server = { id: 'server', name: 'Server' } as const;
/** A run that begins later than that is a late one. */
const lateMs = 60_000;
const schedulesAtOnce = 100;
const mostFailures = 3;
/** So many missed instants are looked through for the last one, time and again. */
const slotsAtOnce = 1000;

/**
 * Adds a run for each schedule of a region that is due (REP-1): one, for the last instant that has passed, and once however many
 * servers look. A schedule whose owner may no longer run it, or whose template is gone, pauses. One that fails stays due, and keeps
 * none behind it waiting: what failed is thrown when all have had their turn.
 */
export async function runDueSchedules(tools: ScheduleTools, database: RegionDatabase): Promise<void> {
  const at = new Date(tools.now()).toISOString();
  await actOnEach(await allDue(database, at), (due) => runOneDue(tools, database, due, at));
}

/**
 * Puts right when schedules of a region run next: a clock that was ahead for a while, or that knew other changes of its time zone, has
 * said otherwise.
 */
export async function mendSchedules(now: () => number, database: RegionDatabase): Promise<void> {
  const at = new Date(now()).toISOString();
  const isWrong = ({ row, nextRunAt }: ScheduleRecord) => nextRunAt !== nextOf(row, at);
  let behind: WaitingSchedule | undefined;
  do {
    const waiting = await database.asOwner(
      (tx) => selectWaitingSchedules(tx, at, { behind, limit: schedulesAtOnce }),
      { readOnly: true },
    );
    await actOnEach(waiting.filter(isWrong), ({ partner, row: { id } }) =>
      database.transaction({ partner }, async (tx) => {
        const found = await lockSchedule(tx, partner, id);
        const isWaiting = found?.row.paused === null && !(found.nextRunAt && found.nextRunAt <= at);
        if (found && isWaiting)
          await upsertSchedule(tx, partner, { ...found, nextRunAt: nextOf(found.row, at) });
      }),
    );
    behind = waiting.length < schedulesAtOnce ? undefined : waiting.at(-1);
  } while (behind);
}

async function allDue(database: RegionDatabase, at: string): Promise<DueSchedule[]> {
  const all: DueSchedule[] = [];
  for (;;) {
    const behind = all.at(-1);
    const found = await database.asOwner(
      (tx) => selectDueSchedules(tx, at, { behind, limit: schedulesAtOnce }),
      {
        readOnly: true,
      },
    );
    all.push(...found);
    if (found.length < schedulesAtOnce) return all;
  }
}

async function runOneDue(
  { databases, ownerRoles, newId }: ScheduleTools,
  database: RegionDatabase,
  due: DueSchedule,
  at: string,
): Promise<void> {
  const { partner, owner, template } = due;
  const home = await databases.of(databases.home);
  // asked before: in the embedded database no transaction runs inside another
  const roles = await ownerRoles({ partner, userId: owner });
  const custom = await home.transaction({ partner, readOnly: true }, (tx) => selectTemplates(tx, partner));
  const found = { roles, layout: reportLayout(template, custom) };
  await database.transaction({ partner }, (tx) =>
    runOne(tx, newId, { due, at, region: database.region, ...found }),
  );
}

interface Found {
  readonly due: DueSchedule;
  readonly at: string;
  readonly region: string;
  readonly roles: readonly string[] | undefined;
  readonly layout: ReportLayout | undefined;
}

async function runOne(tx: Transaction, newId: () => string, found: Found): Promise<void> {
  const { due, at, region, layout } = found;
  const { partner } = due;
  const before = await claimDueSchedule(tx, partner, due.id, at);
  // it was changed meanwhile: the next look is at what it is now
  if (!before || before.row.owner.id !== due.owner || before.row.template !== due.template) return;
  const { row, ownerRoles } = before;
  const scope = scheduledScope(found.roles ?? ownerRoles);
  if (!scope || !layout) {
    const reason = scope ? 'templateRemoved' : 'ownerLostRights';
    await paused(tx, { partner, region, before, name: layout?.name }, reason);
    return;
  }
  const dueAt = lastDue(before, at);
  const run = {
    id: newId(),
    content: {
      ...contentOf(layout),
      ...fileOf(row),
      ...reportDays(layout.report, layout.report === 'usage' ? reportPeriod(row.cadence, dueAt) : {}),
    },
    user: row.owner,
    scope,
    requestedAt: at,
    schedule: { id: row.id, dueAt, isLate: Date.parse(at) - Date.parse(dueAt) > lateMs },
  };
  await withActLog(tx, actOf(partner, region, 'reports.run'), async ({ record }) => {
    const added = await insertRun(tx, partner, run);
    if (added) record(changedRun(undefined, added.run));
    const after = { ...before, nextRunAt: nextOf(row, at) };
    await keepSchedule(tx, partner, { before, after, name: layout.name }, record);
  });
}

/** The last instant at which it was due: those before are not made up for. */
function lastDue({ row, nextRunAt }: ScheduleRecord, at: string): string {
  let last = nextRunAt as string;
  for (;;) {
    const missed = nextReportRuns(row.cadence, last, slotsAtOnce, row).filter((slot) => slot <= at);
    last = missed.at(-1) ?? last;
    if (missed.length < slotsAtOnce) return last;
  }
}

function fileOf({ format, language, byteOrderMark, delimiter }: ScheduleRecord['row']) {
  return {
    format,
    ...(language === undefined ? {} : { language }),
    ...(byteOrderMark === undefined ? {} : { byteOrderMark }),
    ...(delimiter === undefined ? {} : { delimiter }),
  };
}

interface Pausing {
  readonly partner: string;
  readonly region: string;
  readonly before: ScheduleRecord;
  readonly name: string | undefined;
}

async function paused(
  tx: Transaction,
  { partner, region, before, name }: Pausing,
  reason: NonNullable<ScheduleRecord['row']['paused']>,
): Promise<void> {
  const after = { ...before, row: { ...before.row, paused: reason }, nextRunAt: null };
  await withActLog(tx, actOf(partner, region, 'reports.pauseSchedule'), ({ record }: ActLog) =>
    keepSchedule(tx, partner, { before, after, name }, record),
  );
}

function actOf(partner: string, region: string, action: string) {
  return { partner, region, actor: server, action };
}

/** Takes note of what became of a schedule's run: one that fails again and again pauses. */
export async function noteScheduledEnd(
  tx: Transaction,
  {
    region,
    partner,
    scheduleId,
    isDone,
  }: {
    readonly region: string;
    readonly partner: string;
    readonly scheduleId: string;
    readonly isDone: boolean;
  },
): Promise<void> {
  const before = await lockSchedule(tx, partner, scheduleId);
  if (!before) return;
  const failures = isDone ? 0 : before.failures + 1;
  if (failures === before.failures) return;
  const counted = { ...before, failures };
  if (failures >= mostFailures && before.row.paused === null)
    await paused(tx, { partner, region, before: counted, name: undefined }, 'failed');
  else await upsertSchedule(tx, partner, counted);
}

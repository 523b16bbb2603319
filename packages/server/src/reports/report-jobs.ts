import { defaultPoorLegRule, type PoorLegRule } from '@partnerkit/sdk/calling';
import { actOnEach } from '../jobs/act-on-each.ts';
import type { Job } from '../jobs/job-table.ts';
import { mostAttempts } from '../jobs/leases.queries.ts';
import { type RequestTally, requestTally } from '../jobs/request-tally.ts';
import { type GivenUp, type WorkedJobs, type WorkOptions, workOnJobs } from '../jobs/work-on-jobs.ts';
import type { RegionDatabase } from '../storage/region-database.ts';
import { type OwnerRoles, rolesAtHome } from './owner-rights.ts';
import { removeExpired } from './remove-expired.ts';
import type { OpenedReportDesk } from './report-desk.ts';
import { mendSchedules, noteScheduledEnd, runDueSchedules, type ScheduleTools } from './run-due-schedules.ts';
import { runReport } from './run-report.ts';
import { type ClaimedRun, claimingRun, failRun, runTable } from './run-states.queries.ts';

/** What the jobs of reports stand on. */
export interface ReportJobsOptions extends WorkOptions, Pick<ScheduleTools, 'newId'> {
  readonly desk: OpenedReportDesk;
  readonly rule?: PoorLegRule | undefined;
  /** Requests that go first; absent, none do. */
  readonly requests?: RequestTally | undefined;
  /** Who knows the roles of users; absent, the users table of their home. */
  readonly ownerRoles?: OwnerRoles | undefined;
}

const runsAtOnce = 2;

const failures: { readonly [Why in GivenUp]: { readonly code: string; readonly message: string } } = {
  exhausted: {
    code: 'unavailable',
    message: `The server ended ${mostAttempts} times while it wrote this report.`,
  },
  noQueue: {
    code: 'noQueue',
    message:
      'The queue by which reports are carried out is not available: whoever runs the server finds the reason in its log.',
  },
};

/**
 * Carries out reports until it is stopped: runs that wait, of schedules that are due and of users, and those that a process which was
 * killed has left. Once an hour, what is over is removed, and when schedules run next is put right.
 */
export function startReportJobs(options: ReportJobsOptions): WorkedJobs {
  const { databases, desk, newId, rule = defaultPoorLegRule, requests = requestTally() } = options;
  const schedules: ScheduleTools = {
    ...{ databases, newId, now: desk.now },
    ownerRoles: options.ownerRoles ?? rolesAtHome(databases),
  };
  const at = () => new Date(desk.now()).toISOString();

  async function giveUp(database: RegionDatabase, job: Job, why: GivenUp): Promise<void> {
    const { region } = database;
    const { partner } = job;
    await database.transaction({ partner }, async (tx) => {
      const end = { at: at(), expiresAt: desk.expiryOf(desk.now()) };
      const scheduleId = (await failRun(tx, job, failures[why], end))?.scheduleId;
      if (scheduleId) await noteScheduledEnd(tx, { region, partner, scheduleId, isDone: false });
    });
  }

  return workOnJobs<ClaimedRun>(
    {
      table: runTable,
      regions: databases.regions,
      atOnce: runsAtOnce,
      claiming: () => claimingRun(at()),
      work: (held) => runReport({ desk, rule, requests }, held),
      giveUp,
      beside: (database) => runDueSchedules(schedules, database),
      clean: () =>
        actOnEach(
          [
            ...databases.regions.map(
              (region) => async () => mendSchedules(desk.now, await databases.of(region)),
            ),
            () => removeExpired(databases, desk),
          ],
          (part) => part(),
        ),
      onWake: desk.onWake,
    },
    options,
  );
}

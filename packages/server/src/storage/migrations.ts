import { administratorsMigration } from '../administrators/administrators.migration.ts';
import { assignmentDetailsMigration } from '../administrators/assignment-details.migration.ts';
import { auditTrailMigration } from '../audit/audit-trail.migration.ts';
import { callLegRetentionMigration } from '../calling/call-leg-retention.migration.ts';
import { callingMigration } from '../calling/calling.migration.ts';
import { hubReportsMigration } from '../calling/hub-reports.migration.ts';
import { largeCountsMigration } from '../calling/large-counts.migration.ts';
import { recordedCallsMigration } from '../calling/recorded-calls.migration.ts';
import { unknownWeeksMigration } from '../calling/unknown-weeks.migration.ts';
import { customersMigration } from '../customers/customers.migration.ts';
import { searchSpellingsMigration } from '../customers/search-spellings.migration.ts';
import { totalCustomersMigration } from '../customers/total-customers.migration.ts';
import { usageAndNextDayMigration } from '../customers/usage-and-next-day.migration.ts';
import { idempotencyMigration } from '../idempotency/idempotency.migration.ts';
import { importsMigration } from '../imports/imports.migration.ts';
import { jobsMigration } from '../jobs/jobs.migration.ts';
import { organizationMigration } from '../organization/organization.migration.ts';
import { removedUsersMigration } from '../organization/removed-users.migration.ts';
import { usersMigration } from '../organization/users.migration.ts';
import { outboxMigration } from '../outbox/outbox.migration.ts';
import { reportsMigration } from '../reports/reports.migration.ts';
import { weeksNotKnownMigration } from '../reports/weeks-not-known.migration.ts';
import { subscriptionsMigration } from '../subscriptions/subscriptions.migration.ts';
import { tagsMigration } from '../tags/tags.migration.ts';
import { ownTrialsMigration } from '../trials/own-trials.migration.ts';
import { sharedViewsMigration } from '../views/shared-views.migration.ts';
import { viewsMigration } from '../views/views.migration.ts';
import { worklistMigration } from '../worklist/worklist.migration.ts';
import { dataVersionsMigration } from './data-versions.migration.ts';
import type { Migration } from './migration.ts';
import { partnersMigration } from './partners.migration.ts';

/** The history of every region's schema, in order: a feature adds its own at the end. */
export const migrations: readonly Migration[] = [
  partnersMigration,
  customersMigration,
  subscriptionsMigration,
  tagsMigration,
  administratorsMigration,
  usersMigration,
  viewsMigration,
  idempotencyMigration,
  hubReportsMigration,
  dataVersionsMigration,
  callingMigration,
  searchSpellingsMigration,
  unknownWeeksMigration,
  recordedCallsMigration,
  callLegRetentionMigration,
  auditTrailMigration,
  outboxMigration,
  assignmentDetailsMigration,
  organizationMigration,
  ownTrialsMigration,
  importsMigration,
  reportsMigration,
  jobsMigration,
  worklistMigration,
  weeksNotKnownMigration,
  sharedViewsMigration,
  removedUsersMigration,
  largeCountsMigration,
  usageAndNextDayMigration,
  totalCustomersMigration,
];

import type { Migration } from '../storage/migration.ts';

/** Runs tell how many weeks of customers refused rows have left open, beside those that are left out since part of them was asked for. */
export const weeksNotKnownMigration: Migration = {
  id: '027-weeks-not-known',
  up: () => 'alter table report_runs add column weeks_not_known integer not null default 0',
};

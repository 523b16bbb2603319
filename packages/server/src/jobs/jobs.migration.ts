import type { Migration } from '../storage/migration.ts';

/**
 * Runs of reports and imports are leased to servers in one way, by the clock of the database (`job-table.ts`). What was in hand
 * is taken for left behind.
 */
export const jobsMigration: Migration = {
  id: '025-jobs',
  up: () => `
    alter table report_runs rename column attempt to lease;
    alter table report_runs rename column not_before to free_at;
    alter table report_runs drop column beat_at;
    alter table report_runs add column sent_at timestamptz;
    update report_runs set free_at = null where state not in ('waiting', 'running');
    alter table imports rename column lease_until to free_at;
    alter table imports add column turn integer not null default 0;
    alter table imports add column sent_turn integer;
    alter table imports add column sent_at timestamptz;
  `,
};

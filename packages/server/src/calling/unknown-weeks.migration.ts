import type { Migration } from '../storage/migration.ts';

/**
 * Weeks of customers of which a row of a usage file was refused: not known, never zero (REP-8). Without a customer (the
 * empty text) it is that of whoever has no row. `told_by` is the region of the file, which may be another than the
 * customer's.
 */
export const unknownWeeksMigration: Migration = {
  id: '013-unknown-weeks',
  up: () => `
    create table unknown_call_weeks (
      partner_id text not null,
      week date not null,
      customer_id text collate "C" not null,
      told_by text not null,
      primary key (partner_id, week, customer_id, told_by)
    );
  `,
};

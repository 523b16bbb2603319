import type { Migration } from '../storage/migration.ts';

/** From which week on the legs of a partner are there; of those before, the sums alone (CAL). */
export const callLegRetentionMigration: Migration = {
  id: '015-call-leg-retention',
  up: () => `
    create table call_leg_retention (
      partner_id text primary key,
      kept_from date not null,
      weeks integer not null
    );
  `,
};

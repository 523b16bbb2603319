import type { Migration } from '../storage/migration.ts';

/** What is added up of many locations may be more than each of them has room for. */
export const largeCountsMigration: Migration = {
  id: '030-large-counts',
  up: () => `
    alter table call_weeks alter column calls type bigint, alter column legs type bigint,
      alter column poor_legs type bigint, alter column rated_legs type bigint, alter column queue_calls type bigint
  `,
};

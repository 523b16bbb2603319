import type { Migration } from '../storage/migration.ts';

/**
 * Trials that were started or changed here (TRI-1, TRI-2), with the version of the row that they were first changed from (null: there
 * was none), so that files that know nothing of it take nothing back.
 */
export const ownTrialsMigration: Migration = {
  id: '021-own-trials',
  up: () => `
    create table own_trials (
      partner_id text not null,
      customer_id text collate "C" not null,
      trial_id text not null,
      changed_from text,
      primary key (partner_id, customer_id, trial_id),
      foreign key (partner_id, customer_id) references customers on delete cascade
    );
  `,
};

import type { Migration } from '../storage/migration.ts';

/** Who was a user of the partner organization and is none any more: their tokens count for nothing (ORG-3). */
export const removedUsersMigration: Migration = {
  id: '029-removed-users',
  up: () => `
    create table removed_users (
      partner_id text not null,
      user_id text collate "C" not null,
      primary key (partner_id, user_id)
    );
  `,
};

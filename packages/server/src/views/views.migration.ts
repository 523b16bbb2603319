import type { Migration } from '../storage/migration.ts';

/** Saved views of tables, each its owner's alone (FIL-3); kept in the partner's home region. */
export const viewsMigration: Migration = {
  id: '007-views',
  up: () => `
    create table saved_views (
      partner_id text not null,
      user_id text not null,
      view_id text collate "C" not null,
      sort_key text collate "C" not null,
      table_name text not null,
      view jsonb not null,
      primary key (partner_id, user_id, view_id)
    );
  `,
};

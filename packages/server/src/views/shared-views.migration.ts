import type { Migration } from '../storage/migration.ts';

/** Views that the partner's team has too, and who keeps them (FIL-3): of one id or name there is one. */
export const sharedViewsMigration: Migration = {
  id: '028-shared-views',
  up: () => `
    alter table saved_views add column shared boolean not null default false, add column owner_name text;
    create unique index saved_views_shared_id on saved_views (partner_id, view_id) where shared;
    create unique index saved_views_shared_name on saved_views (partner_id, table_name, sort_key) where shared;
  `,
};

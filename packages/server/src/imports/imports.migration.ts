import type { Migration } from '../storage/migration.ts';

/**
 * Imports of files (REP-8): what is told of each, in `row`. One that is read or carried out is leased to one server, and due again
 * when the lease ends.
 */
export const importsMigration: Migration = {
  id: '023-imports',
  up: () => `
    create table imports (
      partner_id text collate "C" not null,
      import_id text collate "C" not null,
      state text not null,
      row jsonb not null,
      created_at timestamptz not null default clock_timestamp(),
      lease text,
      lease_until timestamptz,
      attempts integer not null default 0,
      primary key (partner_id, import_id)
    );
    create index imports_due on imports (created_at) where state in ('checking', 'importing');
  `,
};

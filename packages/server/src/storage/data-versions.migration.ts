import type { Migration } from './migration.ts';

/** How often a partner's customers and subscriptions have changed, so that what is kept of them in memory is known to fit. */
export const dataVersionsMigration: Migration = {
  id: '010-data-versions',
  up: () => `
    create table data_versions (
      partner_id text primary key,
      version bigint not null,
      changed_at timestamptz not null
    );
  `,
};

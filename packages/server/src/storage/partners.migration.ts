import type { Migration } from './migration.ts';

/** The partners of a region, and the number that each change of their data counts up. */
export const partnersMigration: Migration = {
  id: '001-partners',
  up: () => `
    create table partners (
      partner_id text primary key,
      name text not null,
      regions text[] not null default '{}',
      as_of date,
      created_at timestamptz not null default now()
    );
    create table data_versions (
      partner_id text primary key,
      version bigint not null default 0
    );
  `,
};

import type { Migration } from './migration.ts';

/** The partners whose home this region is. `origin` says whether their customers are those of the demo. */
export const partnersMigration: Migration = {
  id: '001-partners',
  up: () => `
    create table partners (
      partner_id text primary key,
      name text not null,
      regions text[] not null default '{}',
      as_of date,
      origin text not null,
      created_at timestamptz not null default now()
    );
  `,
};

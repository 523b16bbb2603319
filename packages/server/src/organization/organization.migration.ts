import type { Migration } from '../storage/migration.ts';

/**
 * The partner's own organization (ORG-1, ORG-2), which may have another name than the partner came with, and who accepted which version of its terms; kept in the partner's
 * home region. An acceptance is written once.
 */
export const organizationMigration: Migration = {
  id: '020-organization',
  up: () => `
    create table organizations (
      partner_id text primary key,
      name text,
      country text,
      plan jsonb,
      terms jsonb,
      setup_done boolean not null default false,
      setup_step text,
      own_customer_id text,
      manage_services_url text
    );
    create table terms_acceptances (
      partner_id text not null,
      version text not null,
      user_id text not null,
      user_name text,
      accepted_at timestamptz not null default clock_timestamp(),
      primary key (partner_id, version)
    );
  `,
};

import type { Migration } from '../storage/migration.ts';

/** Users of the partner organization and their roles (ORG-3); kept in the partner's home region. */
export const usersMigration: Migration = {
  id: '006-users',
  up: () => `
    create table users (
      partner_id text not null,
      user_id text collate "C" not null,
      name text not null,
      sort_key text collate "C" not null,
      email text,
      email_key text,
      roles text[] not null,
      primary key (partner_id, user_id),
      unique (partner_id, email_key)
    );
  `,
};

import type { Migration } from '../storage/migration.ts';

/** Answers of changes that carried an idempotency key, kept in the same transaction as the change. */
export const idempotencyMigration: Migration = {
  id: '008-idempotency',
  up: () => `
    create table idempotency_keys (
      partner_id text not null,
      user_id text not null,
      key text not null,
      fingerprint text not null,
      answer jsonb not null,
      created_at timestamptz not null default now(),
      primary key (partner_id, user_id, key)
    );
    create index idempotency_keys_created on idempotency_keys (partner_id, created_at);
  `,
};

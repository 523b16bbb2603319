import type { Migration } from '../storage/migration.ts';

/**
 * What is announced to a host's own programs (ORG-3, TRI-1): written with the change, delivered at least once. `event_key` tells
 * repeats; a row is due until it is delivered.
 */
export const outboxMigration: Migration = {
  id: '017-outbox',
  up: () => `
    create table outbox (
      partner_id text collate "C" not null,
      event_id uuid not null default gen_random_uuid(),
      kind text collate "C" not null,
      event_key text not null,
      actor_id text not null,
      actor_name text,
      data jsonb not null,
      created_at timestamptz not null default clock_timestamp(),
      attempts integer not null default 0,
      due_at timestamptz not null default clock_timestamp(),
      delivered_at timestamptz,
      last_error text,
      primary key (partner_id, event_id)
    );
    create index outbox_due on outbox (due_at) where delivered_at is null;
  `,
};

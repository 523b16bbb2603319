import type { Migration } from '../storage/migration.ts';

/**
 * Call legs, and the sums of each customer and week that they are rolled up to (CAL). A week is deleted as a whole when its
 * time is over; its sums stay.
 */
export const callingMigration: Migration = {
  id: '011-calling',
  up: () => `
    create table call_legs (
      partner_id text not null,
      customer_id text collate "C" not null,
      leg_id text collate "C" not null,
      week date not null,
      call_id text not null,
      location text,
      user_id text,
      start_at timestamptz not null,
      answered_at timestamptz,
      end_at timestamptz not null,
      is_made boolean not null,
      endpoint text not null,
      feature text,
      has_audio boolean not null,
      has_video boolean not null,
      measures double precision[] not null,
      queue_id text,
      queue_outcome text,
      queue_seconds double precision,
      reported_at timestamptz,
      primary key (partner_id, customer_id, leg_id)
    );
    create index call_legs_week on call_legs (partner_id, week, customer_id);
    create table call_weeks (
      partner_id text not null,
      week date not null,
      source text not null,
      customer_id text collate "C" not null,
      calls integer,
      legs integer,
      poor_legs integer,
      rated_legs integer,
      queue_calls integer,
      details jsonb not null,
      primary key (partner_id, week, source, customer_id)
    );
    create index call_weeks_customer on call_weeks (partner_id, customer_id, week);
    create table stale_call_weeks (
      partner_id text not null,
      week date not null,
      customer_id text collate "C" not null,
      primary key (partner_id, week, customer_id)
    );
    create table calling_versions (
      partner_id text primary key,
      version bigint not null,
      changed_at timestamptz not null
    );
  `,
};

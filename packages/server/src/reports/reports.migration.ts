import type { Migration } from '../storage/migration.ts';

/**
 * Reports (REP-1, REP-2): templates of the partner's own, kept in its home region, and in each region its schedules and runs. A schedule
 * makes one run of each instant at which it was due. `turn` counts how often a run has come to wait or to run; `attempt` is who
 * writes its file now.
 */
export const reportsMigration: Migration = {
  id: '024-reports',
  up: () => `
    create table report_templates (
      partner_id text not null,
      template_id text collate "C" not null,
      sort_key text collate "C" not null,
      name text not null,
      report text not null,
      columns text[] not null,
      owner_id text not null,
      owner_name text,
      primary key (partner_id, template_id)
    );
    create table report_schedules (
      partner_id text not null,
      schedule_id text collate "C" not null,
      content jsonb not null,
      owner_id text collate "C" not null,
      owner_name text,
      owner_roles text[] not null,
      paused text,
      next_run_at timestamptz,
      failures integer not null default 0,
      primary key (partner_id, schedule_id)
    );
    create index report_schedules_due on report_schedules (next_run_at) where next_run_at is not null;
    create table report_runs (
      partner_id text not null,
      run_id text collate "C" not null,
      content jsonb not null,
      user_id text collate "C" not null,
      user_name text,
      scope text not null,
      schedule_id text collate "C",
      due_at timestamptz,
      is_late boolean not null default false,
      position bigint not null,
      requested_at timestamptz not null,
      state text not null default 'waiting',
      turn integer not null default 0,
      sent_turn integer,
      not_before timestamptz,
      attempts integer not null default 0,
      attempt text,
      beat_at timestamptz,
      started_at timestamptz,
      ended_at timestamptz,
      rows bigint not null default 0,
      total_rows bigint,
      partial_weeks integer not null default 0,
      fresh_at timestamptz,
      file text,
      size bigint,
      sha256 text,
      failure jsonb,
      expires_at timestamptz,
      primary key (partner_id, run_id),
      unique (partner_id, schedule_id, due_at)
    );
    create index report_runs_position on report_runs (partner_id, position, run_id);
    create index report_runs_under_way on report_runs (requested_at) where state in ('waiting', 'running');
    create index report_runs_expiring on report_runs (expires_at) where expires_at is not null;
    alter table inventory_files add column taken_at timestamptz;
    create index devices_place on devices (partner_id, customer_id, position);
    create index phone_numbers_place on phone_numbers (partner_id, customer_id, position);
    drop index devices_customer;
    drop index phone_numbers_customer;
  `,
};

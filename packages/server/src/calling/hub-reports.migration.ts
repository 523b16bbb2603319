import type { Migration } from '../storage/migration.ts';

/** What the hub's own report files tell: weekly usage by customer and location, devices and phone numbers (REP-8). */
export const hubReportsMigration: Migration = {
  id: '009-hub-reports',
  up: () => `
    create table usage_weeks (
      partner_id text not null,
      week date not null,
      file text not null,
      imported_at timestamptz not null default now(),
      primary key (partner_id, week)
    );
    create table weekly_usage (
      partner_id text not null,
      week date not null,
      customer_id text collate "C" not null,
      location text collate "C" not null,
      row jsonb not null,
      primary key (partner_id, week, customer_id, location)
    );
    create index weekly_usage_customer on weekly_usage (partner_id, customer_id, week);
    create table devices (
      partner_id text not null,
      position integer not null,
      customer_id text collate "C" not null,
      row jsonb not null,
      primary key (partner_id, position),
      foreign key (partner_id, customer_id) references customers on delete cascade
    );
    create index devices_customer on devices (partner_id, customer_id);
    create table phone_numbers (
      partner_id text not null,
      position integer not null,
      customer_id text collate "C" not null,
      row jsonb not null,
      primary key (partner_id, position),
      foreign key (partner_id, customer_id) references customers on delete cascade
    );
    create index phone_numbers_customer on phone_numbers (partner_id, customer_id);
    create table customer_locations (
      partner_id text not null,
      customer_id text collate "C" not null,
      name text collate "C" not null,
      row jsonb not null,
      primary key (partner_id, customer_id, name),
      foreign key (partner_id, customer_id) references customers on delete cascade
    );
    create table inventory_files (
      partner_id text not null,
      kind text not null,
      file text not null,
      downloaded_on date,
      primary key (partner_id, kind)
    );
  `,
};

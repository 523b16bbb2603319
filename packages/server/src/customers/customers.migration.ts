import type { Migration } from '../storage/migration.ts';

/**
 * Customers as they were handed over, the narrow summary that they are filtered, sorted and searched by, and what holds
 * for each from one day to another (CUS-1, CUS-2). Texts that a viewer sees in order are collated by code points.
 */
export const customersMigration: Migration = {
  id: '002-customers',
  up: () => `
    create table customers (
      partner_id text not null,
      customer_id text collate "C" not null,
      row jsonb not null,
      subscriptions_supplied boolean not null default false,
      primary key (partner_id, customer_id)
    );

    create table customer_summaries (
      partner_id text not null,
      customer_id text collate "C" not null,
      region text collate "C",
      region_key text,
      managed_by text collate "C",
      managed_key text,
      sort_key text collate "C" not null,
      search_text text collate "C" not null,
      admin_email text collate "C",
      external_id text collate "C",
      products text[],
      product_keys text[] not null default '{}',
      types text[] not null default '{}',
      tags text[] not null default '{}',
      tag_keys text[] not null default '{}',
      added integer,
      last_sign_in integer,
      primary key (partner_id, customer_id),
      foreign key (partner_id, customer_id) references customers on delete cascade
    );
    create index customer_summaries_name on customer_summaries (partner_id, sort_key, customer_id);
    create index customer_summaries_region on customer_summaries (partner_id, region, customer_id);
    create index customer_summaries_managed on customer_summaries (partner_id, managed_by, customer_id);
    create index customer_summaries_email on customer_summaries (partner_id, admin_email, customer_id);
    create index customer_summaries_external on customer_summaries (partner_id, external_id, customer_id);
    create index customer_summaries_added on customer_summaries (partner_id, added, customer_id);
    create index customer_summaries_sign_in on customer_summaries (partner_id, last_sign_in, customer_id);

    create table customer_standings (
      partner_id text not null,
      customer_id text collate "C" not null,
      from_day integer not null,
      until_day integer not null,
      statuses text[],
      status_keys text[] not null default '{}',
      urgency integer,
      licenses double precision,
      assigned double precision,
      used double precision,
      overage double precision,
      expires integer,
      renews integer,
      facts jsonb not null,
      primary key (partner_id, customer_id, from_day),
      foreign key (partner_id, customer_id) references customers on delete cascade
    );
    create index customer_standings_urgency
      on customer_standings (partner_id, urgency, customer_id, from_day, until_day);
    create index customer_standings_licenses
      on customer_standings (partner_id, licenses, customer_id, from_day, until_day);
    create index customer_standings_assigned
      on customer_standings (partner_id, assigned, customer_id, from_day, until_day);
    create index customer_standings_used
      on customer_standings (partner_id, used, customer_id, from_day, until_day);
    create index customer_standings_overage
      on customer_standings (partner_id, overage, customer_id, from_day, until_day);
    create index customer_standings_expires
      on customer_standings (partner_id, expires, customer_id, from_day, until_day);
    create index customer_standings_renews
      on customer_standings (partner_id, renews, customer_id, from_day, until_day);
  `,
};

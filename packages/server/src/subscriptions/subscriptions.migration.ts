import type { Migration } from '../storage/migration.ts';

/** Subscriptions and trials of customers, with their license pools and weekly history (spec section 5). */
export const subscriptionsMigration: Migration = {
  id: '003-subscriptions',
  up: () => `
    create table subscriptions (
      partner_id text not null,
      customer_id text collate "C" not null,
      subscription_id text not null,
      row jsonb not null,
      primary key (partner_id, customer_id, subscription_id),
      foreign key (partner_id, customer_id) references customers on delete cascade
    );
  `,
};

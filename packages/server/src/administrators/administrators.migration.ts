import type { Migration } from '../storage/migration.ts';

/** Which partner administrators a customer is assigned to (spec section 3). */
export const administratorsMigration: Migration = {
  id: '005-administrators',
  up: () => `
    create table customer_administrators (
      partner_id text not null,
      customer_id text collate "C" not null,
      user_id text not null,
      primary key (partner_id, customer_id, user_id),
      foreign key (partner_id, customer_id) references customers on delete cascade
    );
    create index customer_administrators_user on customer_administrators (partner_id, user_id, customer_id);
  `,
};

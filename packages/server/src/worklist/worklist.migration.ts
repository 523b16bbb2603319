import type { Migration } from '../storage/migration.ts';

/** What the partner's team has noted of customers on the worklist, where the customer lives (WRK-2). */
export const worklistMigration: Migration = {
  id: '026-worklist',
  up: () => `
    create table worklist_marks (
      partner_id text not null,
      customer_id text collate "C" not null,
      done_reasons text[],
      done_on date,
      done_by text,
      snoozed_until date,
      assigned_to text collate "C",
      note text,
      primary key (partner_id, customer_id),
      foreign key (partner_id, customer_id) references customers on delete cascade
    );
  `,
};

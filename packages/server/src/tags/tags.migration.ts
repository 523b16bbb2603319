import type { Migration } from '../storage/migration.ts';

/** Descriptions and colours of tags; they outlive a tag's last customer, so that an undo restores them (TAG-2). */
export const tagsMigration: Migration = {
  id: '004-tags',
  up: () => `
    create table tag_details (
      partner_id text not null,
      tag_key text not null,
      name text not null,
      description text,
      color text,
      primary key (partner_id, tag_key)
    );
  `,
};

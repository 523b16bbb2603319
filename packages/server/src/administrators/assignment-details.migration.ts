import type { Migration } from '../storage/migration.ts';

/** Since when an administrator is assigned to a customer, and by whom (DET-3); of earlier ones nobody knows. */
export const assignmentDetailsMigration: Migration = {
  id: '019-assignment-details',
  up: () => `
    alter table customer_administrators
      add column added_at timestamptz,
      add column added_by text collate "C";
  `,
};

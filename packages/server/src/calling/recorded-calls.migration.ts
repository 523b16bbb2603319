import type { Migration } from '../storage/migration.ts';

/** Finds the recorded legs of a call: what became of a caller in a queue is read from all of them (CAL-9). */
export const recordedCallsMigration: Migration = {
  id: '014-recorded-calls',
  up: () => `
    create index call_legs_recorded_call on call_legs (partner_id, customer_id, call_id)
      where reported_at is not null;
  `,
};

import { type CallLeg, defaultPoorLegRule } from '@partnerkit/sdk/calling';
import type { WorldCalling } from '@partnerkit/testing';
import sql from 'sql-template-tag';
import { bumpCallingVersion, rollUpAll } from '../calling/roll-up.ts';
import { writeCallLegs } from '../calling/write-call-legs.ts';
import { writeWeeklyTotals } from '../calling/write-weekly-totals.ts';
import type { Transaction } from '../storage/transaction.ts';

const legsAtOnce = 5000;

/** Writes the demo's calls of one region, and adds them up by customer and week (CAL). */
export async function seedCalls(
  tx: Transaction,
  partner: string,
  { callLegs, weeklyUsage }: WorldCalling,
): Promise<void> {
  let batch: CallLeg[] = [];
  for (const leg of callLegs()) {
    batch.push(leg);
    if (batch.length < legsAtOnce) continue;
    await writeCallLegs(tx, partner, batch);
    batch = [];
  }
  await writeCallLegs(tx, partner, batch);
  await rollUpAll({ partner, rule: defaultPoorLegRule, transaction: (run) => run(tx) });
  await tx.run(sql`
    insert into weekly_usage (partner_id, week, customer_id, location, row)
    select ${partner}, (r.row ->> 'week')::date, r.row ->> 'customerId', r.row ->> 'location', r.row
    from jsonb_array_elements(${JSON.stringify(weeklyUsage)}::jsonb) as r(row)
    on conflict (partner_id, week, customer_id, location) do update set row = excluded.row`);
  for (const week of new Set(weeklyUsage.map((row) => row.week))) await writeWeeklyTotals(tx, partner, week);
  await bumpCallingVersion(tx, partner);
}

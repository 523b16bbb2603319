import { defaultPoorLegRule, type PoorLegRule } from '@partnerkit/sdk/calling';
import sql from 'sql-template-tag';
import type { RegionDatabases } from '../storage/region-databases.ts';
import { rollUpAll } from './roll-up.ts';

/** Counts the weeks that are still marked, of all partners: a process that was killed has left them so (CAL). */
export async function resumeRollUps(
  databases: RegionDatabases,
  rule: PoorLegRule = defaultPoorLegRule,
): Promise<void> {
  for (const region of databases.regions) {
    const database = await databases.of(region);
    const marked = await database.asOwner((tx) =>
      tx.rows<{ partner: string }>(sql`select distinct partner_id as partner from stale_call_weeks`),
    );
    for (const { partner } of marked) {
      await rollUpAll({ partner, rule, transaction: (run) => database.transaction({ partner }, run) });
    }
  }
}

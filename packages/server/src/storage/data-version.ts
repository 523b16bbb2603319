import sql from 'sql-template-tag';
import type { Transaction } from './transaction.ts';

/**
 * Says that the partner's customers or subscriptions are about to change: part of every such change, and before it, so that
 * two of them follow each other instead of meeting half-way.
 */
export async function bumpDataVersion(tx: Transaction, partner: string): Promise<void> {
  await tx.run(sql`
    insert into data_versions (partner_id, version, changed_at) values (${partner}, 1, clock_timestamp())
    on conflict (partner_id) do update
    set version = data_versions.version + 1, changed_at = clock_timestamp()`);
}

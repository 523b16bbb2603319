import type { CallLeg } from '@partnerkit/sdk/calling';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';
import { weekOfLeg } from './week-of-leg.ts';

/** From which week on a partner's legs are kept, and how many complete weeks these were to be. */
export interface KeptLegs {
  /** A Sunday. */
  readonly from: string;
  readonly weeks: number;
}

/**
 * From which week on a partner's legs are kept; `undefined` where none were ever dropped. Until the transaction ends none
 * are dropped: whoever writes legs or counts weeks asks first.
 */
export async function keptLegs(tx: Transaction, partner: string): Promise<KeptLegs | undefined> {
  // sent together, and asked one after the other: the second sees what there is when the lock is held
  const [, kept] = await Promise.all([
    tx.run(sql`select pg_advisory_xact_lock_shared(${lockOf(partner)})`),
    tx.first<KeptLegs>(sql`
      select kept_from::text as "from", weeks from call_leg_retention where partner_id = ${partner}`),
  ]);
  return kept;
}

/** Waits for all who write a partner's legs or count their weeks, and lets no other begin until the transaction ends. */
export async function holdLegs(tx: Transaction, partner: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${lockOf(partner)})`);
}

function lockOf(partner: string) {
  return sql`hashtextextended('call legs kept ' || current_schema() || ' ' || ${partner}, 0)`;
}

/** Why a leg comes too late: its week is counted and its other legs are gone, so it would count for the whole week. */
export function tooLate(leg: CallLeg, kept: KeptLegs | undefined): string | undefined {
  if (!kept || weekOfLeg(leg) >= kept.from) return undefined;
  const weeks = kept.weeks === 1 ? '1 week' : `${kept.weeks} weeks`;
  return `the call is older than the ${weeks} of which legs are kept, from ${kept.from} on`;
}

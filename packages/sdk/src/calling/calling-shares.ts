import { checkRecord } from '../errors/check-argument.ts';
import { shareOf } from '../figures/share-of.ts';
import type { CallingSums, QueueSums, SummedSeconds } from './calling-sums.ts';

/** Poor ÷ rated legs (CAL-3). */
export function poorShare(sums: CallingSums): number | null {
  checkRecord('sums', sums);
  return shareOf(sums.poorLegs, sums.ratedLegs);
}

/** Seconds on average, weighted by calls; no value without calls. */
export function averageSeconds(sum: SummedSeconds | null): number | null {
  if (sum !== null) checkRecord('sum', sum);
  return sum === null ? null : shareOf(sum.seconds, sum.calls);
}

/** Abandoned calls ÷ calls into the queue (CAL-7). */
export function abandonedShare(queue: QueueSums | null): number | null {
  if (queue !== null) checkRecord('queue', queue);
  return queue === null ? null : shareOf(queue.abandoned, queue.calls);
}

/** The endpoint type with the highest poor share among those with a poor leg; then more poor legs, then by name (CAL-5). */
export function worstEndpoint(sums: CallingSums): string | null {
  checkRecord('sums', sums);
  let worst: { name: string; poor: number; share: number } | null = null;
  for (const [name, { good, poor }] of Object.entries(sums.endpoints ?? {})) {
    if (poor === null || good === null || poor === 0) continue;
    const one = { name, poor, share: poor / (good + poor) };
    if (worst === null || isWorse(one, worst)) worst = one;
  }
  return worst?.name ?? null;
}

type Ranked = { readonly name: string; readonly poor: number; readonly share: number };

function isWorse(one: Ranked, other: Ranked): boolean {
  if (one.share !== other.share) return one.share > other.share;
  return one.poor !== other.poor ? one.poor > other.poor : one.name < other.name;
}

/** One value less another; no value where one of them has none. */
export function change(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : now - before;
}

import { checkList, checkRecord, checkWhole, isRecord, misfit } from '../errors/check-argument.ts';
import type { LicensePool } from './subscription.schema.ts';

/** License counts added up over pools. A count that no pool supplies is absent: not known, never zero. */
export interface LicenseTotals {
  readonly purchased: number;
  readonly assigned?: number | undefined;
  readonly used?: number | undefined;
  /** Those purchased in the pools whose use is known; absent where it is known of all, or of none. */
  readonly usedOf?: number | undefined;
  /** Assigned beyond what was purchased, pool by pool: one pool's spare licenses do not cover another's. */
  readonly overage?: number | undefined;
}

/**
 * How much of what was purchased is in use, in percent; `undefined` where that is not known, and where nothing was purchased. Of the
 * pools whose use is not known nothing counts, as in the figures.
 */
export function usagePercent(totals: Omit<LicenseTotals, 'overage'> | undefined): number | undefined {
  if (totals === undefined) return undefined;
  checkRecord('totals', totals);
  const { purchased, used, usedOf = purchased } = totals;
  // a whole percentage is exact: what is compared with it is on the right side
  return used === undefined || !usedOf ? undefined : (used * 100) / usedOf;
}

/** Throws `invalid` unless a value has the counts of a pool; `place` is where it stands in a list. */
function checkPool(pool: unknown, place?: number): void {
  const isPool = isRecord(pool);
  if (isPool && Number.isSafeInteger(pool.purchased) && (pool.purchased as number) >= 0) return;
  const name = place === undefined ? 'pool' : `pools[${place}]`;
  if (!isPool) throw misfit(name, 'a license pool', pool);
  checkWhole(`${name}.purchased`, pool.purchased, 0, Number.MAX_SAFE_INTEGER);
}

/** Licenses assigned beyond those purchased in one pool; `undefined` where the assigned count is not known. */
export function licenseOverage(pool: LicensePool): number | undefined {
  checkPool(pool);
  return pool.assigned === undefined ? undefined : Math.max(0, pool.assigned - pool.purchased);
}

/** Adds up license pools; no pool at all is known to be none of anything. */
export function licenseTotals(pools: readonly LicensePool[]): LicenseTotals {
  checkList('pools', pools);
  let purchased = 0;
  // no pool at all is known to be none
  let assigned = pools.length === 0 ? 0 : undefined;
  let used = assigned;
  let overage = assigned;
  let usedOf = 0;
  for (let at = 0; at < pools.length; at++) {
    const pool = pools[at] as LicensePool;
    checkPool(pool, at);
    purchased += pool.purchased;
    assigned = knownSum(assigned, pool.assigned);
    used = knownSum(used, pool.used);
    if (pool.used !== undefined) usedOf += pool.purchased;
    overage = knownSum(overage, licenseOverage(pool));
  }
  return {
    purchased,
    ...(assigned === undefined ? {} : { assigned }),
    ...(used === undefined ? {} : { used }),
    ...(used === undefined || usedOf === purchased ? {} : { usedOf }),
    ...(overage === undefined ? {} : { overage }),
  };
}

function knownSum(sum: number | undefined, count: number | undefined): number | undefined {
  return count === undefined ? sum : (sum ?? 0) + count;
}

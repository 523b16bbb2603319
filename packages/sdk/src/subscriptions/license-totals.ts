import { checkList, checkWhole, isRecord, misfit } from '../errors/check-argument.ts';
import type { LicensePool } from './subscription.schema.ts';

/** License counts added up over pools. A count that no pool supplies is absent: not known, never zero. */
export interface LicenseTotals {
  readonly purchased: number;
  readonly assigned?: number | undefined;
  readonly used?: number | undefined;
  /** Assigned beyond what was purchased, pool by pool: one pool's spare licenses do not cover another's. */
  readonly overage?: number | undefined;
}

/** Throws `invalid` unless a value has the counts of a pool. */
function checkPool(name: string, pool: unknown): void {
  if (!isRecord(pool)) throw misfit(name, 'a license pool', pool);
  checkWhole(`${name}.purchased`, pool.purchased, 0, Number.MAX_SAFE_INTEGER);
}

/** Licenses assigned beyond those purchased in one pool; `undefined` where the assigned count is not known. */
export function licenseOverage(pool: LicensePool): number | undefined {
  checkPool('pool', pool);
  return pool.assigned === undefined ? undefined : Math.max(0, pool.assigned - pool.purchased);
}

/** Adds up license pools; no pool at all is known to be none of anything. */
export function licenseTotals(pools: readonly LicensePool[]): LicenseTotals {
  checkList('pools', pools);
  pools.forEach((pool, at) => {
    checkPool(`pools[${at}]`, pool);
  });
  const assigned = knownSum(pools.map((pool) => pool.assigned));
  const used = knownSum(pools.map((pool) => pool.used));
  const overage = knownSum(pools.map(licenseOverage));
  return {
    purchased: pools.reduce((sum, pool) => sum + pool.purchased, 0),
    ...(assigned === undefined ? {} : { assigned }),
    ...(used === undefined ? {} : { used }),
    ...(overage === undefined ? {} : { overage }),
  };
}

function knownSum(counts: readonly (number | undefined)[]): number | undefined {
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 && counts.length > 0 ? undefined : known.reduce((sum, count) => sum + count, 0);
}

import type { LicensePool } from './subscription.schema.ts';

/** License counts added up over pools. A count that no pool supplies is absent: not known, never zero. */
export interface LicenseTotals {
  readonly purchased: number;
  readonly assigned?: number | undefined;
  readonly used?: number | undefined;
  /** Assigned beyond what was purchased, pool by pool: one pool's spare licenses do not cover another's. */
  readonly overage?: number | undefined;
}

/** Licenses assigned beyond those purchased in one pool; `undefined` where the assigned count is not known. */
export function licenseOverage(pool: LicensePool): number | undefined {
  return pool.assigned === undefined ? undefined : Math.max(0, pool.assigned - pool.purchased);
}

/** Adds up license pools; no pool at all is known to be none of anything. */
export function licenseTotals(pools: readonly LicensePool[]): LicenseTotals {
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

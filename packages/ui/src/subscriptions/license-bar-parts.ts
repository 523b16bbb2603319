/** License counts of one pool; `null` is not known. */
export interface LicenseCounts {
  readonly purchased: number;
  readonly assigned: number | null;
  readonly used: number | null;
}

/** What a bar draws, in licenses: up to what was purchased one after the other, then what is beyond. */
export interface LicenseBarParts {
  readonly used: number;
  /** Assigned, but not used. */
  readonly idle: number;
  readonly available: number;
  readonly over: number;
}

/** The parts of a bar; `undefined` where what is assigned is not known. */
export function licenseBarParts({ purchased, assigned, used }: LicenseCounts): LicenseBarParts | undefined {
  if (assigned === null) return undefined;
  const within = Math.min(assigned, purchased);
  const spent = Math.min(used ?? 0, within);
  return {
    used: spent,
    idle: within - spent,
    available: Math.max(0, purchased - assigned),
    over: Math.max(0, assigned - purchased),
  };
}

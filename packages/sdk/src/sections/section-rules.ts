/** By which rules a pool is in a section. */
export interface SectionRules {
  /** How many days ahead and back the windows reach. */
  readonly windowDays: number;
  /** Whether a subscription that renews by itself can expire (our rule: it can't). */
  readonly autoRenewingExpires: boolean;
}

/** 90 days; what renews by itself does not expire. */
export const defaultSectionRules: SectionRules = { windowDays: 90, autoRenewingExpires: false };

/** A license pool on the as-of day; a count that is not known is NaN. */
export interface PoolOnDay {
  /** Days since its first day; before it, below zero. */
  readonly since: number;
  /** Days until its last day; after it, below zero. */
  readonly until: number;
  readonly renews: boolean;
  readonly purchased: number;
  readonly assigned: number;
  /** Whether the rule of low assignment says so. */
  readonly isLow: boolean;
}

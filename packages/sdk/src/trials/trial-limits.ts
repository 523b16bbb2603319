/** What a trial may be at most (TRI-1). */
export interface TrialLimits {
  /** Days that it, or an extension of it, may last. */
  readonly mostDays: number;
  /** Licenses of one product. */
  readonly mostLicenses: number;
  /** Products of one trial. */
  readonly mostProducts: number;
}

/** 365 days, a million licenses of each product, 20 products. */
export const trialLimits: TrialLimits = { mostDays: 365, mostLicenses: 1_000_000, mostProducts: 20 };

import type { PoolWaste } from '../prices/pool-waste.ts';

/**
 * A row of a section: one license pool, that is one product of one subscription or trial. `null` is not known; which of
 * the last fields there are depends on the section.
 */
export interface SectionRow {
  readonly customerId: string;
  /** Of the subscription, or of the trial. */
  readonly id: string;
  readonly kind: 'subscription' | 'trial';
  readonly product: string;
  readonly total: number;
  readonly assigned: number | null;
  readonly used: number | null;
  /** What is left to assign. */
  readonly available: number | null;
  /** Assigned beyond what was purchased. */
  readonly overage: number | null;
  readonly daysSinceAdded?: number | undefined;
  readonly monthsSinceAdded?: number | undefined;
  readonly daysToExpiry?: number | undefined;
  readonly daysToRenewal?: number | undefined;
  readonly monthsRemaining?: number | undefined;
  readonly autoRenews?: boolean | undefined;
  readonly used3Months?: number | null | undefined;
  /** Shares of what was purchased; no value where nothing was. */
  readonly assignedShare?: number | null | undefined;
  readonly usedShare?: number | null | undefined;
  /** This complete week minus the one before. */
  readonly assignedChange?: number | null | undefined;
  readonly usedChange?: number | null | undefined;
  /** What its waste costs a month (PRC-1); `null`: no price is known, or it is a trial. Absent: no prices are supplied. */
  readonly waste?: PoolWaste | null | undefined;
}

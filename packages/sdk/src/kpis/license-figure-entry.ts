import type { Counted } from '../figures/figure.ts';
import type { FigureEntry, FigureParts } from '../figures/figure-entry.ts';
import type { LicenseTotals } from '../sections/license-tally.ts';

/** What a figure of licenses counts in. */
export type FigureUnit = 'customers' | 'licenses' | 'share' | 'licensesPerCustomer';

/** How a figure of licenses is made; by this name its words are found. */
export type LicenseFormula = 'customers' | 'customersOf' | 'licenses' | 'assigned' | 'used' | 'average';

/** What may be left out of a figure: nothing is known of it, its row does not fit, or nothing was purchased. */
export type LicenseLeftOut =
  | { readonly reason: 'notSupplied'; readonly of: 'customers' | 'pools' }
  | { readonly reason: 'invalid'; readonly of: 'subscriptions' }
  | { readonly reason: 'nothingPurchased'; readonly of: 'pools' };

/** What was left out of a figure; `of` says what is counted. */
export type Exclusion = Counted<LicenseLeftOut>;

/** Why something was left out of a figure. */
export type ExclusionReason = LicenseLeftOut['reason'];

/** What figures of licenses are made of. */
export interface LicenseParts {
  readonly totals: LicenseTotals;
  /** Customers of whom no subscriptions are supplied. */
  readonly notSupplied: number;
}

/** A figure of licenses in its registry. */
export type LicenseFigureEntry<Made extends LicenseParts = LicenseParts> = FigureEntry<
  Made,
  FigureUnit,
  LicenseFormula,
  LicenseLeftOut
>;

/** A count of licenses or customers, and what is left out: customers not supplied, subscriptions that do not fit, pools. */
export function countedParts(
  { totals, notSupplied }: LicenseParts,
  count: number,
  poolsNotSupplied = 0,
  nothingPurchased = 0,
): FigureParts<LicenseLeftOut> {
  return {
    numerator: totals.customers === 0 && notSupplied > 0 ? null : count,
    excluded: [
      { reason: 'notSupplied', of: 'customers', count: notSupplied },
      { reason: 'invalid', of: 'subscriptions', count: totals.excluded.invalid },
      { reason: 'notSupplied', of: 'pools', count: poolsNotSupplied },
      { reason: 'nothingPurchased', of: 'pools', count: nothingPurchased },
    ],
  };
}

/** What the rule of low assignment may be tuned by (our rule, KPI-4). */
export interface LowAssignmentParameters {
  /** The share of the peers below which a rate must lie: a quarter, the lower quartile. */
  readonly quantile: number;
  /** How far below the peers' median it must lie at least, 0.2 for 20 percentage points. */
  readonly gap: number;
  /** Lower ends of the size bands, by purchased licenses; the first takes all that are smaller, too. */
  readonly bands: readonly number[];
  /** With fewer peers of the same band, those of all bands of the product count. */
  readonly fewestPeers: number;
}

/** Lower quartile, 20 points below the median, bands from 1, 25, 100, 500 and 2000, at least 8 peers. */
export const defaultLowAssignment: LowAssignmentParameters = {
  quantile: 0.25,
  gap: 0.2,
  bands: [1, 25, 100, 500, 2000],
  fewestPeers: 8,
};

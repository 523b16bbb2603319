/** Values by their rank, the smallest first. */
export interface RankedValues {
  readonly count: number;
  readonly nth: (rank: number) => number;
}

/** Quantile of at least one value by linear interpolation (the R-7 rule). */
export function quantile({ count, nth }: RankedValues, share: number): number {
  const rank = (count - 1) * share;
  const lower = Math.floor(rank);
  const value = nth(lower);
  return rank === lower ? value : value + (nth(lower + 1) - value) * (rank - lower);
}

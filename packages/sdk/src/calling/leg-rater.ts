import type { PoorLegRule } from './leg-rating.ts';

/** What a leg may be rated as, and of how many kinds that is one. */
export const ratings = { good: 0, poor: 1, unrated: 2, count: 3 } as const;

/** Rates legs in columns by their place, as `legRating` does by the row (CAL-3). */
export function legRater(
  measures: readonly Float64Array[],
  { when, jitterMs, latencyMs, lossPercent }: PoorLegRule,
): (leg: number) => number {
  const [jitter, latency, loss, videoJitter, videoLatency, videoLoss] = measures;
  // NaN, a measure that was not taken, is neither over nor within
  const isAnyOver = (leg: number) =>
    jitter![leg]! > jitterMs ||
    latency![leg]! > latencyMs ||
    loss![leg]! > lossPercent ||
    videoJitter![leg]! > jitterMs ||
    videoLatency![leg]! > latencyMs ||
    videoLoss![leg]! > lossPercent;
  const isAnyWithin = (leg: number) =>
    jitter![leg]! <= jitterMs ||
    latency![leg]! <= latencyMs ||
    loss![leg]! <= lossPercent ||
    videoJitter![leg]! <= jitterMs ||
    videoLatency![leg]! <= latencyMs ||
    videoLoss![leg]! <= lossPercent;
  // what decides most legs by their first measure is asked first
  if (when === 'any')
    return (leg) => (isAnyOver(leg) ? ratings.poor : isAnyWithin(leg) ? ratings.good : ratings.unrated);
  return (leg) => (isAnyWithin(leg) ? ratings.good : isAnyOver(leg) ? ratings.poor : ratings.unrated);
}

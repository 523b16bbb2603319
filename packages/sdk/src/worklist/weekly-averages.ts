import type { WeeklyAverages } from './worklist-facts.ts';

/** How many weeks usage is looked at over: so many now, and as many before. */
export const weeksOfUsage = 8;

/** The later half of some weeks beside the half before it; no value where one of them has too few weeks that are known. */
export function weeklyAverages(
  weeks: readonly (number | null | undefined)[],
  fewestWeeks: number,
): WeeklyAverages | null {
  const half = weeks.length / 2;
  const before = average(weeks.slice(0, half), fewestWeeks);
  const now = average(weeks.slice(half), fewestWeeks);
  return before === null || now === null ? null : { before, now };
}

function average(weeks: readonly (number | null | undefined)[], fewest: number): number | null {
  const known = weeks.filter((count) => count != null);
  if (known.length === 0 || known.length < fewest) return null;
  return known.reduce((sum, count) => sum + count, 0) / known.length;
}

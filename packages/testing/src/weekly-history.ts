import { calendarDay, type LicensePool } from '@partnerkit/sdk';
import type { Random } from './random.ts';

type Counts = Required<Pick<LicensePool, 'purchased' | 'assigned' | 'used'>>;
type Week = Counts & { readonly week: string };

/** The life of a pool, in day numbers. */
export interface PoolLife {
  readonly start: number;
  readonly end: number;
  readonly asOf: number;
  /** How many complete weeks ago licenses were last bought; before, there were {@link licensesBefore}. */
  readonly boughtWeeksAgo?: number | undefined;
}

const weeksKept = 52;

/** How many licenses there were before the last were bought. */
export function licensesBefore(purchased: number): number {
  return Math.ceil(purchased * 0.85);
}

/**
 * The license counts of a pool week by week, at most 52 complete weeks of its life (SUB-0). They drift back in time
 * from what the pool counts now: teams grow into what they bought, licenses are bought in steps, summer is quiet and
 * nobody calls at the turn of the year. Of a few pools some weeks are missing: a gap.
 */
export function weeklyHistory(
  pool: Counts,
  { start, end, asOf, boughtWeeksAgo = weeksKept }: PoolLife,
  random: Random,
): Week[] {
  const newest = lastCompleteWeek(Math.min(asOf, end + 1));
  const weeksOfLife = Math.floor((newest - start) / 7) + 1;
  const growthPerWeek = random.next() * 0.014 - 0.003;
  const gap = gapOf(pool, random);
  const weeks: Week[] = [];
  for (let ago = 0; ago < Math.min(weeksKept, weeksOfLife); ago++) {
    const purchased = ago < boughtWeeksAgo ? pool.purchased : licensesBefore(pool.purchased);
    const adoption = adopted(weeksOfLife - 1 - ago) / adopted(weeksOfLife - 1);
    const drift = adoption * Math.max(0.2, 1 - growthPerWeek * ago);
    const assigned = Math.min(Math.round(pool.assigned * drift), Math.max(purchased, pool.assigned));
    const week = calendarDay(newest - 7 * ago);
    const mood = ago === 0 ? 1 : drift * (0.96 + random.next() * 0.08) * seasonal(week);
    const isMissing = ago >= gap.from && ago < gap.to;
    if (!isMissing)
      weeks.push({ week, purchased, assigned, used: Math.min(assigned, Math.round(pool.used * mood)) });
  }
  return weeks.reverse();
}

/** Day number of the Sunday on which the last week that is complete on a day started. */
export function lastCompleteWeek(day: number): number {
  const daysSinceSunday = (day + 4) % 7;
  return day - daysSinceSunday - 7;
}

/** Weeks of which nothing was reported, counted back from the newest. */
function gapOf({ purchased }: Counts, random: Random): { from: number; to: number } {
  // a large pool would leave a hole in the sum of all
  const isMissing = random.chance(0.08) && purchased < 100;
  const from = random.integer(5, 40);
  return isMissing ? { from, to: from + random.integer(1, 5) } : { from: 0, to: 0 };
}

/** Which share of their licenses a team has taken up some weeks after it got them. */
function adopted(weeksSinceStart: number): number {
  return Math.min(1, 0.25 + weeksSinceStart * 0.075);
}

/** How much is used in the week that starts on a day, or later until the next line. */
const seasons: readonly (readonly [day: string, share: number])[] = [
  ['01-02', 0.88],
  ['01-09', 1],
  ['07-19', 0.97],
  ['07-26', 0.93],
  ['08-02', 0.88],
  ['08-16', 0.86],
  ['08-23', 0.92],
  ['08-30', 0.97],
  ['09-06', 1],
  ['12-13', 0.94],
  ['12-20', 0.56],
];

function seasonal(week: string): number {
  const monthAndDay = week.slice(5);
  return seasons.filter(([day]) => day <= monthAndDay).at(-1)?.[1] ?? 0.5;
}

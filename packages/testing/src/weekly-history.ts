import { calendarDay, type LicensePool } from '@partnerkit/sdk';
import type { Random } from './random.ts';

type Counts = Required<Pick<LicensePool, 'purchased' | 'assigned' | 'used'>>;
type Week = Counts & { readonly week: string };

const weeksKept = 52;

/**
 * The license counts of a pool week by week, at most 52 complete weeks of its life (SUB-0). They drift back in time
 * from what the pool counts now: teams grow, licenses are bought in steps, nobody calls at the turn of the year.
 */
export function weeklyHistory(
  pool: Counts,
  { start, end, asOf }: { start: number; end: number; asOf: number },
  random: Random,
): Week[] {
  const newest = lastCompleteWeek(Math.min(asOf, end + 1));
  const weeksOfLife = Math.floor((newest - start) / 7) + 1;
  const growthPerWeek = random.next() * 0.014 - 0.003;
  const boughtWeeksAgo = random.chance(0.4) ? random.integer(4, 45) : weeksKept;
  const weeks: Week[] = [];
  for (let ago = 0; ago < Math.min(weeksKept, weeksOfLife); ago++) {
    const purchased = ago < boughtWeeksAgo ? pool.purchased : Math.ceil(pool.purchased * 0.85);
    const drift = Math.max(0.2, 1 - growthPerWeek * ago);
    const assigned = Math.min(Math.round(pool.assigned * drift), Math.max(purchased, pool.assigned));
    const week = calendarDay(newest - 7 * ago);
    const mood = ago === 0 ? 1 : drift * (0.94 + random.next() * 0.12) * seasonal(week);
    weeks.push({ week, purchased, assigned, used: Math.min(assigned, Math.round(pool.used * mood)) });
  }
  return weeks.reverse();
}

/** Day number of the Sunday on which the last week that is complete on a day started. */
function lastCompleteWeek(day: number): number {
  const daysSinceSunday = (day + 4) % 7;
  return day - daysSinceSunday - 7;
}

function seasonal(week: string): number {
  const monthAndDay = week.slice(5);
  if (monthAndDay >= '12-20' || monthAndDay < '01-02') return 0.5;
  return monthAndDay >= '08-01' && monthAndDay < '08-25' ? 0.85 : 1;
}

import { calendarDay } from '../calendar/calendar-day.ts';
import { completeWeeks } from '../calendar/weeks.ts';
import { checkRecord, checkWhole } from '../errors/check-argument.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import type { LicenseRows } from './license-rows.ts';
import { columnsOf } from './license-rows.ts';

/** The licenses of all customers in one week (SUB-0); `null` throughout for a week without history: a gap, not zero. */
export interface TrendWeek {
  /** The Sunday on which it starts. */
  readonly week: string;
  readonly used: number | null;
  readonly assignedUnused: number | null;
  readonly available: number | null;
}

/** Which weeks and which product the trend shows. */
export interface TrendOptions {
  readonly asOf: string;
  readonly product: string;
  /** How many complete weeks, 26 unless told; from 1 to 104. */
  readonly weeks?: number | undefined;
}

/** The trend goes back two years at most. */
const mostWeeks = 104;

/** License distribution of the last complete weeks, from the weekly history (SUB-0). */
export function licenseTrend(rows: LicenseRows, options: TrendOptions): TrendWeek[] {
  checkRecord('options', options);
  const { asOf, product, weeks = 26 } = options;
  checkWhole('weeks', weeks, 1, mostWeeks);
  const columns = columnsOf(rows);
  const sundays = completeWeeks(asOfDay(asOf), weeks);
  const sums = sundays.map(() => ({ entries: 0, used: 0, assignedUnused: 0, available: 0 }));
  const first = sundays[0] ?? 0;
  const place = columns.products.indexOf(product);
  const { product: products, weeksFrom, week, weekPurchased, weekAssigned, weekUsed } = columns;
  for (let pool = 0; pool < products.length; pool++) {
    if (products[pool] !== place) continue;
    for (let at = weeksFrom[pool] as number; at < (weeksFrom[pool + 1] as number); at++) {
      const sum = sums[((week[at] as number) - first) / 7];
      if (!sum) continue;
      const assigned = weekAssigned[at] as number;
      sum.entries++;
      sum.used += weekUsed[at] as number;
      sum.assignedUnused += Math.max(0, assigned - (weekUsed[at] as number));
      sum.available += Math.max(0, (weekPurchased[at] as number) - assigned);
    }
  }
  return sums.map(({ entries, ...counts }, at) => ({
    week: calendarDay(sundays[at] as number),
    ...(entries > 0 ? counts : { used: null, assignedUnused: null, available: null }),
  }));
}

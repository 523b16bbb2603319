import type { CalendarDay } from '../calendar/calendar-day.ts';
import { checkedRow } from '../operation/checked-row.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import { type WeeklyUsage, weeklyUsageSchema } from './weekly-usage.schema.ts';

/** Weekly totals that fit, those that don't, and what is not known because of them. */
export interface CheckedWeeklyUsage {
  readonly rows: readonly WeeklyUsage[];
  readonly refused: readonly RowProblem[];
  /** Customers and weeks with a refused row: not known, never zero. */
  readonly notKnown: readonly { readonly customerId: string; readonly week: CalendarDay }[];
}

/** Checks weekly totals row by row; of a location and week that come twice the last counts. */
export function checkedWeeklyUsage(rows: readonly unknown[]): CheckedWeeklyUsage {
  const good = new Map<string, WeeklyUsage>();
  const refused: RowProblem[] = [];
  const notKnown: { customerId: string; week: CalendarDay }[] = [];
  rows.forEach((row, index) => {
    const checked = checkedRow(weeklyUsageSchema, row);
    if (checked.row) {
      const { customerId, location, week } = checked.row;
      good.set(JSON.stringify([customerId, location, week]), checked.row);
      return;
    }
    refused.push({ index, ...checked.fault });
    const { customerId, week } = (row ?? {}) as Partial<WeeklyUsage>;
    if (typeof customerId === 'string' && typeof week === 'string') notKnown.push({ customerId, week });
  });
  return { rows: [...good.values()], refused, notKnown };
}

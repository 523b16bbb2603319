import { calendarDay, dayNumber } from '../calendar/calendar-day.ts';
import { weekOf } from '../calendar/weeks.ts';
import { checkedRow } from '../operation/checked-row.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import type { WeekNotKnown } from './week-not-known.ts';
import { type WeeklyUsage, weeklyUsageSchema } from './weekly-usage.schema.ts';

/** Weekly totals that fit, those that don't, and what is not known because of them. */
export interface CheckedWeeklyUsage {
  readonly rows: readonly WeeklyUsage[];
  readonly refused: readonly RowProblem[];
  /** What the refused rows leave open. */
  readonly notKnown: readonly WeekNotKnown[];
}

/**
 * Checks weekly totals row by row; of a location and week that come twice the last counts: a good row takes back what an
 * earlier one of the same left open.
 */
export function checkedWeeklyUsage(rows: readonly unknown[]): CheckedWeeklyUsage {
  const good = new Map<string, WeeklyUsage>();
  const refused: RowProblem[] = [];
  const notKnown = new Map<string, WeekNotKnown>();
  rows.forEach((row, index) => {
    const checked = checkedRow(weeklyUsageSchema, row);
    if (checked.row) {
      const key = placeKey(checked.row);
      good.set(key, checked.row);
      notKnown.delete(key);
      return;
    }
    refused.push({ index, ...checked.fault });
    notKnown.set(placeKey(row), openWeek(row));
  });
  return { rows: [...good.values()], refused, notKnown: [...notKnown.values()] };
}

function placeKey(row: unknown): string {
  const { customerId, location, week } = fieldsOf(row);
  return JSON.stringify([customerId, location, week]);
}

/** Whose week a row would have told, as far as it says so; a day that is no Sunday stands for its week. */
function openWeek(row: unknown): WeekNotKnown {
  const { customerId, week } = fieldsOf(row);
  const day = typeof week === 'string' ? dayNumber(week) : undefined;
  return {
    ...(typeof customerId === 'string' && customerId.trim() !== '' ? { customerId } : {}),
    ...(day === undefined ? {} : { week: calendarDay(weekOf(day)) }),
  };
}

function fieldsOf(row: unknown): Readonly<Record<keyof WeeklyUsage, unknown>> {
  return (row ?? {}) as Readonly<Record<keyof WeeklyUsage, unknown>>;
}

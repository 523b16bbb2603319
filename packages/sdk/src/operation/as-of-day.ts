import { type CalendarDay, dayNumber } from '../calendar/calendar-day.ts';
import { invalidField } from '../errors/partner-error.ts';

/** Day number of an as-of date. Throws `invalid` for a text that is no calendar date. */
export function asOfDay(asOf: CalendarDay): number {
  const day = dayNumber(asOf);
  if (day === undefined)
    throw invalidField('asOf', `expected a calendar date, YYYY-MM-DD, found ${String(asOf)}`);
  return day;
}

import { type CalendarDay, calendarDay, dayNumber } from '../calendar/calendar-day.ts';
import { checkWhole, misfit } from '../errors/check-argument.ts';
import { trialLimits } from './trial-limits.ts';

/** The last day of a trial of so many days, its first day among them, which counts like any other (TRI-2). */
export function trialEnd(startDay: CalendarDay, days: number): CalendarDay {
  checkWhole('days', days, 1, trialLimits.mostDays);
  return calendarDay(dayOf('startDay', startDay) + days - 1);
}

/**
 * The last day of a trial that is extended by so many days: as many from today, today among them, and never earlier than it would
 * have ended anyway (TRI-2).
 */
export function extendedEnd(end: CalendarDay, today: CalendarDay, days: number): CalendarDay {
  dayOf('end', end);
  dayOf('today', today);
  const extended = trialEnd(today, days);
  return extended > end ? extended : end;
}

function dayOf(name: string, day: CalendarDay): number {
  const number = dayNumber(day);
  if (number === undefined) throw misfit(name, 'a calendar date, YYYY-MM-DD', day);
  return number;
}

import { type CalendarDay, calendarDay, dayOfInstant } from '../calendar/calendar-day.ts';
import { lastCompleteWeek } from '../calendar/weeks.ts';
import { checkOneOf, checkRecord, misfit } from '../errors/check-argument.ts';
import type { ReportCadence } from './report-schedule.schema.ts';

/** Days from the first to the last, both among them, in UTC as all days of calling. */
export interface ReportPeriod {
  readonly from: CalendarDay;
  readonly until: CalendarDay;
}

/**
 * The days that a scheduled run covers which is due at an instant, all of them over by then: the day before, the last complete
 * week from Sunday on, or the last complete calendar month (REP-1). Days are those of UTC: where that is still the day before,
 * the last complete one is the one before that.
 */
export function reportPeriod(cadence: Pick<ReportCadence, 'every'>, dueAt: string): ReportPeriod {
  checkRecord('cadence', cadence);
  checkOneOf('cadence.every', cadence.every, ['day', 'week', 'month']);
  const today = dayOfInstant(dueAt);
  if (today === undefined) throw misfit('dueAt', 'an instant', dueAt);
  if (cadence.every === 'day') return { from: calendarDay(today - 1), until: calendarDay(today - 1) };
  if (cadence.every === 'week') {
    const sunday = lastCompleteWeek(today);
    return { from: calendarDay(sunday), until: calendarDay(sunday + 6) };
  }
  const firstOfMonth = today - Number(calendarDay(today).slice(8)) + 1;
  const until = calendarDay(firstOfMonth - 1);
  return { from: `${until.slice(0, 8)}01`, until };
}

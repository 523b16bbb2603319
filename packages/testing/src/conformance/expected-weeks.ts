import { type CalendarDay, calendarDay, dayNumber } from '@partnerkit/sdk';

const week = 7;

/** The Sundays of the eight weeks that lead to the last complete one on a day. */
export function expectedWeeks(asOf: CalendarDay): CalendarDay[] {
  const today = dayNumber(asOf) as number;
  const sunday = today - ((today + 4) % week);
  return Array.from({ length: 8 }, (_, at) => calendarDay(sunday - week * (8 - at)));
}

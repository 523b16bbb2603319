import { dayOfInstant, isCalendarDay } from './calendar-day.ts';

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Whether a text is an instant that exists, ISO 8601 with its zone, on a day from 0001-01-01 to 9999-12-31 (UTC). */
export function isInstant(text: string): boolean {
  return instantPattern.test(text) && isCalendarDay(text.slice(0, 10)) && dayOfInstant(text) !== undefined;
}

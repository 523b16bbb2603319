/** A UTC calendar date, `YYYY-MM-DD`. It never shifts with anybody's time zone. */
export type CalendarDay = string;

const msPerDay = 86_400_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a calendar date; `undefined` where the text is none (`2026-02-30`). */
export function dayNumber(day: CalendarDay): number | undefined {
  const match = dayPattern.exec(day);
  if (!match) return undefined;
  const [, year, month, date] = match.map(Number) as [number, number, number, number];
  const number = Date.UTC(year, month - 1, date) / msPerDay;
  return calendarDay(number) === day ? number : undefined;
}

/** The calendar date of a number of days since 1970-01-01. */
export function calendarDay(number: number): CalendarDay {
  return new Date(number * msPerDay).toISOString().slice(0, 10);
}

/** Whether a text is a calendar date that exists. */
export function isCalendarDay(text: string): boolean {
  return dayNumber(text) !== undefined;
}

/** Day number of the UTC day in which an instant lies; an ISO 8601 text or milliseconds. `undefined` for neither. */
export function dayOfInstant(instant: string | number): number | undefined {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  return Number.isFinite(ms) ? Math.floor(ms / msPerDay) : undefined;
}

/** Whether a day is a Sunday, on which every week of the product starts. */
export function isSunday(day: number): boolean {
  return (((day + 4) % 7) + 7) % 7 === 0;
}

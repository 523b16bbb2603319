/** A UTC calendar date, `YYYY-MM-DD`. It never shifts with anybody's time zone. */
export type CalendarDay = string;

const msPerDay = 86_400_000;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days since 1970-01-01 of a calendar date; `undefined` where the text is none (`2026-02-30`). */
export function dayNumber(day: CalendarDay): number | undefined {
  if (!dayPattern.test(day)) return undefined;
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8));
  if (date < 1 || date > (daysInMonth[month - 1] ?? 0)) return undefined;
  if (month === 2 && date === 29 && !isLeapYear(year)) return undefined;
  const number = new Date(0).setUTCFullYear(year, month - 1, date);
  return number / msPerDay;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Day number of a calendar date that may not be known. */
export function optionalDay(day: CalendarDay | undefined): number | undefined {
  return day === undefined ? undefined : dayNumber(day);
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

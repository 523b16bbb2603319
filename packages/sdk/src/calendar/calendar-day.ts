import { checkWhole } from '../errors/check-argument.ts';

/** A UTC calendar date, `YYYY-MM-DD`. It never shifts with anybody's time zone. */
export type CalendarDay = string;

const msPerDay = 86_400_000;

/** The first and the last day that there are, 0001-01-01 and 9999-12-31, as day numbers. */
export const firstDay = -719_162;
export const lastDay = 2_932_896;
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days since 1970-01-01 of a calendar date; `undefined` where it is none from 0001-01-01 to 9999-12-31 (`2026-02-30`). */
export function dayNumber(day: CalendarDay): number | undefined {
  if (typeof day !== 'string' || day.length !== 10 || day[4] !== '-' || day[7] !== '-') return undefined;
  const year = digits(day, 0, 4);
  const month = digits(day, 5, 7);
  const date = digits(day, 8, 10);
  // not `<`: what is no number fails too
  if (!(year >= 1 && date >= 1 && date <= (daysInMonth[month - 1] ?? 0))) return undefined;
  if (month === 2 && date === 29 && !isLeapYear(year)) return undefined;
  // years and months counted from March, so that a leap day is the last of its year
  const since = month > 2 ? year : year - 1;
  const leapDays = Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400);
  return 365 * since + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 719_469;
}

/** The number that digits of a text make; NaN where one of them is none. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Day number of a calendar date that may not be known. */
export function optionalDay(day: CalendarDay | undefined): number | undefined {
  return day === undefined ? undefined : dayNumber(day);
}

/**
 * The calendar date of a number of days since 1970-01-01. Throws `invalid` for what is no whole number, and beyond the days
 * from 0001-01-01 to 9999-12-31.
 */
export function calendarDay(number: number): CalendarDay {
  checkWhole('day', number, firstDay, lastDay);
  return new Date(number * msPerDay).toISOString().slice(0, 10);
}

/** Whether a text is a calendar date that exists. */
export function isCalendarDay(text: string): boolean {
  return dayNumber(text) !== undefined;
}

/**
 * Day number of the UTC day in which an instant lies; an ISO 8601 text or milliseconds. `undefined` for neither, and for
 * one that lies on no day from 0001-01-01 to 9999-12-31.
 */
export function dayOfInstant(instant: string | number): number | undefined {
  if (typeof instant !== 'number' && typeof instant !== 'string') return undefined;
  const day = Math.floor((typeof instant === 'number' ? instant : Date.parse(instant)) / msPerDay);
  // not `<`: what is no number fails too
  return day >= firstDay && day <= lastDay ? day : undefined;
}

/** Whether a day is a Sunday, on which every week of the product starts. */
export function isSunday(day: number): boolean {
  return (((day + 4) % 7) + 7) % 7 === 0;
}

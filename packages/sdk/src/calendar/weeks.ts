import { misfit } from '../errors/check-argument.ts';
import { invalidField } from '../errors/partner-error.ts';
import { firstDay } from './calendar-day.ts';

const daysPerWeek = 7;

/** Day number of the Sunday on which the last week starts that is complete at the beginning of a day. */
export function lastCompleteWeek(day: number): number {
  return weekOf(day) - daysPerWeek;
}

/** Day number of the Sunday on which the week of a day starts; the week in which the days begin starts with the first. */
export function weekOf(day: number): number {
  if (!Number.isInteger(day)) throw misfit('day', 'a day number', day);
  // 1970-01-01 was a Thursday
  return Math.max(firstDay, day - ((((day + 4) % daysPerWeek) + daysPerWeek) % daysPerWeek));
}

/** The Sundays of the last complete weeks, the oldest first. Throws `invalid` where so many do not lie behind the as-of date. */
export function completeWeeks(day: number, count: number): number[] {
  const last = lastCompleteWeek(day);
  checkWeeksBehind(last, count);
  return Array.from({ length: count }, (_, at) => last - (count - 1 - at) * daysPerWeek);
}

/** Throws `invalid` where the first of some weeks, of which the last is given, would start before there are days. */
export function checkWeeksBehind(last: number, count: number): void {
  if (last - (count - 1) * daysPerWeek >= firstDay) return;
  throw invalidField('asOf', `expected a day with ${count} complete weeks behind it, since 0001-01-01`);
}

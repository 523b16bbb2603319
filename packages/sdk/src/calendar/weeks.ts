const daysPerWeek = 7;

/** Day number of the Sunday on which the last week starts that is complete at the beginning of a day. */
export function lastCompleteWeek(day: number): number {
  return weekOf(day) - daysPerWeek;
}

/** Day number of the Sunday on which the week of a day starts. */
export function weekOf(day: number): number {
  // 1970-01-01 was a Thursday
  return day - ((((day + 4) % daysPerWeek) + daysPerWeek) % daysPerWeek);
}

/** The Sundays of the last complete weeks, the oldest first. */
export function completeWeeks(day: number, count: number): number[] {
  const last = lastCompleteWeek(day);
  return Array.from({ length: count }, (_, at) => last - (count - 1 - at) * daysPerWeek);
}

const msPerDay = 86_400_000;

/**
 * Whole months from one day to another, both day numbers: the largest n for which the first plus n months, clamped to the
 * month's last day, is not after the second. Negative where the second comes first.
 */
export function wholeMonths(from: number, to: number): number {
  const [start, end] = [new Date(from * msPerDay), new Date(to * msPerDay)];
  const months =
    (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return plusMonths(start, months) <= end.getTime() ? months : months - 1;
}

function plusMonths(start: Date, months: number): number {
  // not Date.UTC, which takes the years 0 to 99 for those of the last century
  const day = new Date(start);
  day.setUTCFullYear(start.getUTCFullYear(), start.getUTCMonth() + months, 1);
  const monthStart = day.getTime();
  day.setUTCFullYear(day.getUTCFullYear(), day.getUTCMonth() + 1, 0);
  return monthStart + (Math.min(start.getUTCDate(), day.getUTCDate()) - 1) * msPerDay;
}

import { calendarDay, dayNumber, lastDay, optionalDay } from '../calendar/calendar-day.ts';
import { isInstant } from '../calendar/is-instant.ts';
import { checkRecord, checkWhole, misfit } from '../errors/check-argument.ts';
import { invalidField } from '../errors/partner-error.ts';
import { firstProblem } from '../operation/row.schema.ts';
import { type ReportCadence, reportCadenceSchema } from './report-schedule.schema.ts';
import { zoneClock } from './zone-clock.ts';

/** On which days a schedule runs, in its time zone. */
export interface ScheduleDays {
  readonly startsOn?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
}

const mostRuns = 1000;

/**
 * The next instants, at most `count`, at which a schedule runs after one (REP-1): by the clocks of its time zone. A time that
 * these skip is as much later that night; of one that they show twice, it is the first. The 31st is the last day of shorter
 * months. Throws `invalid` by name for what is none of these.
 */
export function nextReportRuns(
  cadence: ReportCadence,
  after: string,
  count = 3,
  days: ScheduleDays = {},
): string[] {
  checkRecord('cadence', cadence);
  const parsed = reportCadenceSchema.safeParse(cadence);
  if (!parsed.success) {
    const { field, message } = firstProblem(parsed.error, cadence);
    throw invalidField(`cadence.${field}`, message);
  }
  if (typeof after !== 'string' || !isInstant(after))
    throw misfit('after', 'an instant, such as 2026-11-16T08:00:00Z', after);
  checkWhole('count', count, 0, mostRuns);
  checkRecord('days', days);
  const { startsOn, endsOn } = days;
  const clock = zoneClock(cadence.timeZone);
  const last = optionalDay(endsOn ?? undefined) ?? lastDay - 1;
  const [hours, minutes] = cadence.time.split(':').map(Number) as [number, number];
  let latest = Date.parse(after);
  const runs: string[] = [];
  const first = Math.max(
    clock.dayOf(latest) - 1,
    optionalDay(startsOn ?? undefined) ?? Number.NEGATIVE_INFINITY,
  );
  for (const day of daysOf(cadence, first)) {
    if (day > last || runs.length >= count) break;
    const ms = clock.instantOf(day, hours * 60 + minutes);
    // where clocks skip a day, two of them may run at one instant
    if (ms <= latest) continue;
    latest = ms;
    runs.push(new Date(ms).toISOString());
  }
  return runs;
}

/** The days of a cadence from one on, as day numbers. */
function* daysOf(cadence: ReportCadence, first: number): Generator<number> {
  if (cadence.every === 'month') {
    yield* daysOfMonths(cadence.day, first);
    return;
  }
  const step = cadence.every === 'day' ? 1 : 7;
  // 1970-01-01 was a Thursday
  const ahead = cadence.every === 'day' ? 0 : (((cadence.weekday - first - 4) % 7) + 7) % 7;
  for (let day = first + ahead; day < lastDay; day += step) yield day;
}

function* daysOfMonths(date: number, first: number): Generator<number> {
  let [year, month] = calendarDay(first).split('-').map(Number) as [number, number];
  for (; year <= 9999; month = (month % 12) + 1, year += month === 1 ? 1 : 0) {
    const day = dayOfMonth(year, month, date);
    if (day >= first) yield day;
  }
}

/** The day of a month, or its last one where it is shorter. */
function dayOfMonth(year: number, month: number, date: number): number {
  const start = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-`;
  for (let day = date; ; day--) {
    const found = dayNumber(start + String(day).padStart(2, '0'));
    if (found !== undefined) return found;
  }
}

import { type CalendarDay, dayNumber, isCalendarDay, isSunday } from '../calendar/calendar-day.ts';
import { checkRecord, checkText } from '../errors/check-argument.ts';

/** Region and week of a usage file: the file itself says neither (REP-8). */
export interface ReportPlace {
  readonly region: string;
  readonly week: CalendarDay;
}

/** Why a usage file has no place. */
export interface ReportPlaceProblem {
  readonly field: 'region' | 'week';
  readonly message: string;
}

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];
const wayOut = 'expected a file in the folders <region>/<Sunday>/, or to be named';

/** Region and week by what the user names, else by the folders `<region>/<Sunday>/` in which the file lies. */
export function reportPlace(
  path: string,
  named: { readonly region?: string | undefined; readonly week?: string | undefined },
): ReportPlace | ReportPlaceProblem {
  checkText('path', path);
  checkRecord('named', named);
  const folders = path.split(/[\\/]/).slice(0, -1);
  const dated = isCalendarDay(folders.at(-1) ?? '') ? folders : [];
  const week = named.week ?? dated.at(-1);
  const region = named.region ?? dated.at(-2);
  if (week === undefined) return { field: 'week', message: `the week is not known: ${wayOut}` };
  const day = dayNumber(week);
  if (day === undefined) return { field: 'week', message: `expected a Sunday, YYYY-MM-DD, found "${week}"` };
  if (!isSunday(day)) {
    return { field: 'week', message: `expected a Sunday, found ${week}, a ${weekdays.at(day % 7)}` };
  }
  if (!region || /^\.+$/.test(region)) {
    return { field: 'region', message: `the region is not known: ${wayOut}` };
  }
  return { region, week };
}

const downloadDate = /_(\d{4}-\d{2}-\d{2})\.csv$/i;

/** Whether a file replaces one that was read before it: unless the dates in their names (REP-2) say that it is older. */
export function isLaterReport(path: string, earlier: string): boolean {
  checkText('path', path);
  checkText('earlier', earlier);
  const date = downloadDate.exec(path)?.[1];
  const earlierDate = downloadDate.exec(earlier)?.[1];
  return date === undefined || earlierDate === undefined || date >= earlierDate;
}

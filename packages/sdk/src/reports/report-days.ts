import { dayNumber } from '../calendar/calendar-day.ts';
import { checkOneOf, checkRecord } from '../errors/check-argument.ts';
import { invalidField } from '../errors/partner-error.ts';
import type { ReportKind } from '../imports/report-columns.ts';
import { reportKinds } from './report-template.schema.ts';

/** The days that a report covers; `null`: it is of a point in time. */
export interface ReportDays {
  readonly from: string | null;
  readonly until: string | null;
}

/**
 * The days that a report is asked for: both of the usage report, none of an inventory, which is of a point in time. Throws
 * `invalid` by its field for others (REP-4, REP-5, REP-6).
 */
export function reportDays(
  report: ReportKind,
  days: { readonly from?: string | undefined; readonly until?: string | undefined },
): ReportDays {
  checkOneOf('report', report, reportKinds);
  checkRecord('days', days);
  const { from, until } = days;
  if (report !== 'usage') {
    const given = from !== undefined ? 'from' : until !== undefined ? 'until' : undefined;
    if (given) throw invalidField(given, 'expected no days: this report is of a point in time');
    return { from: null, until: null };
  }
  const [first, last] = [from, until].map((day) => (day === undefined ? undefined : dayNumber(day)));
  if (from === undefined || first === undefined)
    throw invalidField('from', 'expected the first day, YYYY-MM-DD');
  if (until === undefined || last === undefined)
    throw invalidField('until', 'expected the last day, YYYY-MM-DD');
  if (last < first) throw invalidField('until', 'expected a day that is not before the first');
  return { from, until };
}

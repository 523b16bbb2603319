import type { ReportCadence, ReportKind, ReportPeriod } from '@partnerkit/sdk';
import { nextReportRuns, reportPeriod } from '@partnerkit/sdk/rules';
import { dateFormat } from '../i18n/intl-formats.ts';
import { cadenceOf, type ReportValues } from './report-values.ts';

/** One of the next runs of a schedule, before it is saved. */
export interface UpcomingRun {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The days that it covers; absent, it is of a point in time. */
  readonly period: ReportPeriod | undefined;
  /** Why it is not when the schedule says: the clocks skip that time, or the month has no such day. */
  readonly moved: 'clocks' | 'month' | undefined;
}

const shown = 3;

/** The next three runs of what the form holds; `undefined` where it does not say when. */
export function upcomingRuns(
  values: ReportValues,
  report: ReportKind,
  now: number,
): readonly UpcomingRun[] | undefined {
  const cadence = cadenceOf(values);
  try {
    const days = { startsOn: values.startsOn || null, endsOn: values.endsOn || null };
    return nextReportRuns(cadence, new Date(now).toISOString(), shown, days).map((due) => ({
      at: Date.parse(due),
      period: report === 'usage' ? reportPeriod(cadence, due) : undefined,
      moved: movedBy(cadence, Date.parse(due)),
    }));
  } catch {
    return undefined;
  }
}

function movedBy(cadence: ReportCadence, at: number): UpcomingRun['moved'] {
  const parts = dateFormat('en-GB', {
    timeZone: cadence.timeZone,
    hourCycle: 'h23',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value;
  if (`${part('hour')}:${part('minute')}` !== cadence.time) return 'clocks';
  return cadence.every === 'month' && Number(part('day')) !== cadence.day ? 'month' : undefined;
}

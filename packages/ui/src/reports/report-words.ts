import type { ReportCadence, ReportRun, ReportTemplate } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { createFormats } from '../i18n/formats.ts';
import { dateFormat, numberFormat } from '../i18n/intl-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { reportTexts } from '../i18n/texts/report-texts.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import type { Translate } from '../i18n/translate.ts';

/** What reports, runs and schedules tell, in the viewer's language. */
export type ReportWords = ReturnType<typeof reportWords>;

const sizeUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
/** From this day of a month on it may be missing. */
const daysOfShortest = 28;

/** The words of reports in a language. */
export function reportWords(t: Translate, locale: string) {
  const say = t.with(reportTexts, reportsTexts);
  const days = dateFormat(locale, { dateStyle: 'medium' });
  const { weekday } = createFormats(locale);
  const times = dateFormat(locale, { timeStyle: 'short' });
  const numbers = numberFormat(locale);
  const time = (wall: string) => {
    const [hours, minutes] = wall.split(':').map(Number);
    return times.format(Date.UTC(2023, 0, 1, hours, minutes));
  };
  return {
    weekday,
    time,
    /** The name of a template: that of a custom one, else its report's. */
    template: (id: string, customs: readonly ReportTemplate[] = []) =>
      customs.find((one) => one.id === id)?.name ?? domainName(say, 'report', id),
    run: ({ templateName, report }: Pick<ReportRun, 'templateName' | 'report'>) =>
      templateName ?? domainName(say, 'report', report),
    /** The days that a run covers; of a point in time there are none. */
    period: ({ from, until }: Pick<ReportRun, 'from' | 'until'>) =>
      from === null || until === null
        ? say('reports.pointInTime')
        : days.formatRange(Date.parse(from), Date.parse(until)),
    /** "Every Monday at 07:00 (Europe/Rome)". */
    cadence: (cadence: ReportCadence): string => {
      const at = { time: time(cadence.time), zone: isolated(zoneName(cadence.timeZone)) };
      if (cadence.every === 'day') return say('reports.everyDayAt', at);
      if (cadence.every === 'week')
        return say('reports.everyWeekAt', { ...at, weekday: weekday(cadence.weekday) });
      const { day } = cadence;
      if (day === 31) return say('reports.lastDayAt', at);
      return say(day > daysOfShortest ? 'reports.lateDayAt' : 'reports.everyMonthAt', { ...at, day });
    },
    /** An instant by the clocks of a time zone, with what they say there: summer or winter time. */
    instantIn: (instant: number, timeZone: string) =>
      dateFormat(locale, {
        timeZone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
      }).format(instant),
    size: (bytes: number) => {
      const step = Math.min(sizeUnits.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
      return numberFormat(locale, {
        style: 'unit',
        unit: sizeUnits[step],
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step < 2 ? 0 : 1,
      }).format(bytes / 1000 ** step);
    },
    /** What the file of a run does not have although its days were asked for. */
    missing: ({ partialWeeksLeftOut, weeksNotKnown }: ReportRun): readonly string[] => [
      ...(partialWeeksLeftOut > 0 ? [say('reports.partialWeeks', { count: partialWeeksLeftOut })] : []),
      ...(weeksNotKnown > 0 ? [say('reports.weeksNotKnown', { count: weeksNotKnown })] : []),
    ],
    /** How far a run is. */
    progress: ({ rows, totalRows }: Pick<ReportRun, 'rows' | 'totalRows'>) =>
      totalRows === null
        ? say('reports.rows', { rows })
        : say('reports.rowsOf', { rows: numbers.format(rows), total: totalRows }),
  };
}

/** A time zone as one reads it. */
export function zoneName(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}

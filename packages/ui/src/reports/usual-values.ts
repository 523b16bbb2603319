import type { ReportPeriod } from '@partnerkit/sdk';
import { reportPeriod } from '@partnerkit/sdk/rules';
import { timeZones } from '../i18n/intl-formats.ts';
import { type ReportValues, usualFile } from './report-values.ts';

/** What the form starts with: the last complete week, a file as the viewer's spreadsheet opens it, Monday morning by their clocks. */
export function usualValues(template: string, locale: string, today: string): ReportValues {
  return {
    template,
    when: 'now',
    ...usualPeriod('week', today),
    ...usualFile(locale),
    every: 'week',
    weekday: '1',
    day: '1',
    time: '07:00',
    timeZone: timeZones().own,
    startsOn: '',
    endsOn: '',
  };
}

/** The last complete week or month before a day. */
export function usualPeriod(every: 'week' | 'month', today: string): ReportPeriod {
  return reportPeriod({ every }, `${today}T00:00:00.000Z`);
}

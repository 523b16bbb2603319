import type { PartnerClient, ReportCadence, ReportFormat, ReportSchedule } from '@partnerkit/sdk';
import { numberFormat } from '../i18n/intl-formats.ts';

/** What the form of a report holds: texts, as they are chosen and typed. */
export interface ReportValues extends Record<string, unknown> {
  /** A report, for its default template, or the id of a custom one. */
  readonly template: string;
  readonly when: 'now' | 'schedule';
  readonly from: string;
  readonly until: string;
  readonly format: ReportFormat;
  readonly language: 'en' | 'it';
  /** Whether a CSV starts with a byte-order mark: one choice of one. */
  readonly marks: readonly string[];
  /** The delimiter of a CSV by its name. */
  readonly delimiter: DelimiterName;
  readonly every: ReportCadence['every'];
  readonly weekday: string;
  readonly day: string;
  readonly time: string;
  readonly timeZone: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

const delimiters = { comma: ',', semicolon: ';', tab: '\t' } as const;

/** What may stand between the cells of a CSV, by its name. */
export type DelimiterName = keyof typeof delimiters;

/** All of them. */
export const delimiterNames = Object.keys(delimiters) as readonly DelimiterName[];

/** The choice that a CSV starts with a byte-order mark. */
export const byteOrderMark = 'byteOrderMark';

/** How a file is written, as operations take it. */
type FileInput = Pick<
  Parameters<PartnerClient['reports']['run']>[0],
  'format' | 'language' | 'byteOrderMark' | 'delimiter'
>;

/** A file as spreadsheets of a language open it: where the decimal sign is a comma, a semicolon parts the cells. */
export function usualFile(locale: string): Pick<ReportValues, 'format' | 'language' | 'marks' | 'delimiter'> {
  const decimal = numberFormat(locale)
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value;
  return {
    format: 'csv',
    language: new Intl.Locale(locale).language === 'it' ? 'it' : 'en',
    marks: [byteOrderMark],
    delimiter: decimal === ',' ? 'semicolon' : 'comma',
  };
}

/** The file that was asked for, as the form has it. */
function fileValues(file: FileInput): Pick<ReportValues, 'format' | 'language' | 'marks' | 'delimiter'> {
  return {
    format: file.format,
    language: file.language ?? 'en',
    marks: file.byteOrderMark ? [byteOrderMark] : [],
    delimiter: delimiterNames.find((name) => delimiters[name] === file.delimiter) ?? 'comma',
  };
}

/** How the file is written, of what the form holds. */
export function fileInput({ format, language, marks, delimiter }: ReportValues): FileInput {
  const csv = { byteOrderMark: marks.includes(byteOrderMark), delimiter: delimiters[delimiter] };
  return { format, language, ...(format === 'csv' ? csv : {}) };
}

/** When a schedule runs, of what the form holds. */
export function cadenceOf({ every, weekday, day, time, timeZone }: ReportValues): ReportCadence {
  const at = { time, timeZone };
  if (every === 'day') return { every, ...at };
  return every === 'week' ? { every, weekday: Number(weekday), ...at } : { every, day: Number(day), ...at };
}

/** What a schedule is made of, of what the form holds. */
export function scheduleInput(values: ReportValues) {
  const { template, startsOn, endsOn } = values;
  return {
    template,
    cadence: cadenceOf(values),
    ...(startsOn === '' ? {} : { startsOn }),
    ...(endsOn === '' ? {} : { endsOn }),
    ...fileInput(values),
  };
}

/** A schedule as it is kept, as the form has it. */
export function scheduleValues(
  { template, cadence, startsOn, endsOn, ...file }: ReportSchedule,
  usual: ReportValues,
): ReportValues {
  return {
    ...usual,
    ...fileValues(file),
    template,
    when: 'schedule',
    every: cadence.every,
    weekday: cadence.every === 'week' ? String(cadence.weekday) : usual.weekday,
    day: cadence.every === 'month' ? String(cadence.day) : usual.day,
    time: cadence.time,
    timeZone: cadence.timeZone,
    startsOn: startsOn ?? '',
    endsOn: endsOn ?? '',
  };
}

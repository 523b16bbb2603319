import type { CsvColumn, CsvValue } from '../csv/write-csv.ts';
import { checkList, checkOneOf, isText } from '../errors/check-argument.ts';
import { type CellKind, type ReportKind, reportColumns } from '../imports/report-columns.ts';
import { reportKinds } from './report-template.schema.ts';

/** One row of a report; what is not known is absent. */
export type ReportLine = { readonly customerId: string } & Readonly<Record<string, unknown>>;

/** The languages of the headers of a report's file. */
export type ReportLanguage = 'en' | 'it';

const numberTypes: Readonly<Record<ReportLanguage, Readonly<Record<string, string>>>> = {
  en: { primary: 'Primary', secondary: 'Secondary' },
  it: { primary: 'Principale', secondary: 'Secondario' },
};

/**
 * The columns of a report's file by the fields of its rows, in the order given, or all of them: headers and words as the hub's own files have
 * them, so that they are read back as they are (REP-4 to REP-8). Throws `invalid` for a field that the report does not have.
 */
export function reportCells(
  report: ReportKind,
  columns: readonly string[] = reportColumns[report]?.map(({ field }) => field),
  language: ReportLanguage = 'en',
): CsvColumn<ReportLine>[] {
  checkOneOf('report', report, reportKinds);
  const known = new Map(reportColumns[report].map((column) => [column.field, column]));
  checkList('columns', columns, (field) => known.has(field as string), [...known.keys()].join(', '));
  checkOneOf('language', language, ['en', 'it']);
  return columns.map((field) => {
    const { kind, [language]: header } = known.get(field)!;
    return { header, value: (row) => cell(row[field], kind, language) };
  });
}

/** A row of a report as a database tells it: texts in the order of the columns that are asked for, `null` where nothing is known. */
export type ReportTexts = readonly (string | null)[];

/**
 * The words of a file's language for what a field has, by its values; `undefined` where these are told as they are. Throws `invalid` for
 * what is no report or no language.
 */
export function reportWords(
  report: ReportKind,
  field: string,
  language: ReportLanguage = 'en',
): Readonly<Record<string, string>> | undefined {
  checkOneOf('report', report, reportKinds);
  checkOneOf('language', language, ['en', 'it']);
  const column = reportColumns[report].find((known) => known.field === field);
  return column?.kind === 'numberType' ? numberTypes[language] : undefined;
}

/**
 * The columns of {@link reportCells} of rows as texts, with the words of {@link reportWords}; what is true or false is told as such.
 * Throws as it does.
 */
export function reportTextCells(
  report: ReportKind,
  columns?: readonly string[] | undefined,
  language?: ReportLanguage | undefined,
): CsvColumn<ReportTexts>[] {
  checkOneOf('report', report, reportKinds);
  const fields = columns ?? reportColumns[report].map(({ field }) => field);
  return reportCells(report, fields, language).map(({ header }, at) => {
    const { kind } = reportColumns[report].find(({ field }) => field === fields[at])!;
    if (kind === 'boolean') return { header, value: (row) => truthOf(row[at]) };
    // what is known is its text: it is looked at once for each cell of each row
    return { header, value: (row) => row[at] };
  });
}

function truthOf(text: string | null | undefined): CsvValue {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

function cell(value: unknown, kind: CellKind, language: ReportLanguage): CsvValue {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (!isText(value)) return undefined;
  const words = numberTypes[language];
  return kind === 'numberType' && Object.hasOwn(words, value) ? words[value] : value;
}

import { checkList, isIterable, isRecord, isText, misfit } from '../errors/check-argument.ts';
import type { CsvProfile } from './csv-profile.ts';
import { csvText } from './csv-text.ts';

/** What a cell can hold; `null` and `undefined` are not known and leave it empty. */
export type CsvValue = string | number | boolean | null | undefined;

/** One column of a CSV file or a workbook: its header, and what a row has there. */
export interface CsvColumn<Row> {
  readonly header: string;
  readonly value: (row: Row) => CsvValue;
  /** What its texts tell, where that is more than a text; a CSV writes the text, a workbook a date. */
  readonly kind?: CsvColumnKind | undefined;
}

/** `day` is a calendar date (`2026-11-16`), `instant` a point in time (`2026-11-16T09:30:00Z`). */
export type CsvColumnKind = 'day' | 'instant';

/** How a CSV file is written (REP-7). */
export interface WriteCsvOptions {
  readonly profile: CsvProfile;
  /** Starts the file with U+FEFF, by which spreadsheets recognise UTF-8. */
  readonly byteOrderMark?: boolean | undefined;
  /** A comma unless told; spreadsheets of locales that write decimals with a comma want a semicolon. */
  readonly delimiter?: CsvDelimiter | undefined;
}

/** What stands between the cells of a line. */
export type CsvDelimiter = ',' | ';' | '\t';

/** The delimiter that spreadsheets of a locale read: a semicolon where decimals are written with a comma. */
export function csvDelimiterOf(locale: string): CsvDelimiter {
  if (!isLocale(locale)) throw misfit('locale', 'a BCP 47 locale', locale);
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}

function isLocale(value: unknown): boolean {
  try {
    return isText(value) && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** Throws `invalid` by its name for what is no list of columns. */
export function checkColumns(columns: unknown): void {
  checkList('columns', columns, isColumn, 'columns');
}

function isColumn(value: unknown): boolean {
  if (!isRecord(value) || !isText(value.header) || typeof value.value !== 'function') return false;
  return value.kind === undefined || value.kind === 'day' || value.kind === 'instant';
}

/** Writes rows as RFC 4180 text with CRLF line ends. Numbers stay numbers; reading with the same profile gives the same values (REP-7). */
export function writeCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row>,
  options: WriteCsvOptions,
): string {
  checkCsv(columns, options);
  if (!isIterable(rows)) throw misfit('rows', 'rows', rows);
  const { profile, byteOrderMark, delimiter = ',' } = options;
  const isGuarded = profile === 'spreadsheet';
  const line = (cells: readonly string[]) => csvLine(cells, delimiter);
  let csv = byteOrderMark ? '\ufeff' : '';
  csv += line(columns.map(({ header }) => csvText(header, isGuarded)));
  for (const row of rows) csv += line(columns.map(({ value }) => csvCell(value(row), isGuarded)));
  return csv;
}

/** Throws `invalid` by its name for what is no list of columns and no options. */
export function checkCsv(columns: unknown, options: unknown): void {
  checkColumns(columns);
  if (!isRecord(options))
    throw misfit('options', "{ profile: 'spreadsheet' } or { profile: 'exact' }", options);
}

function csvCell(value: CsvValue, isGuarded: boolean): string {
  if (typeof value === 'string') return csvText(value, isGuarded);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return typeof value === 'boolean' ? String(value) : '';
}

/** A lone empty cell is quoted: an empty line would be no record. */
function csvLine(cells: readonly string[], delimiter: CsvDelimiter): string {
  return `${cells.length === 1 && cells[0] === '' ? '""' : cells.join(delimiter)}\r\n`;
}

import { firstTwice } from '../columns/first-twice.ts';
import { foldText } from '../text/fold-text.ts';
import { type ReportColumn, type ReportKind, reportColumns, reportNames } from './report-columns.ts';

/** What the header of a report file says. */
export interface ReportHeader {
  readonly kind: ReportKind;
  /** The names of the columns, as the file writes them. */
  readonly names: readonly string[];
  /** The column in each place; `undefined` for one that is not known. */
  readonly columns: readonly (ReportColumn | undefined)[];
  /** Why the file can't be read, where its columns do not fit. */
  readonly problem?: string;
}

const kinds = Object.keys(reportColumns) as ReportKind[];
const fewestColumns = 3;
const shownNames = 8;

/** What tells two headers apart: letters and digits, without case and accents. */
export function headerKey(header: string): string {
  return foldText(header).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Recognises a report by its header, English or Italian, in any column order; `undefined` where it is none of the three. */
export function readReportHeader(header: readonly string[]): ReportHeader | undefined {
  const keys = header.map(headerKey);
  const candidates = kinds.map((kind) => matchColumns(kind, keys));
  candidates.sort((a, b) => b.matched - a.matched || a.missing.length - b.missing.length);
  const [best] = candidates;
  if (!best || best.matched < fewestColumns) return undefined;
  const problem = twiceProblem(header, keys, best.columns) ?? missingProblem(best.missing);
  const names = header.map((name) => name.replaceAll('\ufeff', '').trim());
  return { kind: best.kind, names, columns: best.columns, ...(problem ? { problem } : {}) };
}

function matchColumns(kind: ReportKind, keys: readonly string[]) {
  const known = new Map(
    reportColumns[kind].flatMap((column) => columnKeys(column).map((key) => [key, column])),
  );
  const columns = keys.map((key) => known.get(key));
  const found = new Set(columns);
  const missing = reportColumns[kind].filter((column) => column.required && !found.has(column));
  found.delete(undefined);
  return { kind, columns, missing, matched: found.size };
}

function columnKeys({ en, it }: ReportColumn): readonly string[] {
  return [headerKey(en), headerKey(it)];
}

function twiceProblem(
  header: readonly string[],
  keys: readonly string[],
  columns: readonly (ReportColumn | undefined)[],
): string | undefined {
  const names = keys.map((key, at) => columns[at]?.field ?? key);
  const twice = firstTwice(names);
  if (!twice) return undefined;
  const [first, at] = twice;
  return `the column "${header[at]?.trim()}" stands there twice, in places ${first + 1} and ${at + 1}`;
}

function missingProblem(missing: readonly ReportColumn[]): string | undefined {
  if (missing.length === 0) return undefined;
  const names = missing.map(({ en, it }) => (en === it ? `"${en}"` : `"${en}" (or "${it}")`));
  return `columns are missing: ${names.join(', ')}`;
}

/** What to say of a file that is none of the three reports, nor of `others`: what was expected, and what was found. */
export function unknownReportMessage(header: readonly string[], others: readonly string[] = []): string {
  const expected = kinds.map((kind) => {
    const required = reportColumns[kind].filter((column) => column.required).map((column) => column.en);
    return `${reportNames[kind]} (${required.join(', ')}, …)`;
  });
  const found = header.slice(0, shownNames).map((name) => JSON.stringify(name.slice(0, 40)));
  const columns = found.length === 0 ? 'an empty file' : found.join(', ');
  return `expected one of the reports ${[...expected, ...others].join(', ')}; found ${columns}`;
}

/** The keys of all headers that the reports know, by which a second header row is noticed. */
export function knownHeaderKeys(): ReadonlySet<string> {
  return new Set(kinds.flatMap((kind) => reportColumns[kind].flatMap(columnKeys)));
}

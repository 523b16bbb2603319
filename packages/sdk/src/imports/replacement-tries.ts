import { checkList, checkRecord, isRecord } from '../errors/check-argument.ts';
import { isLaterReport } from './report-place.ts';

/** Report files that tell of the same: one week of a region, or one inventory. */
export interface ReportsOfTheSame<Report extends { readonly path: string }> {
  /** In the order in which they were found. */
  readonly reports: readonly Report[];
  /** The share of good rows from which a file may replace what is known; 0.9 unless told. */
  readonly goodShare?: number | undefined;
  /** Whether anything is known already that a file would replace. */
  readonly isKnown: boolean;
}

/** A report file to be tried, and the share of good rows by which it must hold up. */
export interface ReplacementTry<Report> {
  readonly report: Report;
  readonly goodShare: number | undefined;
}

/**
 * In which order report files of the same are tried; the first that holds up by its share counts (REP-8). The latest comes
 * first. Where nothing is known and none of them holds up, some rows tell more than none: they are tried once more.
 */
export function replacementTries<Report extends { readonly path: string }>(
  ofTheSame: ReportsOfTheSame<Report>,
): readonly ReplacementTry<Report>[] {
  checkRecord('ofTheSame', ofTheSame);
  const { reports, goodShare, isKnown } = ofTheSame;
  checkList('reports', reports, isRecord);
  const latest = latestFirst(reports);
  const once = latest.map((report) => ({ report, goodShare }));
  const anyway = isKnown ? [] : latest.map((report) => ({ report, goodShare: 0 }));
  // alone it would be tried twice for the same
  return anyway.length === 1 ? anyway : [...once, ...anyway];
}

/** By the dates in their names, else in the order in which they were found (REP-2). */
function latestFirst<Report extends { readonly path: string }>(reports: readonly Report[]): Report[] {
  const ordered: Report[] = [];
  for (const report of reports) {
    const at = ordered.findIndex((other) => isLaterReport(report.path, other.path));
    ordered.splice(at === -1 ? ordered.length : at, 0, report);
  }
  return ordered;
}

import { holdsUp } from './holds-up.ts';
import type { HubReport } from './read-report-file.ts';
import type { ReportRow } from './read-report-rows.ts';
import { replacementTries } from './replacement-tries.ts';
import type { RefusedReportRow, ReportFindings } from './report-findings.ts';

/** A report, and which of its rows can be kept where it stands. */
export interface JudgedReport {
  readonly report: HubReport;
  readonly rows: readonly ReportRow[];
  readonly refused: readonly RefusedReportRow[];
}

/** What reports of the same are chosen by. */
export interface ReportChoice {
  /** The share of good rows (0 to 1) below which an earlier file counts; 0.9 unless told. */
  readonly goodShare: number | undefined;
  readonly judge: (report: HubReport) => JudgedReport;
}

/**
 * Which of some reports of the same counts: the latest that holds up (REP-8). What was refused in it is told, and in those
 * that were held back; of the earlier ones a note. `undefined` where none can be read at all.
 */
export function countingReport(
  reports: readonly HubReport[],
  { goodShare, judge }: ReportChoice,
  findings: ReportFindings,
): JudgedReport | undefined {
  const tries = replacementTries({ reports, goodShare, isKnown: false });
  const judged = new Map<HubReport, JudgedReport>();
  const judgedOnce = (report: HubReport): JudgedReport => {
    const one = judged.get(report) ?? judge(report);
    judged.set(report, one);
    return one;
  };
  const chosen = tries.find(({ report, goodShare: share }) => holdsUp(countsOf(judgedOnce(report)), share));
  const latestFirst = [...new Set(tries.map(({ report }) => report))];
  const at = chosen ? latestFirst.indexOf(chosen.report) : latestFirst.length;
  for (const report of latestFirst.slice(0, at)) {
    const one = judgedOnce(report);
    findings.holdBack(report.path, countsOf(one), chosen?.report.path);
    findings.refused.push(...one.refused);
  }
  if (!chosen) return undefined;
  for (const { path } of latestFirst.slice(at + 1))
    findings.note(path, `replaced by ${chosen.report.path}, a later file of the same`);
  const kept = judgedOnce(chosen.report);
  findings.refused.push(...kept.refused);
  return kept;
}

function countsOf({ rows, refused }: JudgedReport) {
  return { good: rows.length, refused: refused.length };
}

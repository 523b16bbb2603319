import {
  type FindingPlace,
  type FindingsSink,
  holdsUp,
  type ReportRowCounts,
  replacementTries,
} from '@partnerkit/sdk/server';
import { type ImportReport, namedAtMost } from './import-report.ts';
import type { ReportFile } from './report-files.ts';

/** What is found in one file of an import; told once it is read, since a transaction may read it again. */
export class PartFindings implements FindingsSink {
  /** How many rows were refused. */
  refused = 0;
  #told: ((report: ImportReport) => void)[] = [];

  refuse(file: string, message: string, where?: FindingPlace): void {
    this.refused++;
    if (this.refused <= namedAtMost) this.#told.push((report) => report.refuse(file, message, where));
  }

  note(file: string, message: string): void {
    this.#told.push((report) => report.note(file, message));
  }

  /** The file is read from its beginning. */
  restart(): void {
    this.refused = 0;
    this.#told = [];
  }

  tell(report: ImportReport): void {
    for (const one of this.#told) one(report);
    report.refusedCount += Math.max(0, this.refused - namedAtMost);
  }
}

/** Ends the transaction of a file that does not hold up, so that nothing of it is kept. */
class NotHeldUp extends Error {}

/** Throws where a file may not replace what is known; {@link unlessNotHeldUp} takes it. */
export function checkHoldsUp(counts: ReportRowCounts, goodShare: number | undefined): void {
  if (!holdsUp(counts, goodShare)) throw new NotHeldUp();
}

/** What `run` answers; `false` where it was given up by {@link checkHoldsUp}. */
export async function unlessNotHeldUp<T>(run: () => Promise<T>): Promise<T | false> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof NotHeldUp) return false;
    throw cause;
  }
}

/** Report files of the same, and what they would replace. */
export interface Replacement<File> {
  readonly files: readonly File[];
  /** As the summary names it, such as `devices`. */
  readonly what: string;
  readonly isKnown: boolean;
  readonly goodShare: number | undefined;
}

/** What came of trying a file: it took its place, does not hold up, or a later one was imported before. */
export interface ReplacementAttempt {
  readonly outcome: 'taken' | 'notHeldUp' | 'outdated';
  readonly counts: ReportRowCounts;
}

/**
 * Tries report files of the same, the latest first, until one takes its place (REP-8); tells what was found in those that
 * were tried, which were held back, and which did not matter.
 */
export async function replaceByFirst<File extends ReportFile>(
  { files, what, isKnown, goodShare }: Replacement<File>,
  attempt: (file: File, goodShare: number | undefined, findings: PartFindings) => Promise<ReplacementAttempt>,
  report: ImportReport,
): Promise<void> {
  const tries = replacementTries({ reports: files, goodShare, isKnown });
  const tried = new Map<File, { counts: ReportRowCounts; findings: PartFindings }>();
  let counting: { file: File; outcome: ReplacementAttempt['outcome'] } | undefined;
  for (const { report: file, goodShare: share } of tries) {
    const findings = new PartFindings();
    const { outcome, counts } = await attempt(file, share, findings);
    tried.set(file, { counts, findings });
    if (outcome === 'notHeldUp') continue;
    counting = { file, outcome };
    break;
  }
  const latestFirst = [...new Set(tries.map((one) => one.report))];
  const at = counting ? latestFirst.indexOf(counting.file) : latestFirst.length;
  for (const [index, file] of latestFirst.entries()) {
    const found = tried.get(file);
    if (index > at || !found) {
      report.note(file.path, `replaced by ${counting?.file.path}, a later file of the same`);
      continue;
    }
    found.findings.tell(report);
    const instead = counting?.outcome === 'taken' ? counting.file.path : undefined;
    if (index < at) report.keep({ file: file.path, what, counts: found.counts, instead });
    else if (counting?.outcome === 'outdated')
      report.note(file.path, 'left out: a later file of the same was imported before');
  }
}

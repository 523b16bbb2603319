import { type FindingsSink, holdsUp, type ReportRowCounts } from '@partnerkit/sdk/server';
import type { ImportReport } from './import-report.ts';

/** Tells an import what is found in one of its files, and counts what was refused there. */
export class PartFindings implements FindingsSink {
  refused = 0;
  readonly #report: ImportReport;

  constructor(report: ImportReport) {
    this.#report = report;
  }

  refuse(...found: Parameters<FindingsSink['refuse']>): void {
    this.refused++;
    this.#report.refuse(...found);
  }

  note(file: string, message: string): void {
    this.#report.note(file, message);
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

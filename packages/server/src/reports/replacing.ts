import { type FindingsSink, holdsUp, type ReportRowCounts } from '@partnerkit/sdk/server';
import { type ImportReport, namedAtMost } from './import-report.ts';

/** What is found in one file of an import; told once it is read, since a transaction may read it again. */
export class PartFindings implements FindingsSink {
  /** How many rows were refused. */
  refused = 0;
  #told: ((report: ImportReport) => void)[] = [];

  refuse(...found: Parameters<FindingsSink['refuse']>): void {
    this.refused++;
    if (this.refused <= namedAtMost) this.#told.push((report) => report.refuse(...found));
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

import { holdsUp } from './holds-up.ts';
import type { OpenedReport } from './open-imported-file.ts';
import { replacementTries } from './replacement-tries.ts';
import { isLaterReport } from './report-place.ts';

/** Which of some files of the same takes its place; what becomes of each is noted with it, as the import decides it. */
export function chosenReport(
  files: readonly OpenedReport[],
  earlier: string | undefined,
  goodShare: number | undefined,
): OpenedReport | undefined {
  const tries = replacementTries({ reports: files, goodShare, isKnown: earlier !== undefined });
  for (const one of files) one.outcome = 'replaced';
  for (const { report: one, goodShare: share } of tries) {
    const counts = { good: one.good, refused: one.findings.refused };
    if (earlier !== undefined && earlier !== '' && !isLaterReport(one.path, earlier)) {
      one.outcome = 'outdated';
      return undefined;
    }
    if (holdsUp(counts, share)) {
      one.outcome = 'taken';
      return one;
    }
    one.outcome = 'heldBack';
  }
  return undefined;
}

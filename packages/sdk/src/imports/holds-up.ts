import { checkRecord, misfit } from '../errors/check-argument.ts';
/** How many rows of a report file could be read, and how many were refused. */
export interface ReportRowCounts {
  readonly good: number;
  readonly refused: number;
}

/** The share of good rows from which a report file may replace what is known, unless told otherwise. */
const usualGoodShare = 0.9;

/**
 * Whether a report file is good enough to replace what is known: at least a share of its rows (0 to 1) could be read.
 * What was left over of a damaged file never stands for a week, an inventory or a region (REP-8). A file without any
 * row says that there is nothing, and holds up.
 */
export function holdsUp(counts: ReportRowCounts, goodShare: number = usualGoodShare): boolean {
  checkRecord('counts', counts);
  if (typeof goodShare !== 'number') throw misfit('goodShare', 'a share from 0 to 1', goodShare);
  const { good, refused } = counts;
  return refused === 0 || (good > 0 && good >= goodShare * (good + refused));
}

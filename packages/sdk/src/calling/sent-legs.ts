import { countedChanges } from '../audit/changes-between.ts';
import type { RecordedChange } from '../audit/recorded-change.ts';
import { checkRecord } from '../errors/check-argument.ts';

/** How many legs of a request were not there before, were sent again, or were refused. */
interface LegCounts {
  readonly taken: number;
  readonly repeated: number;
  readonly refusedCount: number;
}

/**
 * What the audit trail tells of call legs that were sent: how many, not which; `undefined` where none was taken (AUD-1).
 * `region` is empty where none is known.
 */
export function sentLegs(region: string, counts: LegCounts): RecordedChange | undefined {
  checkRecord('counts', counts);
  const { taken, repeated, refusedCount } = counts;
  if (taken + repeated === 0) return undefined;
  return {
    subject: { kind: 'region', id: region },
    changes: countedChanges({ legs: taken, repeatedLegs: repeated, refusedLegs: refusedCount }),
  };
}

import type { ImportResult } from '@partnerkit/sdk';
import type { ImportReport } from './import-report.ts';

/** So many lines of a kind are kept with an import. */
const keptLines = 100;

/** What was read, by the words of the operator's summary. */
const countIds: Readonly<Record<string, string>> = {
  'new customers': 'newCustomers',
  'customers moved to another region': 'movedCustomers',
  'calling weeks of locations': 'locationWeeks',
  devices: 'devices',
  'phone numbers': 'phoneNumbers',
  'call legs': 'legs',
  'call legs that were there before': 'repeatedLegs',
  'legs of other products than calling, left alone': 'otherLegs',
  'records of legs that queues and groups made by themselves': 'groupLegs',
};

/** What came of an import, as it is kept with it. */
export function importResult(report: ImportReport): ImportResult {
  const { refused, refusedCount, notes, kept, heldBack, isComplete } = report;
  return {
    isComplete,
    counts: [...report.counts].map(([what, count]) => ({ what: countIds[what] ?? what, count })),
    refused: refusedCount,
    refusedLines: refused.slice(0, keptLines),
    notes: notes.slice(0, keptLines),
    kept: kept.slice(0, keptLines),
    heldBack: heldBack.slice(0, keptLines),
  };
}

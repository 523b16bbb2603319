import { type RecordedLeg, readCallRecord } from '@partnerkit/sdk/calling';
import { noSuchCustomer } from '@partnerkit/sdk/server';
import { keyProblem, storageProblem } from '../storage/storable-text.ts';

/** A leg that was read from a record, and the place of the record among those handed over. */
export interface ReadRecordLeg {
  readonly index: number;
  readonly leg: RecordedLeg;
}

/** A record that is no leg, and why. */
export interface RefusedRecord {
  readonly index: number;
  readonly field: string;
  readonly message: string;
}

/** What call records say, one by one (CAL-9). */
export interface ReadRecords {
  readonly legs: readonly ReadRecordLeg[];
  readonly refused: readonly RefusedRecord[];
  /** Legs that a queue, hunt group or attendant made by itself: no calls of users. */
  readonly madeByGroups: number;
}

/** Reads call records; one that is none, or that can't be kept, is refused by name. */
export function readRecords(records: readonly unknown[]): ReadRecords {
  const legs: ReadRecordLeg[] = [];
  const refused: RefusedRecord[] = [];
  let madeByGroups = 0;
  for (const [index, record] of records.entries()) {
    const isRecord = typeof record === 'object' && record !== null && !Array.isArray(record);
    if (!isRecord) {
      refused.push({ index, field: '', message: 'expected a call record' });
      continue;
    }
    const read = readCallRecord(record as Record<string, unknown>);
    if ('leftOut' in read) madeByGroups++;
    else if ('refused' in read) refused.push({ index, ...read.refused });
    else {
      const message = storageProblem(read.leg);
      const long = keyProblem(read.leg.customerId, read.leg.id);
      if (message) refused.push({ index, field: '', message });
      else if (long) refused.push({ index, field: 'Report ID', message: long });
      else legs.push({ index, leg: read.leg });
    }
  }
  return { legs, refused, madeByGroups };
}

/** How a record is refused whose organization is no customer here. */
export function strangersRecord({ index, leg }: ReadRecordLeg): RefusedRecord {
  return { index, field: 'Org UUID', message: noSuchCustomer(leg.customerId) };
}

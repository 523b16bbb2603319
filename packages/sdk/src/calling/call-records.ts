import { checkList, checkRecord, isRecord } from '../errors/check-argument.ts';
import { type RecordedLeg, readCallRecord } from './call-record.ts';
import type { CallRecord } from './call-record-cells.ts';
import { legKey } from './leg-key.ts';
import { type QueueReading, readQueues, readQueueVisit } from './queue-visits.ts';

/** How call records are read. */
export interface CallRecordOptions {
  /** How it is read whether a caller was answered in a queue; our own reading unless told. */
  readonly queueReading?: QueueReading | undefined;
}

/** A call record that was left out, and why. */
export interface RefusedCallRecord {
  /** Position of the record among those handed over, from 0. */
  readonly index: number;
  readonly field: string;
  readonly message: string;
}

/** The legs of many call records (CAL-9). */
export interface CallRecordLegs {
  readonly legs: readonly RecordedLeg[];
  readonly refused: readonly RefusedCallRecord[];
  /** Records that came again; the newest `Report time` of one `Report ID` stands. */
  readonly repeated: number;
  /** Legs that a queue, hunt group or attendant made by itself: no calls of users. */
  readonly madeByGroups: number;
}

/** Turns the vendor's call records into call legs (CAL-9). Call records hold no media quality: their legs are unrated. */
export function callRecordLegs(
  records: readonly CallRecord[],
  options: CallRecordOptions = {},
): CallRecordLegs {
  checkList('records', records, isRecord);
  checkRecord('options', options);
  const { queueReading = readQueueVisit } = options;
  const newest = new Map<string, RecordedLeg>();
  const refused: RefusedCallRecord[] = [];
  let repeated = 0;
  let madeByGroups = 0;
  records.forEach((record, index) => {
    const read = readCallRecord(record);
    if ('refused' in read) refused.push({ index, ...read.refused });
    else if ('leftOut' in read) madeByGroups++;
    else {
      const key = legKey(read.leg);
      const earlier = newest.get(key);
      if (earlier) repeated++;
      if (!earlier || isNewerRecord(read.leg, earlier)) newest.set(key, read.leg);
    }
  });
  return { legs: readQueues(newest.values(), queueReading), refused, repeated, madeByGroups };
}

/** Whether a record is a newer writing of the same; of two without a time the later one that came. */
export function isNewerRecord(one: RecordedLeg, other: RecordedLeg): boolean {
  checkRecord('one', one);
  checkRecord('other', other);
  if (!one.reportTime || !other.reportTime) return true;
  return Date.parse(one.reportTime) >= Date.parse(other.reportTime);
}

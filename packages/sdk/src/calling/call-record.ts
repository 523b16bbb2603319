import { checkRecord } from '../errors/check-argument.ts';
import { firstProblem } from '../operation/row.schema.ts';
import type { CallLeg } from './call-leg.schema.ts';
import { callLegSchema } from './call-leg.schema.ts';
import { type CallRecord, type RecordCells, recordCells } from './call-record-cells.ts';
import { endpointOfRecord, featureOfRecord, isOfPerson } from './call-record-words.ts';

/** A leg out of a call record, with what tells a newer writing of the same record from an older one. */
export interface RecordedLeg extends CallLeg {
  /** When the record was written; of one `Report ID` the newest wins. */
  readonly reportTime?: string | undefined;
  /** Name of the location, where the record tells it. */
  readonly location?: string | undefined;
}

/** What a call record says: a leg, or why it is none. */
export type ReadRecord =
  | { readonly leg: RecordedLeg }
  | { readonly refused: { readonly field: string; readonly message: string } }
  /** A leg that a queue, hunt group or attendant made by itself: no call of a user. */
  | { readonly leftOut: 'madeByGroup' };

/**
 * Reads a call record (CAL-9). Keys are matched without case; empty, `NA` and `na` are absent; times without a zone are
 * UTC. Call records hold no media quality: their legs are unrated.
 */
export function readCallRecord(record: CallRecord): ReadRecord {
  checkRecord('record', record);
  const cells = recordCells(record);
  const damaged = cells.damaged();
  if (damaged) return { refused: damaged };
  const direction = directionOf(cells);
  if (!direction)
    return refused(
      'Direction',
      `expected ORIGINATING or TERMINATING, found ${cells.text('direction') ?? 'nothing'}`,
    );
  if (direction === 'made' && !isOfPerson(cells)) return { leftOut: 'madeByGroup' };
  const [startAt, answerTime] = [cells.instant('start time'), cells.instant('answer time')];
  const answeredAt = cells.flag('answered') === false ? undefined : answerTime;
  const leg = withoutAbsent({
    id: cells.text('report id'),
    callId: cells.text('correlation id'),
    customerId: cells.uuid('org uuid'),
    locationId: cells.text('site uuid'),
    location: cells.text('location'),
    userId: isOfPerson(cells) ? cells.text('user uuid') : undefined,
    startAt,
    answeredAt,
    endAt: endOf(cells, startAt, answeredAt),
    direction,
    endpoint: endpointOfRecord(cells),
    feature: featureOfRecord(cells),
    reportTime: cells.instant('report time'),
  });
  const parsed = callLegSchema.safeParse(leg);
  if (parsed.success) return { leg: parsed.data as RecordedLeg };
  const { field, message } = firstProblem(parsed.error, leg);
  return refused(columnOf[field] ?? field, message);
}

function refused(field: string, message: string): ReadRecord {
  return { refused: { field, message } };
}

const columnOf: Readonly<Record<string, string>> = {
  id: 'Report ID',
  callId: 'Correlation ID',
  customerId: 'Org UUID',
  startAt: 'Start time',
  answeredAt: 'Answer time',
  endAt: 'Release time',
};

function directionOf(cells: RecordCells): CallLeg['direction'] | undefined {
  const word = cells.text('direction')?.toUpperCase();
  if (word === 'ORIGINATING') return 'made';
  return word === 'TERMINATING' ? 'received' : undefined;
}

/** The release, else answer and duration, else start and ringing. */
function endOf(cells: RecordCells, startAt?: string, answeredAt?: string): string | undefined {
  const release = cells.instant('release time');
  if (release) return release;
  const [from, seconds] = answeredAt
    ? [answeredAt, cells.seconds('duration')]
    : [startAt, cells.seconds('ring duration')];
  const end = from === undefined ? Number.NaN : Date.parse(from) + (seconds ?? 0) * 1000;
  return Number.isFinite(end) ? new Date(end).toISOString() : undefined;
}

function withoutAbsent(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

import type { CallLeg, RecordedLeg } from '@partnerkit/sdk/calling';
import { isNewerRecord, legKey, readQueues } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';
import { keptLegs, tooLate } from './kept-legs.ts';
import type { ReadRecordLeg, RefusedRecord } from './read-records.ts';
import { writeRecordedLegs } from './write-call-legs.ts';

/** What became of records whose customers are there. */
export interface TakenOfRecords {
  /** Legs that were not there before. */
  readonly taken: number;
  readonly repeated: number;
  readonly refused: readonly RefusedRecord[];
}

/**
 * Writes legs that were read from call records, of customers that are there, and marks the weeks that change with them
 * (CAL-9). A record that was written before the one that is known is let go. What became of callers in queues is read
 * from all records of a call, those that came before among them, in whatever order they come. A record of a week whose legs
 * are not kept any more is refused by name.
 */
export async function takeRecords(
  tx: Transaction,
  partner: string,
  records: readonly ReadRecordLeg[],
): Promise<TakenOfRecords> {
  const kept = await keptLegs(tx, partner);
  const refused: RefusedRecord[] = [];
  const offeredLegs: RecordedLeg[] = [];
  for (const { index, leg } of records) {
    const message = tooLate(leg, kept);
    if (message === undefined) offeredLegs.push(leg);
    else refused.push({ index, field: 'Start time', message });
  }
  const taken = offeredLegs.length === 0 ? 0 : await writeRecords(tx, partner, offeredLegs);
  return { taken, repeated: offeredLegs.length - taken, refused };
}

/** Writes what is offered; answers how many legs were not there before. */
async function writeRecords(
  tx: Transaction,
  partner: string,
  records: readonly RecordedLeg[],
): Promise<number> {
  // of two that bring the legs of one call, the second sees those of the first
  await tx.run(sql`
    select pg_advisory_xact_lock(hashtextextended('call records ' || current_schema() || ' ' || ${partner}, 0))`);
  const known = await selectRecordedLegs(tx, partner, records);
  const newest = new Map<string, RecordedLeg>(known.map((leg) => [legKey(leg), leg]));
  const offered = new Set<string>();
  for (const record of records) {
    // what does not say when it was written was written when the call ended
    const leg = { ...record, reportTime: record.reportTime ?? record.endAt };
    const key = legKey(leg);
    const earlier = newest.get(key);
    if (earlier && !isNewerRecord(leg, earlier)) continue;
    newest.set(key, leg);
    offered.add(key);
  }
  const before = new Map(known.map((leg) => [legKey(leg), leg.queue]));
  const changed = readQueues(newest.values()).filter((leg) => {
    const key = legKey(leg);
    return offered.has(key) || !isSameVisit(leg.queue, before.get(key));
  });
  return writeRecordedLegs(tx, partner, changed);
}

type Visit = CallLeg['queue'];

function isSameVisit(one: Visit, other: Visit): boolean {
  if (!one || !other) return !one === !other;
  return one.outcome === other.outcome && Date.parse(one.leftAt) === Date.parse(other.leftAt);
}

interface KnownLeg {
  readonly customerId: string;
  readonly id: string;
  readonly callId: string;
  readonly location: string | null;
  readonly userId: string | null;
  readonly startAt: string;
  readonly answeredAt: string | null;
  readonly endAt: string;
  readonly isMade: boolean;
  readonly endpoint: string;
  readonly feature: string | null;
  readonly queueId: string | null;
  readonly queueOutcome: NonNullable<Visit>['outcome'] | null;
  readonly queueLeftAt: string | null;
  readonly reportTime: string;
}

/** The recorded legs of the calls of some others. */
async function selectRecordedLegs(
  tx: Transaction,
  partner: string,
  of: readonly RecordedLeg[],
): Promise<RecordedLeg[]> {
  const customers = of.map(({ customerId }) => customerId);
  const calls = of.map(({ callId }) => callId);
  const rows = await tx.rows<{ leg: KnownLeg }>(sql`
    select jsonb_build_object('customerId', customer_id, 'id', leg_id, 'callId', call_id, 'location', location,
      'userId', user_id, 'startAt', start_at, 'answeredAt', answered_at, 'endAt', end_at, 'isMade', is_made,
      'endpoint', endpoint, 'feature', feature, 'queueId', queue_id, 'queueOutcome', queue_outcome,
      'queueLeftAt', start_at + make_interval(secs => queue_seconds), 'reportTime', reported_at) as leg
    from (select distinct customer_id, call_id
      from unnest(${customers}::text[], ${calls}::text[]) as asked(customer_id, call_id)) as asked
    join call_legs l using (customer_id, call_id)
    where l.partner_id = ${partner} and l.reported_at is not null`);
  return rows.map(({ leg }) => recordedLeg(leg));
}

function recordedLeg({ isMade, queueId, queueOutcome, queueLeftAt, ...leg }: KnownLeg): RecordedLeg {
  const queue =
    queueId !== null && queueOutcome !== null && queueLeftAt !== null
      ? { id: queueId, enteredAt: leg.startAt, leftAt: queueLeftAt, outcome: queueOutcome }
      : undefined;
  const location = leg.location ?? undefined;
  return { ...leg, location, direction: isMade ? 'made' : 'received', queue };
}

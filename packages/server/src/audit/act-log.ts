import type { AnnouncedEvent, RecordedChange } from '@partnerkit/sdk';
import { appendEvents } from '../outbox/append-events.ts';
import type { Transaction } from '../storage/transaction.ts';
import { type AuditedAct, appendAuditEntries } from './append-audit-entries.ts';

/** What an act tells of itself while it runs. */
export interface ActLog {
  /** Tells the audit trail of a change (AUD-1). */
  readonly record: (change: RecordedChange) => void;
  /** Tells the host of what happened, at least once (the outbox). */
  readonly announce: (event: AnnouncedEvent) => void;
}

/** Runs an act in a transaction, and writes what it told of itself at the end: nothing where it throws. */
export async function withActLog<Answer>(
  tx: Transaction,
  act: AuditedAct,
  run: (log: ActLog) => Promise<Answer>,
): Promise<Answer> {
  const recorded: RecordedChange[] = [];
  const announced: AnnouncedEvent[] = [];
  const answer = await run({
    record: (change) => recorded.push(change),
    announce: (event) => announced.push(event),
  });
  await appendEvents(tx, act, announced);
  await appendAuditEntries(tx, act, recorded);
  return answer;
}

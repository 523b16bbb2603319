import type { EventKind } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

/** An event that is being delivered. */
export interface ClaimedEvent {
  readonly partner: string;
  readonly id: string;
  readonly kind: EventKind;
  readonly key: string;
  readonly at: Date;
  readonly actorId: string;
  readonly actorName: string | null;
  readonly data: unknown;
  /** How often it was tried, this time included. */
  readonly attempts: number;
}

/**
 * Claims events that are due, for so long: nobody else gets them meanwhile, and whoever comes after that gets them again. No
 * transaction is open while they are delivered.
 */
export function claimEvents(
  tx: Transaction,
  kinds: readonly string[],
  { limit, leaseMs }: { readonly limit: number; readonly leaseMs: number },
): Promise<ClaimedEvent[]> {
  return tx.rows<ClaimedEvent>(sql`
    update outbox o
    set attempts = o.attempts + 1, due_at = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    from (
      select partner_id, event_id from outbox
      where delivered_at is null and due_at <= clock_timestamp() and kind = any(${kinds}::text[])
      order by due_at limit ${limit} for update skip locked
    ) as due
    where o.partner_id = due.partner_id and o.event_id = due.event_id
    returning o.partner_id as partner, o.event_id as id, o.kind, o.event_key as key, o.created_at as at,
      o.actor_id as "actorId", o.actor_name as "actorName", o.data, o.attempts`);
}

/** Takes note that an event was delivered. */
export async function markDelivered(tx: Transaction, { partner, id }: ClaimedEvent): Promise<void> {
  await tx.run(sql`
    update outbox set delivered_at = clock_timestamp(), last_error = null
    where partner_id = ${partner} and event_id = ${id}`);
}

/** Takes note that an event could not be delivered, and why; it is due again after a pause. */
export async function markFailed(
  tx: Transaction,
  { partner, id }: ClaimedEvent,
  { error, pauseMs }: { readonly error: string; readonly pauseMs: number },
): Promise<void> {
  await tx.run(sql`
    update outbox
    set due_at = clock_timestamp() + ${pauseMs} * interval '1 millisecond', last_error = ${error}
    where partner_id = ${partner} and event_id = ${id} and delivered_at is null`);
}

/** Removes what was delivered so many days ago. */
export async function dropDelivered(tx: Transaction, days: number): Promise<void> {
  await tx.run(sql`delete from outbox where delivered_at < clock_timestamp() - ${days} * interval '1 day'`);
}

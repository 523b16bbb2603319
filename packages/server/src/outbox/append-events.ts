import type { AnnouncedEvent, AuditActor } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

/** Announces what an act has done, in its transaction: nobody is told of what is rolled back. */
export async function appendEvents(
  tx: Transaction,
  { partner, actor }: { readonly partner: string; readonly actor: AuditActor },
  events: readonly AnnouncedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await tx.run(sql`
    insert into outbox (partner_id, kind, event_key, actor_id, actor_name, data)
    select ${partner}, kind, coalesce(key, gen_random_uuid()::text), ${actor.id}, ${actor.name ?? null}, data
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as announced(kind text, key text, data jsonb)`);
}

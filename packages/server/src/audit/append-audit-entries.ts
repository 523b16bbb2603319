import type { AuditActor, RecordedChange } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';
import { type AuditChain, type AuditContent, auditDigest } from './audit-digest.ts';

/** Changes of one act, as they stand in the trail of a partner and region. */
export interface AuditedAct extends AuditChain {
  readonly actor: AuditActor;
  /** What the act is where a change does not say so itself. */
  readonly action: string;
}

/**
 * Writes what an act changed behind the partner's trail, in one statement (AUD-1). It is the last of a transaction: from here on
 * nobody else of this partner and region can write theirs, and nobody waits for more than an end that is due.
 */
export async function appendAuditEntries(
  tx: Transaction,
  { actor, action, ...chain }: AuditedAct,
  recorded: readonly RecordedChange[],
): Promise<void> {
  if (recorded.length === 0) return;
  const entries = recorded.map((change) => {
    const content: AuditContent = {
      actorId: actor.id,
      actorName: actor.name ?? null,
      action: change.action ?? action,
      subjectKind: change.subject.kind,
      subjectId: change.subject.id,
      subjectName: change.subject.name ?? null,
      customerId: change.customerId ?? null,
      // as it is read again: what JSON can't say is not told
      changes: JSON.parse(JSON.stringify(change.changes)),
    };
    return { ...content, digest: auditDigest(chain, content) };
  });
  await tx.run(sql`select append_audit_entries(${chain.partner}, ${JSON.stringify(entries)}::jsonb)`);
}

import { auditKind } from '@partnerkit/sdk/rules';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';
import { type AuditRecord, auditColumns } from './audit.queries.ts';
import { auditDigest, auditHash } from './audit-digest.ts';

/** A partner's trail in a region, and its head: who keeps that somewhere else sees also when its end was cut off. */
export interface AuditHead {
  readonly region: string;
  readonly partner: string;
  readonly entries: number;
  /** The hash of the last entry, in hexadecimal. */
  readonly hash: string;
}

interface HeadRow {
  readonly partner: string;
  readonly position: number;
  readonly hash: Buffer;
}

interface HeldEntry extends AuditRecord {
  readonly kind: string;
  readonly hash: Buffer;
}

const entriesAtOnce = 1000;

/**
 * Goes through the trail of every partner in a region, and says in `problems` which entries were changed, removed or put in since
 * they were written. Answers the heads.
 */
export async function verifyAuditChains(
  tx: Transaction,
  region: string,
  problems: string[],
): Promise<AuditHead[]> {
  const heads = await tx.rows<HeadRow>(sql`
    select partner_id as partner, coalesce(h.position, 0) as position, coalesce(h.hash, '') as hash
    from audit_heads h full join (select distinct partner_id from audit_entries) e using (partner_id)
    order by partner_id`);
  for (const head of heads) await verifyChain(tx, region, head, problems);
  return heads.map(({ partner, position: entries, hash }) => ({
    ...{ region, partner, entries },
    hash: hash.toString('hex'),
  }));
}

async function verifyChain(
  tx: Transaction,
  region: string,
  head: HeadRow,
  problems: string[],
): Promise<void> {
  const { partner } = head;
  const wrong = (what: string) => problems.push(`${region}: audit trail of ${partner}: ${what}`);
  let last = { position: 0, atMs: Number.NEGATIVE_INFINITY, hash: Buffer.alloc(0) as Buffer };
  while (true) {
    const entries = await tx.rows<HeldEntry>(sql`
      select ${auditColumns}, kind, hash from audit_entries
      where partner_id = ${partner} and position > ${last.position}
      order by position limit ${entriesAtOnce}`);
    for (const entry of entries) {
      const problem = entryProblem({ partner, region }, last, entry);
      if (problem) wrong(problem);
      last = { position: entry.position, atMs: entry.at.getTime(), hash: entry.hash };
    }
    if (entries.length < entriesAtOnce) break;
  }
  if (last.position < head.position)
    wrong(`entries ${last.position + 1} to ${head.position}, the last ones, were removed`);
  else if (last.position > head.position) wrong(`entries behind ${head.position} were put in`);
  else if (!last.hash.equals(head.hash)) wrong('its head is not the hash of its last entry');
}

/** What is wrong with an entry beside the one before it. A wrong one is told once: the next are held against what is there. */
function entryProblem(
  chain: { readonly partner: string; readonly region: string },
  last: { readonly position: number; readonly atMs: number; readonly hash: Buffer },
  entry: HeldEntry,
): string | undefined {
  const { position, at, hash, action, kind } = entry;
  const missing = position - last.position - 1;
  if (missing === 1) return `entry ${position - 1} was removed`;
  if (missing > 1) return `entries ${last.position + 1} to ${position - 1} were removed`;
  const atMs = at.getTime();
  const digest = auditDigest(chain, entry);
  if (!hash.equals(auditHash(last.hash, { position, atMs, digest })))
    return `entry ${position} is not what was written behind entry ${last.position}: it was changed or put in`;
  if (atMs < last.atMs) return `entry ${position} is older than the one before it`;
  return kind === auditKind(action) ? undefined : `entry ${position} is kept under another kind`;
}

import { createHash } from 'node:crypto';
import { canonicalJson } from '@partnerkit/sdk/server';

/** What is kept of a change, but its place and instant, which it gets when it is appended. */
export interface AuditContent {
  readonly actorId: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectName: string | null;
  readonly customerId: string | null;
  readonly changes: unknown;
}

/** Whose trail it is. */
export interface AuditChain {
  readonly partner: string;
  readonly region: string;
}

/** SHA-256 of an entry's content in its chain, in hexadecimal: whatever is changed of it, this is another. */
export function auditDigest({ partner, region }: AuditChain, content: AuditContent): string {
  const { actorId, actorName, action, subjectKind, subjectId, subjectName, customerId, changes } = content;
  const told = [
    ...[partner, region, actorId, actorName, action],
    ...[subjectKind, subjectId, subjectName, customerId, changes],
  ];
  return createHash('sha256')
    .update(canonicalJson(told) ?? '')
    .digest('hex');
}

/** The hash of an entry, made of the one before it (none before the first), its place, its instant and its digest. */
export function auditHash(
  before: Uint8Array,
  { position, atMs, digest }: { readonly position: number; readonly atMs: number; readonly digest: string },
): Buffer {
  return createHash('sha256').update(before).update(`${position} ${atMs} ${digest}`).digest();
}

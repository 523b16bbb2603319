import type { AuditEntry } from '@partnerkit/sdk';
import { usualPageSize } from '@partnerkit/sdk/server';
import type { Handlers } from '../http/handlers.ts';
import { pagedList } from '../http/paged-list.ts';
import { type AuditRecord, selectAuditEntries } from './audit.queries.ts';

/** Tells of the audit trail (AUD-1). */
export const auditHandlers: Handlers['audit'] = {
  async list({ sort = '-at', limit = usualPageSize, cursor, ...filter }, context) {
    const { tx, partner, region, cursors } = context;
    const list = pagedList(context, 'audit.list', [sort, filter]);
    const after = cursor ? Number(cursors.read(list, cursor)) : undefined;
    const selection = { ...filter, partner, newestFirst: sort === '-at', after, limit: limit + 1 };
    const records = await selectAuditEntries(tx, selection);
    const items = records.slice(0, limit).map((record) => entryOf(record, region));
    const last = records.length > limit ? records[limit - 1] : undefined;
    return { items, nextCursor: last ? cursors.sign(list, last.position) : null };
  },
};

/** Ids of a region stand in the order of positions, as texts too: so regions are merged by them. */
function entryOf(record: AuditRecord, region: string): AuditEntry {
  const { position, at, actorId, actorName, action, subjectKind, subjectId, subjectName } = record;
  const { customerId, changes } = record;
  return {
    id: `${region}.${String(position).padStart(16, '0')}`,
    at: at.toISOString(),
    actor: { id: actorId, ...(actorName === null ? {} : { name: actorName }) },
    action,
    subject: { kind: subjectKind, id: subjectId, ...(subjectName === null ? {} : { name: subjectName }) },
    ...(customerId === null ? {} : { customerId }),
    region,
    changes,
  };
}

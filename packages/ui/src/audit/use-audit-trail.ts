import { type AuditEntry, maxPageSize, type PartnerClient, PartnerError } from '@partnerkit/sdk';
import { allRows } from '@partnerkit/sdk/client';
import { type PagedRows, usePagedRows } from '../primitives/data-table/use-paged-rows.ts';
import { usePartner } from '../provider/partner-context.ts';
import { usePermission } from '../provider/use-viewer.ts';

type Asked = NonNullable<Parameters<PartnerClient['audit']['list']>[0]>;

/** A sort order of the audit trail. */
export type AuditSort = NonNullable<Asked['sort']>;
/** The entries of an audit trail as far as they are loaded. */
export type AuditRows = PagedRows<AuditEntry>;
/** Which entries: by whom, of which kinds, about which customer or subject, within which days (UTC), in which order. */
export type AuditQuery = Omit<Asked, 'limit' | 'cursor'>;

const pageSize = 100;
const forbidden = new PartnerError({ code: 'forbidden', message: 'audit.see' });

/** Who changed what, when, and from which value to which (AUD-1): a page, and one more whenever it is asked for. */
export function useAuditTrail(query: AuditQuery = {}) {
  const { client } = usePartner();
  const mayOrUnknown = usePermission('audit.see') !== false;
  const { sort, ...filter } = query;
  const rows = usePagedRows<AuditEntry>({
    name: ['audit', query.customerId ?? null, filter, sort ?? null],
    // old rows stay while other filters load, but never those of another customer
    standsInWithin: 2,
    idOf: auditEntryId,
    pageSize,
    enabled: mayOrUnknown,
    load: ({ cursor, limit, options }) => client.audit.list({ ...query, limit, cursor }, options),
  });
  return mayOrUnknown ? rows : { ...rows, data: undefined, failure: forbidden, outdated: undefined };
}

/** What tells an entry from all others. */
export function auditEntryId({ id }: AuditEntry): string {
  return id;
}

/** All entries of a query, asked a page at a time. A source that does not end its pages ends in `malformed`. */
export function allAuditEntries(
  client: PartnerClient,
  query: AuditQuery,
  options: Parameters<PartnerClient['audit']['list']>[1],
): AsyncGenerator<AuditEntry, void, undefined> {
  return allRows(auditEntryId, (cursor) =>
    client.audit.list({ ...query, limit: maxPageSize, cursor }, options),
  );
}

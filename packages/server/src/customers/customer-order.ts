import type { CustomerSort, CustomerSortField } from '@partnerkit/sdk';
import { PartnerError } from '@partnerkit/sdk';
import { attentionKey } from '@partnerkit/sdk/server';
import sql, { empty, raw, type Sql } from 'sql-template-tag';

/**
 * Where a sort field is kept: in the summary `s` or the standing `d`, each with an index of its own; `p` are the points that are handed
 * over.
 */
const columns: Readonly<
  Record<CustomerSortField, { readonly table: 's' | 'd' | 'p'; readonly column: string }>
> = {
  name: { table: 's', column: 'sort_key' },
  region: { table: 's', column: 'region' },
  status: { table: 'd', column: 'urgency' },
  attention: { table: 'p', column: 'key' },
  licenses: { table: 'd', column: 'licenses' },
  assigned: { table: 'd', column: 'assigned' },
  used: { table: 'd', column: 'used' },
  overage: { table: 'd', column: 'overage' },
  usage: { table: 'd', column: 'usage' },
  next: { table: 'd', column: 'next_day' },
  expires: { table: 'd', column: 'expires' },
  renews: { table: 'd', column: 'renews' },
  added: { table: 's', column: 'added' },
  lastSignIn: { table: 's', column: 'last_sign_in' },
  adminEmail: { table: 's', column: 'admin_email' },
  managed: { table: 's', column: 'managed_by' },
  externalId: { table: 's', column: 'external_id' },
};

/** The place in an order behind which a page starts; `key` is `null` among those whose value is not known. */
export interface PagePlace {
  readonly key: string | number | null;
  readonly id: string;
}

/** An order of customers: by a key, then by id, what is not known last; the other direction turns both around. */
export interface CustomerOrder {
  /** What its key is taken from beside summary and standing. */
  readonly from: Sql;
  readonly key: Sql;
  /** Rows whose key is known, behind a place; `undefined` for the first page. */
  readonly known: (after: PagePlace | undefined) => Sql;
  /** Rows whose key is not known. */
  readonly unknown: (after: PagePlace | undefined) => Sql;
  readonly by: Sql;
  /** The order of rows whose key is not known. */
  readonly byId: Sql;
}

/** Whether a sort stands on the points of the worklist (WRK-1). */
export function isByAttention(sort: CustomerSort | undefined): boolean {
  return sort === 'attention' || sort === '-attention';
}

/** The order that a sort asks for; none asked for is by name. `points` are those of the worklist, where it stands on them. */
export function customerOrder(
  sort: CustomerSort = 'name',
  points: ReadonlyMap<string, number> = new Map(),
): CustomerOrder {
  const { table, column } = columns[sort.replace(/^-/, '') as CustomerSortField];
  const isDescending = sort.startsWith('-');
  const key = raw(`${table}.${column}`);
  const id = raw(`${table === 'p' ? 's' : table}.customer_id`);
  const beyond = raw(isDescending ? '<' : '>');
  const direction = raw(isDescending ? 'desc' : 'asc');
  const keys = [...points.values()].map(attentionKey);
  return {
    from:
      table === 'p'
        ? sql`left join unnest(${[...points.keys()]}::text[], ${keys}::float8[]) as p(customer_id, key)
            on p.customer_id = s.customer_id`
        : empty,
    key,
    known: (after) =>
      after ? sql`(${key}, ${id}) ${beyond} (${after.key}, ${after.id})` : sql`${key} is not null`,
    unknown: (after) => (after ? sql`${key} is null and ${id} ${beyond} ${after.id}` : sql`${key} is null`),
    by: sql`${key} ${direction}, ${id} ${direction}`,
    byId: sql`${id} ${direction}`,
  };
}

/** A place as a cursor says it. */
export function readPlace(value: unknown): PagePlace {
  const [key, id] = Array.isArray(value) ? value : [];
  const isKey = key === null || typeof key === 'string' || typeof key === 'number';
  if (isKey && typeof id === 'string') return { key, id };
  throw new PartnerError({ code: 'invalid', message: 'cursor: expected a nextCursor of this list' });
}

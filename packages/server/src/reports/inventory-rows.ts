import { namedLine, type ReportLine } from '@partnerkit/sdk/server';
import sql, { empty, raw } from 'sql-template-tag';
import type { CallingReach } from '../calling/calling.queries.ts';
import { visible } from '../customers/customers.queries.ts';
import type { Transaction } from '../storage/transaction.ts';

/** A report of what customers have, as it is now. */
export type InventoryKind = 'devices' | 'phoneNumbers';

/** Rows go on from this customer, and of it behind this position. */
export type InventoryPlace = readonly [sortKey: string, customerId: string, position: number];

/** Rows of a report, and the place behind them where there may be more. */
export interface ReportPage<Place> {
  readonly lines: readonly ReportLine[];
  readonly next: Place | undefined;
}

const tables = { devices: raw('devices'), phoneNumbers: raw('phone_numbers') };
/**
 * Rows of an inventory by customer in the order of their names, of each as its file has them. A page costs the same wherever it
 * begins.
 */
export async function inventoryPage(
  tx: Transaction,
  reach: CallingReach,
  kind: InventoryKind,
  { after, limit }: { readonly after: InventoryPlace | undefined; readonly limit: number },
): Promise<ReportPage<InventoryPlace>> {
  const [key, id, position] = after ?? ['', '', -1];
  // in the order of two indexes: of the rows of a customer alone it takes sorting
  const rows = await tx.rows<FoundRow>(sql`
    select r.row, r.position, s.customer_id as id, s.sort_key as key, c.row ->> 'name' as name,
      c.row ->> 'externalId' as "externalId"
    from customer_summaries s
      join customers c on c.partner_id = s.partner_id and c.customer_id = s.customer_id
      join ${tables[kind]} r on r.partner_id = s.partner_id and r.customer_id = s.customer_id
    where ${visible(reach)} and (s.sort_key, s.customer_id) >= (${key}, ${id})
      and (s.customer_id <> ${id} or r.position > ${position})
    order by s.sort_key, s.customer_id, r.position limit ${limit + 1}`);
  const taken = rows.slice(0, limit);
  const lines = taken.flatMap(({ row, name, externalId }) => {
    const customer = externalId === null ? { name } : { name, externalId };
    return namedLine(kind, row, customer) ?? [];
  });
  const end = rows.length > limit ? taken.at(-1) : undefined;
  return { lines, next: end && [end.key, end.id, end.position] };
}

/** How many rows an inventory has of the customers that a user may see. */
export async function countInventory(
  tx: Transaction,
  { partner, scope, user }: CallingReach,
  kind: InventoryKind,
): Promise<number> {
  const own = sql`and exists (select from customer_administrators a
    where a.partner_id = ${partner} and a.customer_id = r.customer_id and a.user_id = ${user})`;
  const found = await tx.first<{ count: number }>(sql`
    select count(*) as count from ${tables[kind]} r
    where r.partner_id = ${partner} ${scope === 'all' ? empty : own}`);
  return found?.count ?? 0;
}

interface FoundRow {
  readonly row: ReportLine;
  readonly position: number;
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly externalId: string | null;
}

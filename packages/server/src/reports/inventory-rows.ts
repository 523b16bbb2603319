import { namedLine, type ReportLine } from '@partnerkit/sdk/server';
import sql, { empty, raw } from 'sql-template-tag';
import type { CallingReach } from '../calling/calling.queries.ts';
import type { Transaction } from '../storage/transaction.ts';
import {
  type CustomerPlace,
  type ReportedCustomer,
  selectReportedCustomers,
} from './report-customers.queries.ts';

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
const customersAtOnce = 100;
const lastPosition = 2_147_483_647;

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
  const { partner } = reach;
  const where = sql`exists (select from ${tables[kind]} r
    where r.partner_id = ${partner} and r.customer_id = s.customer_id)`;
  const lines: ReportLine[] = [];
  let place = after;
  for (;;) {
    const from: CustomerPlace | undefined = place && [place[0], place[1]];
    const customers = await selectReportedCustomers(tx, reach, { from, where, limit: customersAtOnce });
    // the customer that was begun may be gone since
    const position = place && customers[0]?.id === place[1] ? place[2] : -1;
    const left = limit - lines.length;
    const found = await selectRows(tx, partner, kind, { customers, position, limit: left + 1 });
    for (const { customer, row } of found.slice(0, left)) {
      const line = namedLine(kind, row, customer);
      if (line) lines.push(line);
    }
    const end = found[left - 1];
    if (found.length > left && end) return { lines, next: [...end.customer.place, end.position] };
    const last = customers.at(-1);
    if (!last || customers.length < customersAtOnce) return { lines, next: undefined };
    place = [...last.place, lastPosition];
  }
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
  readonly customer: ReportedCustomer;
  readonly row: ReportLine;
  readonly position: number;
}

interface RowsAsked {
  readonly customers: readonly ReportedCustomer[];
  /** Of the first customer, those behind it. */
  readonly position: number;
  readonly limit: number;
}

/** The rows of some customers, in their order. */
async function selectRows(
  tx: Transaction,
  partner: string,
  kind: InventoryKind,
  { customers, position, limit }: RowsAsked,
): Promise<FoundRow[]> {
  const ids = customers.map(({ id }) => id);
  const rows = await tx.rows<{ at: number; row: ReportLine; position: number }>(sql`
    select asked.at, found.row, found.position
    from unnest(${ids}::text[]) with ordinality as asked(id, at)
    cross join lateral (
      select r.row, r.position from ${tables[kind]} r
      where r.partner_id = ${partner} and r.customer_id = asked.id
        and r.position > case when asked.at = 1 then ${position}::integer else -1 end
      order by r.position limit ${limit}
    ) as found
    order by asked.at, found.position limit ${limit}`);
  return rows.map(({ at, ...row }) => ({ customer: customers[at - 1] as ReportedCustomer, ...row }));
}

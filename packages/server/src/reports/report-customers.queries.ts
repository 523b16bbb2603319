import sql, { type Sql } from 'sql-template-tag';
import type { CallingReach } from '../calling/calling.queries.ts';
import { visible } from '../customers/customers.queries.ts';
import type { Transaction } from '../storage/transaction.ts';

/** A customer as a report names it. */
export interface ReportedCustomer {
  readonly id: string;
  readonly name: string;
  readonly externalId?: string | undefined;
  readonly place: CustomerPlace;
}

/** The place of a customer in the order of their names. */
export type CustomerPlace = readonly [sortKey: string, id: string];

/** Which customers are asked for: from a place on, those of whom a condition on `s.customer_id` holds. */
export interface ReportedCustomers {
  readonly from: CustomerPlace | undefined;
  readonly where: Sql;
  readonly limit: number;
}

/** The customers that a user may see in the order of their names. */
export async function selectReportedCustomers(
  tx: Transaction,
  reach: CallingReach,
  { from, where, limit }: ReportedCustomers,
): Promise<ReportedCustomer[]> {
  const [key, id] = from ?? ['', ''];
  const rows = await tx.rows<{ id: string; name: string; externalId: string | null; key: string }>(sql`
    select s.customer_id as id, c.row ->> 'name' as name, c.row ->> 'externalId' as "externalId", s.sort_key as key
    from customer_summaries s join customers c on c.partner_id = s.partner_id and c.customer_id = s.customer_id
    where ${visible(reach)} and (s.sort_key, s.customer_id) >= (${key}, ${id}) and ${where}
    order by s.sort_key, s.customer_id limit ${limit}`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ...(row.externalId === null ? {} : { externalId: row.externalId }),
    place: [row.key, row.id],
  }));
}

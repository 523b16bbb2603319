import type { CustomerAdministrator } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import { type CustomerReach, visible } from '../customers/customers.queries.ts';
import type { Transaction } from '../storage/transaction.ts';

type Reach = Omit<CustomerReach, 'asOf'>;

/** A customer as an assignment names it. */
export interface NamedCustomer {
  readonly id: string;
  readonly name: string;
}

/** A customer that the user may see. */
export function selectNamedCustomer(
  tx: Transaction,
  reach: Reach,
  id: string,
): Promise<NamedCustomer | undefined> {
  return tx.first<NamedCustomer>(sql`
    select s.customer_id as id, s.row ->> 'name' as name from customers s
    where ${visible(reach)} and s.customer_id = ${id}`);
}

/**
 * Holds a customer until the end of the transaction, whoever may see it: changes of who is assigned to it follow each other, and
 * none comes in between its move to another region.
 */
export async function lockCustomer(tx: Transaction, partner: string, id: string): Promise<void> {
  await tx.run(sql`
    select 1 from customers where partner_id = ${partner} and customer_id = ${id} for update`);
}

/** Who is assigned to a customer, the first one first (DET-3). */
export async function selectAssigned(
  tx: Transaction,
  partner: string,
  customerId: string,
): Promise<CustomerAdministrator[]> {
  const rows = await tx.rows<{ userId: string; addedAt: Date | null; addedBy: string | null }>(sql`
    select user_id as "userId", added_at as "addedAt", added_by as "addedBy" from customer_administrators
    where partner_id = ${partner} and customer_id = ${customerId}
    order by added_at nulls first, user_id`);
  return rows.map(({ userId, addedAt, addedBy }) => ({
    userId,
    ...(addedAt ? { addedAt: addedAt.toISOString() } : {}),
    ...(addedBy === null ? {} : { addedBy }),
  }));
}

/** Assigns a user to a customer, by another or by themselves; one who is assigned already stays so. */
export async function insertAssignment(
  tx: Transaction,
  { partner, user: by }: Pick<Reach, 'partner' | 'user'>,
  { customerId, userId }: { readonly customerId: string; readonly userId: string },
): Promise<void> {
  await tx.run(sql`
    insert into customer_administrators (partner_id, customer_id, user_id, added_at, added_by)
    values (${partner}, ${customerId}, ${userId}, clock_timestamp(), ${by}) on conflict do nothing`);
}

/** Takes a user off a customer. */
export async function deleteAssignment(
  tx: Transaction,
  partner: string,
  { customerId, userId }: { readonly customerId: string; readonly userId: string },
): Promise<void> {
  await tx.run(sql`
    delete from customer_administrators
    where partner_id = ${partner} and customer_id = ${customerId} and user_id = ${userId}`);
}

import type { CustomerRow, SameCompany, Subscription } from '@partnerkit/sdk';
import { companyKey } from '@partnerkit/sdk';
import { adminEmailKey, type CompanyLooks, mostSameCompanies } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { type CustomerReach, visible } from '../customers/customers.queries.ts';
import type { Transaction } from '../storage/transaction.ts';

type TrialReach = Omit<CustomerReach, 'asOf'>;

/** A customer whose trials are about to change, with all that it has. */
export interface CustomerWithSubscriptions {
  readonly row: CustomerRow;
  readonly subscriptions: readonly Subscription[];
}

/** A customer that the user may see, with its subscriptions and trials; none where they are not supplied. */
export function selectCustomerWithSubscriptions(
  tx: Transaction,
  reach: TrialReach,
  id: string,
): Promise<CustomerWithSubscriptions | undefined> {
  return tx.first(sql`
    select s.row, coalesce(
      (select json_agg(a.row order by a.subscription_id collate "C") from subscriptions a
        where a.partner_id = ${reach.partner} and a.customer_id = s.customer_id), '[]') as subscriptions
    from customers s where ${visible(reach)} and s.customer_id = ${id}`);
}

/** Marks that nobody sees, such as those for the direction of writing: by them no two names differ. */
const unseen = [0xad, 0x61c, ...range(0x200b, 0x200f), ...range(0x2060, 0x2064), 0xfeff]
  .map((code) => String.fromCodePoint(code))
  .join('');

/** Customers that the user may see and that may be the company of a trial (TRI-1). */
export async function selectSameCompanies(
  tx: Transaction,
  reach: TrialReach,
  looks: CompanyLooks,
): Promise<SameCompany[]> {
  const rows = await tx.rows<{ row: CustomerRow }>(sql`
    select c.row from customer_summaries s
    join customers c on c.partner_id = s.partner_id and c.customer_id = s.customer_id
    where ${visible(reach)} and (
      regexp_replace(btrim(translate(s.sort_key, ${unseen}, '')), '\\s+', ' ', 'g') = ${companyKey(looks.company)}
      or s.admin_email = ${adminEmailKey(looks.adminEmail)})
    order by s.sort_key, s.customer_id limit ${mostSameCompanies}`);
  return rows.map(({ row }) => row as SameCompany);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

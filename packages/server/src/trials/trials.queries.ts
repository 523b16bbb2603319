import type { CustomerRow, SameCompany, Subscription } from '@partnerkit/sdk';
import { companyKey } from '@partnerkit/sdk/rules';
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

/** Marks that nobody sees (Unicode's `Cf`), such as those for the direction of writing: by them no two names differ. */
export const unseenMarks: string = [
  ...[0xad, range(0x600, 0x605), 0x61c, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x180e],
  ...[range(0x200b, 0x200f), range(0x202a, 0x202e), range(0x2060, 0x2064), range(0x2066, 0x206f), 0xfeff],
  ...[range(0xfff9, 0xfffb), 0x110bd, 0x110cd, range(0x13430, 0x1343f), range(0x1bca0, 0x1bca3)],
  ...[range(0x1d173, 0x1d17a), 0xe0001, range(0xe0020, 0xe007f)],
]
  .flat()
  .map((code) => String.fromCodePoint(code))
  .join('');

/** Blanks that folding a text leaves as they are. */
const blanks = ' \t\n\v\f\r\u1680\u2028\u2029';

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
      regexp_replace(btrim(translate(s.sort_key, ${unseenMarks}, ''), ${blanks}), '\\s+', ' ', 'g') = ${companyKey(looks.company)}
      or btrim(s.admin_email, ${blanks}) = ${adminEmailKey(looks.adminEmail)})
    order by s.sort_key, s.customer_id limit ${mostSameCompanies}`);
  return rows.map(({ row }) => row as SameCompany);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

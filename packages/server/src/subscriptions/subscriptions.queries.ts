import type { Subscription } from '@partnerkit/sdk';
import { type LicenseColumns, type LicenseSnapshot, licenseColumns } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { type CustomerReach, visible } from '../customers/customers.queries.ts';
import type { Glance, Transaction } from '../storage/transaction.ts';
import { joinedColumns } from './joined-columns.ts';

/** Whose licenses are asked for. */
export type LicenseReach = Omit<CustomerReach, 'asOf'>;

/** What a snapshot must agree with, to be used. */
export interface LicenseVersion {
  /** Another text after every change of the partner's customers and subscriptions, or of whom the user is assigned to. */
  readonly version: string;
  /** When customers or subscriptions were last changed; `undefined` where they never were since this is noted. */
  readonly freshAt: string | undefined;
}

/** The version of the licenses that a user may see, as the transaction sees them. */
export async function selectLicenseVersion(tx: Glance, reach: LicenseReach): Promise<LicenseVersion> {
  const { partner, scope } = reach;
  const [changed, assigned] = await Promise.all([
    tx.first<{ version: number; changedAt: Date }>(sql`
      select version, changed_at as "changedAt" from data_versions where partner_id = ${partner}`),
    scope === 'all' ? undefined : selectAssignedDigest(tx, reach),
  ]);
  return {
    // a database that was restored counts from where it was
    version: JSON.stringify([changed?.version, changed?.changedAt, assigned]),
    freshAt: changed?.changedAt.toISOString(),
  };
}

/** Another text for other customers that a user is assigned to. */
async function selectAssignedDigest(
  tx: Glance,
  { partner, user }: LicenseReach,
): Promise<string | undefined> {
  const found = await tx.first<{ digest: string }>(sql`
    select md5(array_agg(customer_id order by customer_id)::text) as digest from customer_administrators
    where partner_id = ${partner} and user_id = ${user}`);
  return found?.digest;
}

/** So many customers come from the database at once. */
const pageSize = 1000;

interface LicensePageRow {
  readonly id: string;
  readonly name: string;
  /** `null`: not supplied. */
  readonly subscriptions: Subscription[] | null;
}

/** The licenses that a user may see, read page by page: no more than one page of rows is in memory at once. */
export async function selectLicenses(tx: Transaction, reach: LicenseReach): Promise<LicenseSnapshot> {
  const parts: LicenseColumns[] = [];
  const names: string[] = [];
  let notSupplied = 0;
  let page: LicensePageRow[] = [];
  do {
    page = await selectPage(tx, reach, page.at(-1)?.id ?? '');
    const columns = licenseColumns(page.flatMap(({ subscriptions }) => subscriptions ?? []));
    const nameOf = new Map(page.map(({ id, name }) => [id, name]));
    parts.push(columns);
    for (const id of columns.customerIds) names.push(nameOf.get(id) ?? '');
    notSupplied += page.filter(({ subscriptions }) => subscriptions === null).length;
  } while (page.length === pageSize);
  return { columns: joinedColumns(parts), names, notSupplied };
}

function selectPage(tx: Transaction, reach: LicenseReach, after: string): Promise<LicensePageRow[]> {
  return tx.rows<LicensePageRow>(sql`
    select s.customer_id as id, s.row ->> 'name' as name,
      case when s.subscriptions_supplied then coalesce(
        (select json_agg(a.row - '{invoices,orders}'::text[]) from subscriptions a
          where a.partner_id = ${reach.partner} and a.customer_id = s.customer_id), '[]') end as subscriptions
    from customers s
    where ${visible(reach)} and s.customer_id > ${after}
    order by s.customer_id limit ${pageSize}`);
}

/** Subscriptions and trials of one customer, `null` where they are not supplied; `undefined` for one who is not to be seen. */
export function selectCustomerSubscriptions(
  tx: Transaction,
  reach: LicenseReach,
  id: string,
): Promise<{ readonly subscriptions: Subscription[] | null } | undefined> {
  return tx.first(sql`
    select case when s.subscriptions_supplied then coalesce(
      (select json_agg(a.row order by a.subscription_id collate "C") from subscriptions a
        where a.partner_id = ${reach.partner} and a.customer_id = s.customer_id), '[]') end as subscriptions
    from customers s where ${visible(reach)} and s.customer_id = ${id}`);
}

import type { CustomerRow, Subscription } from '@partnerkit/sdk';
import sql, { type Sql } from 'sql-template-tag';
import { bumpDataVersion } from '../storage/data-version.ts';
import type { Transaction } from '../storage/transaction.ts';
import { standingRecords, summaryRecord, type WrittenCustomer } from './customer-records.ts';

/** So many customers go to the database at once. */
const batchSize = 250;

/** A customer row, and its subscriptions where they are supplied; where not, those that are there stay. */
export interface CustomerUpdate {
  readonly row: CustomerRow;
  readonly subscriptions?: readonly Subscription[] | undefined;
}

/**
 * Puts customers in the place of what was known of them, with all that is derived from them. The tags of a customer that
 * is there stay as the partner has made them. Ids are each there once.
 */
export async function writeCustomers(
  tx: Transaction,
  partner: string,
  updates: readonly CustomerUpdate[],
): Promise<void> {
  if (updates.length > 0) await bumpDataVersion(tx, partner);
  for (let at = 0; at < updates.length; at += batchSize) {
    await writeBatch(tx, partner, updates.slice(at, at + batchSize));
  }
}

async function writeBatch(
  tx: Transaction,
  partner: string,
  updates: readonly CustomerUpdate[],
): Promise<void> {
  const kept = await keptSubscriptions(
    tx,
    partner,
    updates.flatMap(({ row, subscriptions }) => (subscriptions ? [] : [row.id])),
  );
  const customers = updates.map(({ row, subscriptions }) => ({
    row,
    subscriptions: subscriptions ?? kept.get(row.id),
  }));
  const ids = customers.map(({ row }) => row.id);
  await upsertCustomers(tx, partner, customers);
  await replaceSubscriptions(tx, partner, updates);
  await upsertSummaries(tx, partner, customers);
  await tx.run(sql`
    delete from customer_standings where partner_id = ${partner} and customer_id = any(${ids}::text[])`);
  await insertStandings(tx, partner, customers);
}

/** Subscriptions that are known already of customers; one of whom none were supplied is not in the map. */
async function keptSubscriptions(
  tx: Transaction,
  partner: string,
  ids: readonly string[],
): Promise<Map<string, Subscription[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; subscriptions: Subscription[] }>(sql`
    select c.customer_id as id, coalesce(jsonb_agg(s.row) filter (where s.row is not null), '[]') as subscriptions
    from customers c left join subscriptions s using (partner_id, customer_id)
    where c.partner_id = ${partner} and c.customer_id = any(${ids}::text[]) and c.subscriptions_supplied
    group by c.customer_id`);
  return new Map(rows.map(({ id, subscriptions }) => [id, subscriptions]));
}

async function upsertCustomers(
  tx: Transaction,
  partner: string,
  customers: readonly WrittenCustomer[],
): Promise<void> {
  const records = customers.map(({ row, subscriptions }) => ({
    customer_id: row.id,
    row,
    supplied: subscriptions !== undefined,
  }));
  await tx.run(sql`
    insert into customers (partner_id, customer_id, row, subscriptions_supplied)
    select ${partner}, r.customer_id, r.row, r.supplied
    from jsonb_to_recordset(${json(records)}) as r(customer_id text, row jsonb, supplied boolean)
    on conflict (partner_id, customer_id) do update
    set row = excluded.row, subscriptions_supplied = excluded.subscriptions_supplied`);
}

async function replaceSubscriptions(
  tx: Transaction,
  partner: string,
  updates: readonly CustomerUpdate[],
): Promise<void> {
  const supplied = updates.filter(({ subscriptions }) => subscriptions);
  if (supplied.length === 0) return;
  await tx.run(sql`
    delete from subscriptions
    where partner_id = ${partner} and customer_id = any(${supplied.map(({ row }) => row.id)}::text[])`);
  const rows = supplied.flatMap(({ subscriptions }) => subscriptions ?? []);
  await tx.run(sql`
    insert into subscriptions (partner_id, customer_id, subscription_id, row)
    select ${partner}, r.row ->> 'customerId', r.row ->> 'id', r.row
    from jsonb_to_recordset(${json(rows.map((row) => ({ row })))}) as r(row jsonb)`);
}

async function upsertSummaries(
  tx: Transaction,
  partner: string,
  customers: readonly WrittenCustomer[],
): Promise<void> {
  await tx.run(sql`
    insert into customer_summaries (partner_id, customer_id, region, region_key, managed_by, managed_key, sort_key,
      search_text, admin_email, external_id, products, product_keys, types, tags, tag_keys, added, last_sign_in)
    select ${partner}, customer_id, region, region_key, managed_by, managed_key, sort_key,
      search_text, admin_email, external_id, products, product_keys, types, tags, tag_keys, added, last_sign_in
    from jsonb_populate_recordset(null::customer_summaries, ${json(customers.map(summaryRecord))})
    on conflict (partner_id, customer_id) do update
    set region = excluded.region, region_key = excluded.region_key, managed_by = excluded.managed_by,
      managed_key = excluded.managed_key, sort_key = excluded.sort_key, search_text = excluded.search_text,
      admin_email = excluded.admin_email, external_id = excluded.external_id, products = excluded.products,
      product_keys = excluded.product_keys, types = excluded.types, added = excluded.added,
      last_sign_in = excluded.last_sign_in`);
}

async function insertStandings(
  tx: Transaction,
  partner: string,
  customers: readonly WrittenCustomer[],
): Promise<void> {
  await tx.run(sql`
    insert into customer_standings (partner_id, customer_id, from_day, until_day, statuses, status_keys, urgency,
      licenses, assigned, used, overage, expires, renews, facts)
    select ${partner}, customer_id, from_day, until_day, statuses, status_keys, urgency,
      licenses, assigned, used, overage, expires, renews, facts
    from jsonb_populate_recordset(null::customer_standings, ${json(customers.flatMap(standingRecords))})`);
}

function json(records: readonly unknown[]): Sql {
  return sql`${JSON.stringify(records)}::jsonb`;
}

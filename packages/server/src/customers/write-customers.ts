import type { CustomerRow, Subscription } from '@partnerkit/sdk';
import sql, { raw, type Sql } from 'sql-template-tag';
import { bumpDataVersion } from '../storage/data-version.ts';
import { valueText } from '../storage/row-texts.ts';
import type { LoadedRows, Transaction } from '../storage/transaction.ts';
import { standingRecords, summaryRecord, type WrittenCustomer } from './customer-records.ts';

/** So many customers go to the database at once. */
const batchSize = 250;
/** So many where they come by a file. */
const loadSize = 5000;

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
  if (tx.load && !(await tx.first(sql`select 1 from customers limit 1`)))
    return loadCustomers(tx.load, updates);
  // what is derived of the next ones is made while the database writes those before them
  let writing: Promise<unknown> = Promise.resolve();
  for (let at = 0; at < updates.length; at += batchSize) {
    const statement = await replacement(tx, partner, updates.slice(at, at + batchSize));
    await writing;
    writing = tx.run(statement);
    // where the next ones fail by themselves nobody waits for these
    writing.catch(() => {});
  }
  await writing;
}

/** Puts customers where none are. */
async function loadCustomers(
  load: NonNullable<Transaction['load']>,
  updates: readonly CustomerUpdate[],
): Promise<void> {
  // the next file is written while the database reads the one before it
  let loading: Promise<void> = Promise.resolve();
  for (let at = 0; at < updates.length; at += loadSize) {
    for (const rows of loadedRows(
      updates.slice(at, at + loadSize).map(({ row, subscriptions }) => ({ row, subscriptions })),
    )) {
      const next = load(rows);
      // where those before it fail nobody waits for it
      next.catch(() => {});
      await loading;
      loading = next;
    }
  }
  await loading;
}

function loadedRows(customers: readonly WrittenCustomer[]): LoadedRows[] {
  return [
    rowsOf(
      'customers',
      ['customer_id', 'row', 'subscriptions_supplied'],
      customers,
      ({ row, subscriptions }) => [
        { customer_id: row.id, row, subscriptions_supplied: subscriptions !== undefined },
      ],
    ),
    rowsOf('subscriptions', ['customer_id', 'subscription_id', 'row'], customers, ({ subscriptions = [] }) =>
      subscriptions.map((row) => ({ customer_id: row.customerId, subscription_id: row.id, row })),
    ),
    rowsOf(
      'customer_summaries',
      ['customer_id', ...summaryColumns, 'tags', 'tag_keys'],
      customers,
      (customer) => [summaryRecord(customer)],
    ),
    rowsOf('customer_standings', ['customer_id', 'from_day', ...standingColumns], customers, standingRecords),
  ];
}

/** The rows of one table, each made when it is taken. */
function rowsOf(
  table: string,
  columns: readonly string[],
  customers: readonly WrittenCustomer[],
  records: (customer: WrittenCustomer) => readonly Readonly<Record<string, unknown>>[],
): LoadedRows {
  function* rows() {
    for (const customer of customers)
      for (const record of records(customer)) yield columns.map((column) => valueText(record[column]));
  }
  return { table, columns, rows: rows() };
}

/** What puts customers in the place of those that are there. */
async function replacement(
  tx: Transaction,
  partner: string,
  updates: readonly CustomerUpdate[],
): Promise<Sql> {
  const kept = await keptSubscriptions(
    tx,
    partner,
    updates.flatMap(({ row, subscriptions }) => (subscriptions ? [] : [row.id])),
  );
  const customers = updates.map(({ row, subscriptions }) => ({
    row,
    subscriptions: subscriptions ?? kept.get(row.id),
  }));
  return replacingRows(partner, updates, customers);
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

/**
 * Puts rows in the place of those that are there, in one statement: it is asked once, and a row that stays as it was is not
 * written. What goes and what comes are different rows, so the order of the parts does not matter.
 */
function replacingRows(
  partner: string,
  updates: readonly CustomerUpdate[],
  customers: readonly WrittenCustomer[],
): Sql {
  const ids = customers.map(({ row }) => row.id);
  const rows = customers.map(({ row, subscriptions }) => ({
    customer_id: row.id,
    row,
    supplied: subscriptions !== undefined,
  }));
  const told = updates.filter(({ subscriptions }) => subscriptions);
  const toldIds = told.map(({ row }) => row.id);
  const subscriptions = told.flatMap(({ subscriptions = [] }) => subscriptions.map((row) => ({ row })));
  return sql`
    with put_customers as (
      insert into customers as c (partner_id, customer_id, row, subscriptions_supplied)
      select ${partner}, r.customer_id, r.row, r.supplied
      from jsonb_to_recordset(${json(rows)}) as r(customer_id text, row jsonb, supplied boolean)
      on conflict (partner_id, customer_id) do update
      ${setWhereOther('c', ['row', 'subscriptions_supplied'])}
    ),
    new_subscriptions as materialized (
      select r.row ->> 'customerId' as customer_id, r.row ->> 'id' as subscription_id, r.row
      from jsonb_to_recordset(${json(subscriptions)}) as r(row jsonb)
    ),
    gone_subscriptions as (
      delete from subscriptions s
      where s.partner_id = ${partner} and s.customer_id = any(${toldIds}::text[])
        and (s.customer_id, s.subscription_id) not in (select customer_id, subscription_id from new_subscriptions)
    ),
    put_subscriptions as (
      insert into subscriptions as s (partner_id, customer_id, subscription_id, row)
      select ${partner}, customer_id, subscription_id, row from new_subscriptions
      on conflict (partner_id, customer_id, subscription_id) do update
      ${setWhereOther('s', ['row'])}
    ),
    put_summaries as (
      insert into customer_summaries as s (partner_id, customer_id, ${named(summaryColumns)}, tags, tag_keys)
      select ${partner}, customer_id, ${named(summaryColumns)}, tags, tag_keys
      from jsonb_populate_recordset(null::customer_summaries, ${json(customers.map(summaryRecord))})
      on conflict (partner_id, customer_id) do update
      ${setWhereOther('s', summaryColumns)}
    ),
    new_standings as materialized (
      select * from jsonb_populate_recordset(null::customer_standings, ${json(customers.flatMap(standingRecords))})
    ),
    gone_standings as (
      delete from customer_standings s
      where s.partner_id = ${partner} and s.customer_id = any(${ids}::text[])
        and (s.customer_id, s.from_day) not in (select customer_id, from_day from new_standings)
    )
    insert into customer_standings as s (partner_id, customer_id, from_day, ${named(standingColumns)})
    select ${partner}, customer_id, from_day, ${named(standingColumns)} from new_standings
    on conflict (partner_id, customer_id, from_day) do update
    ${setWhereOther('s', standingColumns)}`;
}

// tags of a customer that is there stay as they are
const summaryColumns = [
  'region region_key managed_by managed_key sort_key search_text admin_email external_id',
  'products product_keys types in_total added last_sign_in',
].flatMap((line) => line.split(' '));
const standingColumns =
  'until_day statuses status_keys urgency licenses assigned used overage expires renews facts'.split(' ');

function named(columns: readonly string[], table?: string): Sql {
  return raw(columns.map((column) => (table ? `${table}.${column}` : column)).join(', '));
}

/** Sets columns to what comes, where one of them is another. */
function setWhereOther(table: string, columns: readonly string[]): Sql {
  return sql`set (${named(columns)}) = row(${named(columns, 'excluded')})
    where (${named(columns, table)}) is distinct from (${named(columns, 'excluded')})`;
}

function json(records: readonly unknown[]): Sql {
  return sql`${JSON.stringify(records)}::jsonb`;
}

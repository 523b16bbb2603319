import type { CalendarDay, Customer, PermissionScope, Query } from '@partnerkit/sdk';
import { dayNumber } from '@partnerkit/sdk';
import sql, { join, type Sql } from 'sql-template-tag';
import type { TextRow, Transaction } from '../storage/transaction.ts';
import type { CustomerOrder, PagePlace } from './customer-order.ts';
import { customerWhere } from './customer-where.ts';

/** Whose customers are asked for, and on which day. */
export interface CustomerReach {
  readonly partner: string;
  readonly user: string;
  readonly scope: PermissionScope | undefined;
  readonly asOf: CalendarDay;
}

interface CustomerRecord {
  readonly row: Customer;
  readonly facts: Partial<Customer>;
  readonly tags: string[];
  readonly products: string[] | null;
  readonly added: string | null;
}

/** A page of customers, each as JSON, and the place behind it where there are more. */
export interface CustomerPage {
  readonly items: string[];
  readonly next: PagePlace | undefined;
}

/** What is asked for of customers in an order. */
export interface CustomerPageQuery {
  readonly query: Query;
  readonly order: CustomerOrder;
  /** Absent: from the first. */
  readonly after: PagePlace | undefined;
  readonly limit: number;
  /** By customer, where they are told (WRK-1). */
  readonly points?: ReadonlyMap<string, number> | undefined;
}

/** Customers of a query in an order, behind a place. They go out as Postgres tells them: none is read only to be written again. */
export async function selectCustomerPage(
  tx: Transaction,
  reach: CustomerReach,
  { query, order, after, limit, points }: CustomerPageQuery,
): Promise<CustomerPage> {
  const where = customerWhere(query, reach.asOf);
  // two walks along an index instead of one sort: those whose key is known, then the others
  const known =
    after?.key === null
      ? []
      : await tx.texts(pageQuery(reach, order, sql`${order.known(after)} and ${where}`, order.by, limit + 1));
  const missing = limit + 1 - known.length;
  const place = after?.key === null ? after : undefined;
  const unknown =
    missing === 0
      ? []
      : await tx.texts(
          pageQuery(reach, order, sql`${order.unknown(place)} and ${where}`, order.byId, missing),
        );
  const rows = [...known, ...unknown];
  const [id, key] = (rows.length > limit && rows[limit - 1]) || [];
  return {
    items: rows.slice(0, limit).map((row) => pageText(row, points)),
    next: id ? { id, key: key ? JSON.parse(key) : null } : undefined,
  };
}

/** Fields of a customer that follow from others, and that a host may have supplied in its row as well. */
const derivedFields = [
  'statuses',
  'licenses',
  'expiresOn',
  'renewsOn',
  'products',
  'addedOn',
  'attention',
] as const satisfies readonly (keyof Customer)[];

function pageQuery(reach: CustomerReach, order: CustomerOrder, where: Sql, by: Sql, limit: number): Sql {
  return sql`
    with page as materialized (
      select s.customer_id, ${order.key} as key, s.tags, s.products, s.added, d.facts,
        row_number() over (order by ${by}) as place
      from ${standing(reach)} ${order.from}
      where ${visible(reach)} and ${where}
      order by ${by}
      limit ${limit}
    )
    select page.customer_id, to_json(page.key), c.row, page.facts, to_json(page.tags), to_json(page.products),
      ${addedOn(sql`page.added`)},
      c.row ?| ${derivedFields}::text[] or c.row -> 'tags' is distinct from to_jsonb(page.tags)
    from page join customers c on c.partner_id = ${reach.partner} and c.customer_id = page.customer_id
    order by page.place`;
}

/** A row of a page as the JSON of its customer. */
function pageText(
  [id, , row, facts, tags, products, added, isOverlaid]: TextRow,
  points: CustomerPageQuery['points'],
): string {
  const attention = points?.get(id as string);
  const derived = [
    (facts as string).slice(1, -1),
    products ? `"products":${products}` : '',
    added ? `"addedOn":"${added}"` : '',
    attention === undefined ? '' : `"attention":${attention}`,
  ];
  if (isOverlaid === 't') {
    const over = JSON.parse(objectOf([...derived, `"tags":${tags}`]));
    return JSON.stringify({ ...JSON.parse(row as string), ...over });
  }
  return objectOf([(row as string).slice(1, -1), ...derived]);
}

/** What stands between the braces of objects, in one; there may be nothing. */
function objectOf(parts: readonly string[]): string {
  return `{${parts.filter(Boolean).join()}}`;
}

/** One customer, where the user may see it. */
export async function selectCustomer(
  tx: Transaction,
  reach: CustomerReach,
  id: string,
): Promise<Customer | undefined> {
  const record = await tx.first<CustomerRecord>(sql`
    select s.tags, s.products, d.facts, c.row, ${addedOn(sql`s.added`)} as added
    from ${standing(reach)} join customers c on c.partner_id = s.partner_id and c.customer_id = s.customer_id
    where ${visible(reach)} and s.customer_id = ${id}`);
  return record && customerOf(record);
}

/** How many customers a query finds. */
export async function countCustomers(tx: Transaction, reach: CustomerReach, query: Query): Promise<number> {
  const counted = await tx.first<{ total: number }>(sql`
    select count(*) as total from ${standing(reach)}
    where ${visible(reach)} and ${customerWhere(query, reach.asOf)}`);
  return counted?.total ?? 0;
}

/** How many customers each of several queries finds, in their order: one walk for all of them. */
export async function listCustomerCounts(
  tx: Transaction,
  reach: CustomerReach,
  queries: readonly Query[],
): Promise<readonly number[]> {
  const totals = queries.map((query) => sql`count(*) filter (where ${customerWhere(query, reach.asOf)})`);
  const counted = await tx.first<{ totals: number[] }>(sql`
    select json_build_array(${join(totals, ', ')}) as totals from ${standing(reach)} where ${visible(reach)}`);
  return counted?.totals ?? [];
}

/** A value of a filter's field, and how many customers have it. */
export interface FacetRecord {
  readonly field: string;
  readonly value: string;
  readonly customers: number;
}

/** The values that customers have in the fields of the filters, the most frequent first (FIL-1). */
export function selectFacets(tx: Transaction, reach: CustomerReach): Promise<FacetRecord[]> {
  return tx.rows<FacetRecord>(sql`
    with seen as materialized (
      select s.region, s.managed_by, s.products, s.types, s.tags, d.statuses
      from ${standing(reach)} where ${visible(reach)}
    ), listed as (
      select 'status' as field, value from seen, unnest(statuses) as value
      union all select 'product', value from seen, unnest(products) as value
      union all select 'tag', value from seen, unnest(tags) as value
      union all select 'type', value from seen, unnest(types) as value
      union all select 'region', region from seen where region is not null
      union all select 'managed', managed_by from seen where managed_by is not null
    )
    select field, value, count(*) as customers from listed
    group by field, value order by customers desc, value collate "C"`);
}

/** The summary `s` of each customer with its standing `d` on the day. */
function standing({ asOf }: CustomerReach): Sql {
  const day = dayNumber(asOf) as number;
  return sql`customer_summaries s join customer_standings d
    on d.partner_id = s.partner_id and d.customer_id = s.customer_id
    and d.from_day <= ${day} and d.until_day >= ${day}`;
}

/** Which customers a user may see: all of the partner's, or those that are assigned to them (spec section 3). */
export function visible({ partner, user, scope }: Omit<CustomerReach, 'asOf'>): Sql {
  const own = sql`s.partner_id = ${partner}`;
  if (scope === 'all') return own;
  return sql`${own} and exists (
    select 1 from customer_administrators a
    where a.partner_id = ${partner} and a.customer_id = s.customer_id and a.user_id = ${user})`;
}

function addedOn(day: Sql): Sql {
  return sql`(date '1970-01-01' + ${day})::text`;
}

function customerOf({ row, facts, tags, products, added }: CustomerRecord): Customer {
  return {
    ...row,
    ...facts,
    tags,
    ...(products ? { products } : {}),
    ...(added === null ? {} : { addedOn: added }),
  };
}

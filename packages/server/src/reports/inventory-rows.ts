import {
  namedLine,
  type ReportLanguage,
  type ReportLine,
  type ReportTexts,
  reportWords,
} from '@partnerkit/sdk/server';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { CallingReach } from '../calling/calling.queries.ts';
import { visible } from '../customers/customers.queries.ts';
import type { Transaction } from '../storage/transaction.ts';

/** A report of what customers have, as it is now. */
export type InventoryKind = 'devices' | 'phoneNumbers';

/** Rows go on from this customer, and of it behind this position. */
export type InventoryPlace = readonly [sortKey: string, customerId: string, position: number];

/** Rows of a report, and the place behind them where there may be more. */
export interface ReportPage<Place, Row = ReportLine> {
  readonly lines: readonly Row[];
  readonly next: Place | undefined;
}

/** Rows of an inventory from a place on, and how many at most. */
export interface InventoryPart {
  readonly after: InventoryPlace | undefined;
  readonly limit: number;
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
  part: InventoryPart,
): Promise<ReportPage<InventoryPlace>> {
  const told = sql`r.row, c.row ->> 'name' as name, c.row ->> 'externalId' as "externalId"`;
  const rows = await tx.rows<FoundRow>(inventorySelect(reach, kind, part, told));
  const { limit } = part;
  const lines = rows.slice(0, limit).flatMap(({ row, name, externalId }) => {
    const customer = externalId === null ? { name } : { name, externalId };
    return namedLine(kind, row, customer) ?? [];
  });
  const end = rows.length > limit ? rows[limit - 1] : undefined;
  return { lines, next: end && [end.key, end.id, end.position] };
}

/** Which fields of an inventory are told as texts, and in which language those that are words. */
export interface InventoryFields {
  readonly kind: InventoryKind;
  readonly fields: readonly string[];
  readonly language?: ReportLanguage | undefined;
}

/** The same rows as the texts of some of their fields: nothing but these is read, and no object made of a row. */
export async function inventoryTexts(
  tx: Transaction,
  reach: CallingReach,
  told: InventoryFields,
  part: InventoryPart,
): Promise<ReportPage<InventoryPlace, ReportTexts>> {
  const rows = await tx.texts(inventorySelect(reach, told.kind, part, fieldTexts(told)));
  const { limit } = part;
  const end = rows.length > limit ? rows[limit - 1] : undefined;
  const [key, id, position] = (end?.slice(told.fields.length) ?? []) as string[];
  return {
    lines: rows.length > limit ? rows.slice(0, limit) : rows,
    next: end && [key as string, id as string, Number(position)],
  };
}

/** All of these texts in one select. */
export function inventoryTextsSelect(reach: CallingReach, told: InventoryFields): Sql {
  return sql`
    select ${fieldTexts(told)} ${inventoryOf(reach, told.kind)} ${inOrder}`;
}

/**
 * What stands in the file of a report, as {@link namedLine} has it: a customer's own external id goes first. What no writer of ours has
 * put there, a list in the place of a text, is told as JSON and not left out.
 */
function fieldTexts({ kind, fields, language }: InventoryFields): Sql {
  const textOf = (field: string) => {
    if (field === 'customerId') return sql`s.customer_id`;
    if (field === 'customerName') return sql`c.row ->> 'name'`;
    if (field === 'externalId') return sql`coalesce(c.row ->> 'externalId', r.row ->> 'externalId')`;
    const words = Object.entries(reportWords(kind, field, language) ?? {});
    const text = sql`r.row ->> ${field}::text`;
    if (words.length === 0) return text;
    const cases = words.map(([value, word]) => sql`when ${value} then ${word}`);
    return sql`case ${text} ${join(cases, ' ')} else ${text} end`;
  };
  return join(fields.map(textOf));
}

/** One more than are asked for, where there is one; behind what is told of each stands its place. */
function inventorySelect(
  reach: CallingReach,
  kind: InventoryKind,
  { after, limit }: InventoryPart,
  told: Sql,
): Sql {
  const [key, id, position] = after ?? ['', '', -1];
  return sql`
    select ${told}, s.sort_key as key, s.customer_id as id, r.position ${inventoryOf(reach, kind)}
      and (s.sort_key, s.customer_id) >= (${key}, ${id}) and (s.customer_id <> ${id} or r.position > ${position})
    ${inOrder} limit ${limit + 1}`;
}

function inventoryOf(reach: CallingReach, kind: InventoryKind): Sql {
  return sql`
    from customer_summaries s
      join customers c on c.partner_id = s.partner_id and c.customer_id = s.customer_id
      join ${tables[kind]} r on r.partner_id = s.partner_id and r.customer_id = s.customer_id
    where ${visible(reach)}`;
}

/** The order of two indexes: of the rows of a customer alone it takes sorting. */
const inOrder = raw('order by s.sort_key, s.customer_id, r.position');

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

import { type CustomerRow, PartnerError, type Subscription } from '@partnerkit/sdk';
import { defaultPoorLegRule } from '@partnerkit/sdk/calling';
import sql, { raw, type Sql } from 'sql-template-tag';
import { legReplaced } from '../calling/call-leg-row.ts';
import { holdLegs, keptLegs } from '../calling/kept-legs.ts';
import { bumpCallingVersion, rollUpAll } from '../calling/roll-up.ts';
import { insertUnknownWeeks } from '../calling/unknown-weeks.queries.ts';
import { writeCustomers } from '../customers/write-customers.ts';
import { bumpDataVersion } from '../storage/data-version.ts';
import type { Transaction } from '../storage/transaction.ts';
import { updateTags } from '../tags/tags.queries.ts';
import { type ImportTarget, importing, recordImport } from './import-target.ts';

/** What goes along with a customer as it stands, table by table. Its legs go by themselves, in pages. */
export const movedTables = [
  'customer_administrators',
  'customer_locations',
  'call_weeks',
  'devices',
  'own_trials',
  'phone_numbers',
  'worklist_marks',
] as const;

/** What does not: derived anew in the other region, told by the files of the former one, or what was done in it. */
export const leftTables = [
  'audit_entries',
  'customer_standings',
  'customer_summaries',
  'stale_call_weeks',
  'unknown_call_weeks',
  'weekly_usage',
] as const;

/** What goes along and is written by its own rules. */
export const rewrittenTables = ['customers', 'subscriptions', 'call_legs'] as const;

type Records = readonly Readonly<Record<string, unknown>>[];

/** All that a region knows of a customer, but its legs. */
interface Belongings {
  readonly row: CustomerRow;
  readonly isSupplied: boolean;
  readonly subscriptions: readonly Subscription[];
  readonly tags: readonly string[];
  readonly tagDetails: Records;
  readonly tables: Readonly<Record<(typeof movedTables)[number], Records>>;
  /** Of these weeks the usage files of this region told, or could not tell; a file tells only of customers of its region. */
  readonly usageWeeks: readonly string[];
}

const legsAtOnce = 5000;
/** So often it is begun anew where others change the customer meanwhile. */
const mostTries = 5;

/**
 * Moves a customer and all that hangs on it to another region (REP-8), where usage has named it already. The regions have no
 * transaction in common: what is there is copied first and removed after that, and only what was copied; if it is killed in
 * between, the next import of the file goes on.
 */
export async function moveCustomer(
  target: ImportTarget,
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const { partner, poorLegRule: rule = defaultPoorLegRule } = target;
  for (let tries = 0; tries < mostTries; tries++) {
    await rollUpAll({ partner, rule, transaction: (run) => importing(target, from, run) });
    const belongings = await importing(target, from, (tx) => selectBelongings(tx, partner, id));
    if (!belongings) return;
    await importing(target, to, (tx) => insertBelongings(tx, partner, belongings, { from, to }));
    await copyLegs(target, id, { from, to });
    const isMoved = await importing(target, from, async (tx) => {
      if (!(await removeUnchanged(tx, partner, belongings))) return false;
      const subject = { kind: 'customer', id, name: belongings.row.name };
      const changes = [{ field: 'region', before: from, after: to }];
      await recordImport(tx, target, from, { action: 'customers.move', subject, customerId: id, changes });
      return true;
    });
    if (isMoved) return;
  }
  throw new PartnerError({
    code: 'conflict',
    message: `Customer ${id} could not be moved from ${from} to ${to}: it was being changed. Import again.`,
  });
}

async function selectBelongings(
  tx: Transaction,
  partner: string,
  id: string,
): Promise<Belongings | undefined> {
  const own = sql`partner_id = ${partner} and customer_id = ${id}`;
  const customer = await tx.first<{
    row: CustomerRow;
    isSupplied: boolean;
    tags: string[];
    keys: string[];
  }>(sql`
    select c.row, c.subscriptions_supplied as "isSupplied", s.tags, s.tag_keys as keys
    from customers c join customer_summaries s using (partner_id, customer_id)
    where c.partner_id = ${partner} and c.customer_id = ${id} for update of c`);
  if (!customer) return undefined;
  const { keys, ...rest } = customer;
  const subscriptions = await tx.rows<{ row: Subscription }>(
    sql`select row from subscriptions where ${own} order by subscription_id`,
  );
  const weeks = await tx.rows<{ week: string }>(sql`
    select week::text as week from weekly_usage where ${own}
    union select week::text from unknown_call_weeks
      where partner_id = ${partner} and customer_id = any(${[id, '']}::text[])
    order by week`);
  const tables = {} as Record<(typeof movedTables)[number], Records>;
  for (const table of movedTables) {
    const which = table === 'call_weeks' ? sql`and source = 'legs'` : sql``;
    tables[table] = await records(tx, sql`select * from ${raw(table)} where ${own} ${which}`);
  }
  return {
    ...rest,
    subscriptions: subscriptions.map(({ row }) => row),
    tagDetails: await records(
      tx,
      sql`select * from tag_details where partner_id = ${partner} and tag_key = any(${keys}::text[])`,
    ),
    tables,
    usageWeeks: weeks.map(({ week }) => week),
  };
}

async function records(tx: Transaction, rows: Sql, order = 'to_jsonb(t)'): Promise<Records> {
  const found = await tx.rows<{ record: Record<string, unknown> }>(
    sql`select to_jsonb(t) as record from (${rows}) as t order by ${raw(order)}`,
  );
  return found.map(({ record }) => record);
}

async function insertBelongings(
  tx: Transaction,
  partner: string,
  { row, isSupplied, subscriptions, tags, tagDetails, tables, usageWeeks }: Belongings,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const named = await tx.first<{ name: string }>(
    sql`select row ->> 'name' as name from customers where partner_id = ${partner} and customer_id = ${row.id}`,
  );
  const moved = { ...row, name: named?.name ?? row.name, region: to };
  await writeCustomers(tx, partner, [{ row: moved, subscriptions: isSupplied ? subscriptions : undefined }]);
  await updateTags(tx, partner, [{ id: row.id, tags }]);
  await insertRecords(tx, 'tag_details', tagDetails);
  const weeks = tables.call_weeks.map(({ week }) => String(week));
  for (const table of movedTables) {
    // what an earlier try has brought may have gone since, or changed
    const which = table === 'call_weeks' ? sql`and source = 'legs' and week = any(${weeks}::date[])` : sql``;
    // nobody keeps a right that was taken away meanwhile
    const isWhole = table !== 'customer_locations' && tables[table].length > 0;
    if (isWhole || table === 'customer_administrators')
      await tx.run(sql`
        delete from ${raw(table)} where partner_id = ${partner} and customer_id = ${row.id} ${which}`);
    await insertRecords(tx, table, await placed(tx, partner, table, tables[table]));
  }
  for (const week of usageWeeks)
    await insertUnknownWeeks(tx, { partner, week, toldBy: from, customerIds: [row.id] });
  await bumpCallingVersion(tx, partner);
}

/** Rows of an inventory stand in the order of its file: these come after those that are there. */
async function placed(
  tx: Transaction,
  partner: string,
  table: (typeof movedTables)[number],
  rows: Records,
): Promise<Records> {
  if (rows.length === 0 || (table !== 'devices' && table !== 'phone_numbers')) return rows;
  const last = await tx.first<{ position: number }>(sql`
    select coalesce(max(position), -1) as position from ${raw(table)} where partner_id = ${partner}`);
  const first = (last?.position ?? -1) + 1;
  return rows.map((row, index) => ({ ...row, position: first + index }));
}

async function insertRecords(
  tx: Transaction,
  table: string,
  rows: Records,
  onConflict = sql`do nothing`,
): Promise<void> {
  if (rows.length === 0) return;
  const name = raw(`"${table}"`);
  await tx.run(sql`
    insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)
    on conflict ${onConflict}`);
}

/** Legs as they are now in the region that they leave: an earlier try may have brought them as they were before. */
async function insertLegs(tx: Transaction, rows: Records): Promise<void> {
  await insertRecords(
    tx,
    'call_legs',
    rows,
    sql`(partner_id, customer_id, leg_id) do update set ${legReplaced}`,
  );
}

async function copyLegs(
  target: ImportTarget,
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const { partner } = target;
  for (let after = '', page: Records = []; ; after = String(page.at(-1)?.leg_id)) {
    page = await importing(target, from, (tx) =>
      records(
        tx,
        sql`select * from call_legs where partner_id = ${partner} and customer_id = ${id} and leg_id > ${after}
          order by leg_id limit ${legsAtOnce}`,
        'leg_id',
      ),
    );
    if (page.length === 0) return;
    await importing(target, to, async (tx) => {
      const kept = await keptLegs(tx, partner);
      const rows = kept ? page.filter(({ week }) => String(week) >= kept.from) : page;
      await insertLegs(tx, rows);
    });
  }
}

/** Removes the customer where it is still as it was copied; answers whether it is. */
async function removeUnchanged(tx: Transaction, partner: string, copied: Belongings): Promise<boolean> {
  const { id } = copied.row;
  await holdLegs(tx, partner);
  await bumpDataVersion(tx, partner);
  const present = await selectBelongings(tx, partner, id);
  const isStale = await tx.first(
    sql`select 1 from stale_call_weeks where partner_id = ${partner} and customer_id = ${id}`,
  );
  if (isStale || JSON.stringify(present) !== JSON.stringify(copied)) return false;
  await tx.run(sql`delete from customers where partner_id = ${partner} and customer_id = ${id}`);
  for (const table of ['call_legs', 'call_weeks', 'unknown_call_weeks', 'weekly_usage']) {
    await tx.run(sql`delete from ${raw(table)} where partner_id = ${partner} and customer_id = ${id}`);
  }
  await bumpCallingVersion(tx, partner);
  return true;
}

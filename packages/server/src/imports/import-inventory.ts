import type { CustomerRow } from '@partnerkit/sdk';
import {
  holdsUp,
  type InventoryNaming,
  inventoryExternalIds,
  inventoryLocations,
  isLaterReport,
  type ReportRow,
  type ReportRowCounts,
  unknownRegion,
} from '@partnerkit/sdk/server';
import sql, { raw } from 'sql-template-tag';
import { writeCustomers } from '../customers/write-customers.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { ImportReport } from './import-report.ts';
import {
  customersElsewhere,
  type ImportTarget,
  importedCounts,
  importing,
  recordImport,
} from './import-target.ts';
import { type PartFindings, replaceByFirst } from './replacing.ts';
import { inBatches, type ReportFile, silent } from './report-files.ts';
import { rowProblem } from './row-problem.ts';

/** Tables of what the inventory reports tell, and what their rows are called. */
const inventories = {
  devices: { table: 'devices', rows: 'devices' },
  phoneNumbers: { table: 'phone_numbers', rows: 'phone numbers' },
} as const;

/** An inventory report. */
export type InventoryFile = ReportFile & { readonly kind: keyof typeof inventories };

/**
 * Imports devices or phone numbers in the place of those that were known (REP-5, REP-6, REP-8), by the latest file of a kind
 * that holds up. The file has no region: each row goes where its organization is a customer, each region as a whole.
 */
export async function importInventory(
  target: ImportTarget,
  kind: InventoryFile['kind'],
  files: readonly InventoryFile[],
  report: ImportReport,
): Promise<void> {
  const what = inventories[kind].rows;
  const isKnown = await isKnownInventory(target, kind);
  await replaceByFirst(
    { files, what, isKnown, goodShare: target.goodShare },
    async (file, goodShare, findings) => {
      const counts = await refuseUnknown(target, file, findings);
      if (!holdsUp(counts, goodShare)) return { outcome: 'notHeldUp', counts };
      let isOutdated = false;
      for (const region of target.databases.regions) {
        const count = await importing(target, region, (tx) => replaceInventory(tx, target, region, file));
        isOutdated ||= count === undefined;
        report.count(what, count ?? 0);
      }
      return { outcome: isOutdated ? 'outdated' : 'taken', counts };
    },
    report,
  );
}

/** Whether an inventory of a kind was imported before, in any region. */
async function isKnownInventory(target: ImportTarget, kind: keyof typeof inventories): Promise<boolean> {
  for (const region of target.databases.regions) {
    const known = await importing(target, region, (tx) =>
      tx.first(sql`select 1 from inventory_files where partner_id = ${target.partner} and kind = ${kind}`),
    );
    if (known) return true;
  }
  return false;
}

/** Names the rows that can't be kept; answers how many these are, and how many the others. */
async function refuseUnknown(
  target: ImportTarget,
  file: ReportFile,
  findings: PartFindings,
): Promise<ReportRowCounts> {
  let good = 0;
  for await (const rows of inBatches(file.rows(findings))) {
    const ids = [...new Set(rows.map(({ values }) => values.customerId as string))];
    const known = await customersElsewhere(target, undefined, ids);
    for (const { line, values } of rows) {
      const message = known.has(values.customerId as string) ? rowProblem(values) : unknownRegion;
      if (message) findings.refuse(file.path, message, { line, field: file.idHeader });
      else good++;
    }
  }
  return { good, refused: findings.refused };
}

/** Answers how many rows a region has got; `undefined` where a later file was there. */
async function replaceInventory(
  tx: Transaction,
  target: ImportTarget,
  region: string,
  file: InventoryFile,
): Promise<number | undefined> {
  const { partner } = target;
  const { kind, path } = file;
  const known = await tx.first<{ file: string }>(
    sql`select file from inventory_files where partner_id = ${partner} and kind = ${kind}`,
  );
  if (known && !isLaterReport(path, known.file)) return undefined;
  const table = raw(inventories[kind].table);
  await tx.run(sql`delete from ${table} where partner_id = ${partner}`);
  let count = 0;
  for await (const batch of inBatches(file.rows(silent))) {
    const storable = batch.filter(({ values }) => !rowProblem(values));
    const rows = await ownRows(tx, partner, storable);
    const records = rows.map((row, index) => ({ position: count + index, customer_id: row.customerId, row }));
    await tx.run(sql`
      insert into ${table} (partner_id, position, customer_id, row)
      select ${partner}, r.position, r.customer_id, r.row
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(position integer, customer_id text, row jsonb)`);
    await nameLocations(tx, partner, rows);
    await nameExternally(tx, partner, rows);
    count += rows.length;
  }
  await tx.run(sql`
    insert into inventory_files (partner_id, kind, file, taken_at) values (${partner}, ${kind}, ${path}, clock_timestamp())
    on conflict (partner_id, kind) do update set file = excluded.file, taken_at = excluded.taken_at`);
  const changes = importedCounts({ before: known?.file, after: path }, { [kind]: count });
  await recordImport(tx, target, region, { changes });
  return count;
}

type InventoryRow = InventoryNaming & Readonly<Record<string, string | number | boolean>>;

/** The rows whose organization is a customer of this region. */
async function ownRows(
  tx: Transaction,
  partner: string,
  rows: readonly ReportRow[],
): Promise<InventoryRow[]> {
  const ids = [...new Set(rows.map(({ values }) => values.customerId as string))];
  const known = await tx.rows<{ id: string }>(sql`
    select customer_id as id from customers
    where partner_id = ${partner} and customer_id = any(${ids}::text[])`);
  const own = new Set(known.map(({ id }) => id));
  return rows.flatMap(({ values: { customerName: _, ...row } }) =>
    own.has(row.customerId as string) ? [row as InventoryRow] : [],
  );
}

/** Adds the places that inventory names, with their ids and countries. */
export async function nameLocations(
  tx: Transaction,
  partner: string,
  rows: readonly InventoryNaming[],
): Promise<void> {
  const places = inventoryLocations(rows).map((row) => ({ row }));
  await tx.run(sql`
    insert into customer_locations (partner_id, customer_id, name, row)
    select ${partner}, r.row ->> 'customerId', r.row ->> 'name', r.row
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r(row jsonb)
    on conflict (partner_id, customer_id, name) do update set row = excluded.row || customer_locations.row`);
}

/** Gives customers the external id that inventory names (wholesale customers only). */
async function nameExternally(
  tx: Transaction,
  partner: string,
  rows: readonly InventoryNaming[],
): Promise<void> {
  const externalIds = inventoryExternalIds(rows);
  if (externalIds.size === 0) return;
  const customers = await tx.rows<{ row: CustomerRow }>(sql`
    select row from customers where partner_id = ${partner} and customer_id = any(${[...externalIds.keys()]}::text[])`);
  const changed = customers
    .map(({ row }) => ({ row: { ...row, externalId: externalIds.get(row.id) as string } }))
    .filter(({ row }, index) => customers[index]?.row.externalId !== row.externalId);
  await writeCustomers(tx, partner, changed);
}

import type { Inventory } from '@partnerkit/testing';
import sql, { raw } from 'sql-template-tag';
import { nameLocations } from '../imports/import-inventory.ts';
import type { Transaction } from '../storage/transaction.ts';

const tables = { devices: 'devices', phoneNumbers: 'phone_numbers' } as const;

/** Writes what the customers of one region have at the moment (REP-5, REP-6). */
export async function seedInventory(
  tx: Transaction,
  partner: string,
  inventory: Inventory,
  customerIds: ReadonlySet<string>,
): Promise<void> {
  for (const kind of ['devices', 'phoneNumbers'] as const) {
    const rows = inventory[kind].filter(({ customerId }) => customerIds.has(customerId));
    const records = rows.map((row, position) => ({ position, customer_id: row.customerId, row }));
    await tx.run(sql`
      insert into ${raw(tables[kind])} (partner_id, position, customer_id, row)
      select ${partner}, r.position, r.customer_id, r.row
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(position integer, customer_id text, row jsonb)`);
    await nameLocations(tx, partner, rows);
    await tx.run(sql`
      insert into inventory_files (partner_id, kind, file, taken_at)
      values (${partner}, ${kind}, 'demo', clock_timestamp()) on conflict (partner_id, kind) do nothing`);
  }
}

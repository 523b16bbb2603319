import sql, { raw, type Sql } from 'sql-template-tag';
import { dataTables, insertRows } from '../backup/tables.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { Transaction } from '../storage/transaction.ts';

const rowsAtOnce = 500;

/**
 * Brings all rows of a partner from one set of databases into another, region by region: written and kept there first, then removed
 * here, so that whatever fails in between leaves them where they were; what an earlier try has left there is replaced. A job that a
 * server has in hand here ends without a word, since its row is gone, and is taken up there when its lease is over.
 */
export async function carryPartner(
  partner: string,
  from: RegionDatabases,
  to: RegionDatabases,
): Promise<void> {
  for (const region of from.regions) {
    const [here, there] = [await from.of(region), await to.of(region)];
    await here.asOwner(
      async (source) => {
        const tables = await dataTables(source, here);
        await there.asOwner(async (target) => {
          for (const table of tables.toReversed()) await target.run(removal(table, partner));
          for (const table of tables) await copyRows(source, target, table, partner);
        });
        for (const table of tables.toReversed()) await source.run(removal(table, partner));
      },
      { isolation: 'repeatable read' },
    );
  }
}

function removal(table: string, partner: string): Sql {
  return sql`delete from ${raw(`"${table}"`)} where partner_id = ${partner}`;
}

async function copyRows(
  source: Transaction,
  target: Transaction,
  table: string,
  partner: string,
): Promise<void> {
  const name = raw(`"${table}"`);
  await source.run(
    sql`declare carried no scroll cursor for select to_jsonb(t) as row from ${name} t where partner_id = ${partner}`,
  );
  while (true) {
    const rows = await source.rows<{ row: unknown }>(sql`fetch ${raw(String(rowsAtOnce))} from carried`);
    if (rows.length === 0) break;
    await insertRows(
      target,
      table,
      rows.map(({ row }) => row),
    );
  }
  await source.run(sql`close carried`);
}

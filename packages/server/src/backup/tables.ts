import sql, { raw } from 'sql-template-tag';
import type { RegionDatabase } from '../storage/region-database.ts';
import { schemaOf } from '../storage/region-names.ts';
import type { Transaction } from '../storage/transaction.ts';

/** The tables of a region that hold partners' data, each after those that it refers to. */
export async function dataTables(tx: Transaction, { region }: RegionDatabase): Promise<string[]> {
  const schema = schemaOf(region);
  const tables = await tx.rows<{ name: string; refersTo: string[] }>(sql`
    select c.relname as name,
      array(select r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and r.oid <> c.oid) as "refersTo"
    from pg_class c
    where c.relnamespace = ${schema}::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
    order by c.relname`);
  const ordered: string[] = [];
  while (ordered.length < tables.length) {
    const next = tables.find(
      ({ name, refersTo }) => !ordered.includes(name) && refersTo.every((other) => ordered.includes(other)),
    );
    if (!next) throw new Error(`The tables of ${schema} refer to each other in a circle.`);
    ordered.push(next.name);
  }
  return ordered;
}

/** Writes rows as they were read whole, but for what the database makes of them itself. */
export async function insertRows(tx: Transaction, table: string, rows: readonly unknown[]): Promise<void> {
  const name = raw(`"${table}"`);
  const [given] = await tx.rows<{ columns: string }>(sql`
    select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
    where attrelid = ${`"${table}"`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`);
  const columns = raw(given?.columns ?? '');
  await tx.run(sql`
    insert into ${name} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`);
}

/** The migrations that a region's schema has. */
export async function appliedMigrations(tx: Transaction): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from migrations order by id`);
  return rows.map(({ id }) => id);
}

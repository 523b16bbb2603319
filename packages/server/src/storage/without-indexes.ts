import sql, { raw } from 'sql-template-tag';
import { schemaOf } from './region-names.ts';
import type { Transaction } from './transaction.ts';

/**
 * Fills the tables of a region while they have no indexes but those of their keys, and nothing is looked up in another table for each
 * row that refers to it: the indexes are built once at the end, and the references compared once, in much less time than each row would
 * take for its own. It is all one transaction of the owner: whatever ends it before, both are there. The tables are closed to everybody
 * else meanwhile.
 */
export async function withoutIndexes<T>(tx: Transaction, region: string, fill: () => Promise<T>): Promise<T> {
  const schema = schemaOf(region);
  const references = await tx.rows<{ from: string; name: string; definition: string }>(sql`
    select conrelid::regclass::text as from, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = ${schema}::regnamespace and contype = 'f' order by conrelid, conname`);
  const indexes = await tx.rows<{ name: string; definition: string }>(sql`
    select c.oid::regclass::text as name, pg_get_indexdef(c.oid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = ${schema}::regnamespace and not i.indisunique order by c.relname`);
  for (const { from, name } of references) await tx.run(raw(`alter table ${from} drop constraint ${name}`));
  for (const { name } of indexes) await tx.run(raw(`drop index ${name}`));
  const answer = await fill();
  for (const { definition } of indexes) await tx.run(raw(definition));
  for (const { from, name, definition } of references)
    await tx.run(raw(`alter table ${from} add constraint ${name} ${definition}`));
  return answer;
}

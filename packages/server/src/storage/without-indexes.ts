import sql, { raw } from 'sql-template-tag';
import { schemaOf } from './region-names.ts';
import type { Transaction } from './transaction.ts';

/**
 * Fills the tables of a region while they have no indexes but those of their keys, which are built once at the end, in half the time
 * that each row would take for its own. It is all one transaction of the owner: whatever ends it before, the indexes are there. The
 * tables are closed to everybody else meanwhile.
 */
export async function withoutIndexes<T>(tx: Transaction, region: string, fill: () => Promise<T>): Promise<T> {
  const indexes = await tx.rows<{ name: string; definition: string }>(sql`
    select c.oid::regclass::text as name, pg_get_indexdef(c.oid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = ${schemaOf(region)}::regnamespace and not i.indisunique order by c.relname`);
  for (const { name } of indexes) await tx.run(raw(`drop index ${name}`));
  const answer = await fill();
  for (const { definition } of indexes) await tx.run(raw(definition));
  return answer;
}

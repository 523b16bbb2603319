import { customerSearchText } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { inBatches, type Migration } from '../storage/migration.ts';
import type { Transaction } from '../storage/transaction.ts';

/** So many customers are derived anew at once. */
const batchSize = 1000;

interface Written {
  readonly partner: string;
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** What a search looks in holds every spelling of a name: `Möbel` as `mobel` and as `moebel`. */
export const searchSpellingsMigration: Migration = {
  id: '012-search-spellings',
  up: (schema) => `
    comment on column ${schema}.customer_summaries.search_text is
      'folded name and e-mail; then, where there are any, their other spellings'`,
  derive: inBatches(deriveBatch),
};

/** Derives customers behind the last one anew, as many as go at once; answers their last. */
async function deriveBatch(tx: Transaction, after: Written | undefined): Promise<Written | undefined> {
  // a text of ASCII alone has no other spelling
  const found = await tx.rows<Written>(sql`
    select partner_id as partner, customer_id as id, row ->> 'name' as name, row ->> 'adminEmail' as email
    from customers
    where (partner_id, customer_id) > (${after?.partner ?? ''}, ${after?.id ?? ''})
      and concat(row ->> 'name', row ->> 'adminEmail') ~ '[^\\x01-\\x7f]'
    order by partner_id, customer_id limit ${batchSize}`);
  const records = found.map(({ name, email, ...key }) => ({
    ...key,
    text: customerSearchText(name, email ?? undefined),
  }));
  await tx.run(sql`
    update customer_summaries s set search_text = r.text
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(partner text, id text, text text)
    where s.partner_id = r.partner and s.customer_id = r.id`);
  return found.at(-1);
}

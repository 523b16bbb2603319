import type { Subscription } from '@partnerkit/sdk';
import { isInTotal } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { inBatches, type Migration } from '../storage/migration.ts';
import type { Transaction } from '../storage/transaction.ts';

/** So many customers are derived anew at once. */
const batchSize = 1000;

interface Written {
  readonly partner: string;
  readonly id: string;
  readonly subscriptions: readonly Subscription[];
}

/** Who is counted by the total of all customers, so that nobody tells Postgres a hundred thousand ids (KPI-1). */
export const totalCustomersMigration: Migration = {
  id: '033-total-customers',
  up: () => `
    alter table customer_summaries add column in_total boolean not null default false;
    -- who is not is looked for among few, in whatever order
    create index customer_summaries_beside_total on customer_summaries (partner_id, sort_key, customer_id)
      where in_total is not true;
  `,
  derive: inBatches(deriveBatch),
};

/** Derives customers behind the last one anew, as many as go at once; answers their last. */
async function deriveBatch(tx: Transaction, after: Written | undefined): Promise<Written | undefined> {
  const found = await tx.rows<Written>(sql`
    select c.partner_id as partner, c.customer_id as id,
      (select coalesce(jsonb_agg(a.row - '{invoices,orders}'::text[]), '[]') from subscriptions a
        where a.partner_id = c.partner_id and a.customer_id = c.customer_id) as subscriptions
    from customers c
    where (c.partner_id, c.customer_id) > (${after?.partner ?? ''}, ${after?.id ?? ''}) and c.subscriptions_supplied
    order by c.partner_id, c.customer_id limit ${batchSize}`);
  const records = found
    .filter(({ subscriptions }) => isInTotal(subscriptions))
    .map(({ partner, id }) => ({ partner, id }));
  await tx.run(sql`
    update customer_summaries s set in_total = true
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(partner text, id text)
    where s.partner_id = r.partner and s.customer_id = r.id`);
  return found.at(-1);
}

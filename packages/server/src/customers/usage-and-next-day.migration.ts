import type { CustomerRow, Subscription } from '@partnerkit/sdk';
import sql, { raw } from 'sql-template-tag';
import { inBatches, type Migration } from '../storage/migration.ts';
import type { Transaction } from '../storage/transaction.ts';
import { standingRecords } from './customer-records.ts';

/** So many customers are derived anew at once. */
const batchSize = 1000;

interface Written {
  readonly partner: string;
  readonly id: string;
  readonly row: CustomerRow;
  readonly subscriptions: Subscription[];
}

/**
 * How much of what was purchased is in use, in percent, and the first of both next days: columns that follow from what is
 * stored (CUS-1). Floating-point numbers, as JavaScript computes them.
 */
export const usageAndNextDayMigration: Migration = {
  id: '031-usage-and-next-day',
  up: () => `
    alter table customer_standings
      add column usage double precision generated always as
        (used * 100 / nullif(coalesce((facts -> 'licenses' ->> 'usedOf')::float8, licenses), 0)) stored,
      add column next_day integer generated always as (least(expires, renews)) stored;
    create index customer_standings_usage
      on customer_standings (partner_id, usage, customer_id, from_day, until_day);
    create index customer_standings_next_day
      on customer_standings (partner_id, next_day, customer_id, from_day, until_day);
  `,
  derive: inBatches(deriveBatch),
};

/**
 * Customers some of whose pools tell their use and some do not are written before it was kept of how many licenses it is known;
 * answers the last of a batch.
 */
async function deriveBatch(tx: Transaction, after: Written | undefined): Promise<Written | undefined> {
  const found = await tx.rows<Written>(sql`
    select c.partner_id as partner, c.customer_id as id, c.row, jsonb_agg(s.row) as subscriptions
    from customers c join subscriptions s using (partner_id, customer_id)
    where (c.partner_id, c.customer_id) > (${after?.partner ?? ''}, ${after?.id ?? ''}) and c.subscriptions_supplied
    group by c.partner_id, c.customer_id
    having bool_or(jsonb_path_exists(s.row, '$.licenses[*] ? (exists(@.used))'))
      and bool_or(jsonb_path_exists(s.row, '$.licenses[*] ? (!exists(@.used))'))
    order by c.partner_id, c.customer_id limit ${batchSize}`);
  const records = found.flatMap(({ partner, row, subscriptions }) =>
    standingRecords({ row, subscriptions }).map((standing) => ({ partner_id: partner, ...standing })),
  );
  const keys = JSON.stringify(found.map(({ partner, id }) => ({ partner, id })));
  await tx.run(sql`
    delete from customer_standings d using jsonb_to_recordset(${keys}::jsonb) as r(partner text, id text)
    where d.partner_id = r.partner and d.customer_id = r.id`);
  await tx.run(sql`
    insert into customer_standings (${columns})
    select ${columns} from jsonb_populate_recordset(null::customer_standings, ${JSON.stringify(records)}::jsonb)`);
  return found.at(-1);
}

/** The columns of this version. */
const columns =
  raw(`partner_id, customer_id, from_day, until_day, statuses, status_keys, urgency, licenses, assigned, used,
  overage, expires, renews, facts`);

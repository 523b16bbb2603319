import type { Subscription } from '@partnerkit/sdk';
import { trialTerms, versionedTrial } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import type { CustomerUpdate } from '../customers/write-customers.ts';
import { bumpDataVersion } from '../storage/data-version.ts';
import type { Transaction } from '../storage/transaction.ts';

/** Takes note of a trial that was started here, or was changed and how it was `before`. */
export async function insertOwnTrial(
  tx: Transaction,
  partner: string,
  { customerId, id }: Subscription,
  before?: Subscription | undefined,
): Promise<void> {
  const from = before ? versionedTrial(before).version : null;
  await tx.run(sql`
    insert into own_trials (partner_id, customer_id, trial_id, changed_from)
    values (${partner}, ${customerId}, ${id}, ${from}) on conflict do nothing`);
}

interface OwnTrial {
  readonly row: Subscription;
  /** The version of the row that it was changed from; `null`: it was started here. */
  readonly from: string | null;
}

/**
 * What a file says of customers, with the trials that were started and changed here since. Where the file has come to say something
 * else of one of them itself, the file counts from then on.
 */
export async function withOwnTrials(
  tx: Transaction,
  partner: string,
  updates: readonly CustomerUpdate[],
): Promise<readonly CustomerUpdate[]> {
  if (updates.length === 0) return updates;
  // whoever changes a trial meanwhile comes before this or after it
  await bumpDataVersion(tx, partner);
  const ids = updates.flatMap(({ row, subscriptions }) => (subscriptions ? [row.id] : []));
  const own = await tx.rows<OwnTrial>(sql`
    select s.row, o.changed_from as "from" from own_trials o
    join subscriptions s on s.partner_id = o.partner_id and s.customer_id = o.customer_id
      and s.subscription_id = o.trial_id
    where o.partner_id = ${partner} and o.customer_id = any(${ids}::text[])
    order by o.customer_id, o.trial_id`);
  if (own.length === 0) return updates;
  const ofCustomer = new Map<string, OwnTrial[]>();
  for (const one of own) {
    const { customerId } = one.row;
    ofCustomer.set(customerId, [...(ofCustomer.get(customerId) ?? []), one]);
  }
  const superseded: OwnTrial[] = [];
  const merged = updates.map(({ row, subscriptions }) => {
    const trials = ofCustomer.get(row.id);
    if (!subscriptions || !trials) return { row, subscriptions };
    return { row, subscriptions: mergedTrials(subscriptions, trials, superseded) };
  });
  await deleteOwnTrials(tx, partner, superseded);
  return merged;
}

function mergedTrials(
  told: readonly Subscription[],
  own: readonly OwnTrial[],
  superseded: OwnTrial[],
): Subscription[] {
  const left = new Map(own.map((one) => [one.row.id, one]));
  const rows = told.map((row) => {
    const one = left.get(row.id);
    if (!one) return row;
    left.delete(row.id);
    if (one.from === versionedTrial(row).version) return withTerms(row, one.row);
    superseded.push(one);
    return row;
  });
  for (const one of left.values()) {
    if (one.from === null) rows.push(one.row);
    else superseded.push(one);
  }
  return rows;
}

/** A row of a file with the days, products and licenses of the trial here: what it tells of their use is the file's. */
function withTerms(row: Subscription, own: Subscription): Subscription {
  const { licenses, ...days } = trialTerms(own);
  const pools = new Map(row.licenses.map((pool) => [pool.product, pool]));
  return {
    ...row,
    ...days,
    licenses: licenses.map((pool) => ({ ...pools.get(pool.product), ...pool })),
  };
}

async function deleteOwnTrials(tx: Transaction, partner: string, trials: readonly OwnTrial[]): Promise<void> {
  if (trials.length === 0) return;
  const keys = trials.map(({ row: { customerId, id } }) => ({ customer_id: customerId, trial_id: id }));
  await tx.run(sql`
    delete from own_trials o
    using jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as gone(customer_id text, trial_id text)
    where o.partner_id = ${partner} and o.customer_id = gone.customer_id and o.trial_id = gone.trial_id`);
}

import sql from 'sql-template-tag';
import type { RegionDatabase, TenantOptions } from '../storage/region-database.ts';
import type { Transaction } from '../storage/transaction.ts';

/** Of fewer customers the indexes are no burden. */
const leastToFill = 2000;

/** Runs a transaction that writes about so many customers: a region where nobody has any yet is filled, where they are many. */
export async function writingCustomers<T>(
  database: RegionDatabase,
  tenant: TenantOptions,
  count: number,
  run: (tx: Transaction) => Promise<T>,
): Promise<T> {
  // indexes of what others have are not built anew
  const isMany = count >= leastToFill && !(await hasCustomers(database));
  return database[isMany ? 'fill' : 'transaction'](tenant, run);
}

async function hasCustomers(database: RegionDatabase): Promise<boolean> {
  const known = await database.asOwner((tx) => tx.first(sql`select 1 from customers limit 1`), {
    readOnly: true,
  });
  return known !== undefined;
}

import { customerStatuses } from '../../sdk/src/statuses/customer-statuses.ts';
import { createWorld } from '../../testing/src/create-world.ts';
import type { BenchRow } from '../page/contestant.ts';

/** The rows that every contestant of a run shows: the believable world's customers, the same for the same number. */
export function customerRows(count: number): BenchRow[] {
  const { asOf, customers, subscriptions } = createWorld({ customers: count, weeks: false });
  const products = new Map<string, Set<string>>(customers.map(({ id }) => [id, new Set()]));
  for (const { customerId, licenses } of subscriptions) {
    for (const { product } of licenses) products.get(customerId)?.add(product);
  }
  return customers.map((customer) => ({
    ...(customer as Omit<BenchRow, 'products' | 'statusText'>),
    products: [...products.get(customer.id)!],
    statusText: customerStatuses(customer, undefined, { asOf }).join(', '),
  }));
}

import type { CustomerRow, Subscription } from '@partnerkit/sdk';
import type { BenchData, DerivedCells, JoinedRow } from './contestant.ts';

/** The data as the runner writes it: customers, a subscription of each, and what follows from it. */
export interface StoredData {
  readonly customers: readonly CustomerRow[];
  readonly subscriptions: readonly Subscription[];
  readonly derived: readonly DerivedCells[];
}

/** The data, so many times over: each copy has ids and names of its own. */
export function repeated(stored: StoredData, copies: number): BenchData {
  const customers: CustomerRow[] = [];
  const subscriptions: Subscription[] = [];
  const derived: DerivedCells[] = [];
  for (let copy = 0; copy < copies; copy++) {
    for (const [at, customer] of stored.customers.entries()) {
      const id = copy === 0 ? customer.id : `${customer.id}-${copy}`;
      const name = copy === 0 ? customer.name : `${customer.name} ${copy}`;
      const own = stored.subscriptions[at]!;
      customers.push(copy === 0 ? customer : { ...customer, id, name });
      subscriptions.push(copy === 0 ? own : { ...own, id: `${own.id}-${copy}`, customerId: id });
      derived.push(stored.derived[at]!);
    }
  }
  return { customers, subscriptions, derived };
}

/** The customers with what follows from the subscription of each, which stands at the same place. */
export function joinedRows({ customers, derived }: BenchData): JoinedRow[] {
  return customers.map((customer, at) => ({ ...customer, ...derived[at]! }));
}

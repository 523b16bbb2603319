import type { CustomerRow, Subscription } from '@partnerkit/sdk';
import type { BenchData, BenchRow, DerivedCells } from './contestant.ts';

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
  const rows: BenchRow[] = [];
  for (let copy = 0; copy < copies; copy++) {
    for (const [at, customer] of stored.customers.entries()) {
      const id = copy === 0 ? customer.id : `${customer.id}-${copy}`;
      const name = copy === 0 ? customer.name : `${customer.name} ${copy}`;
      const own = stored.subscriptions[at]!;
      const derived = stored.derived[at]!;
      const copied = copy === 0 ? customer : { ...customer, id, name };
      customers.push(copied);
      subscriptions.push(copy === 0 ? own : { ...own, id: `${own.id}-${copy}`, customerId: id });
      // the peers are measured over one copy
      if (copies === 1)
        rows.push({
          ...copied,
          tags: copied.tags ?? [],
          ...derived,
          statusText: derived.statuses.join(', '),
        });
    }
  }
  return { customers, subscriptions, rows };
}

import type { CustomerSort } from '../customers/customers.contract.ts';
import type { KpiCustomers } from '../query/customer-filter.ts';
import type { CustomerSelection } from './customer-index.ts';

/** What a selection is asked by. */
interface SelectionInput {
  readonly query?: string | undefined;
  readonly sort?: CustomerSort | undefined;
}

/** A selection made ready for rows in memory. The query language and the sort orders load with the first that is used. */
export async function loadSelection(
  { query, sort }: SelectionInput,
  { asOf, region }: { readonly asOf: string; readonly region?: string | undefined },
  kpiCustomers?: KpiCustomers,
): Promise<CustomerSelection> {
  const [filter, order] = await Promise.all([
    query?.trim()
      ? import('../query/customer-filter.ts').then((it) => it.customerFilter(query, asOf, kpiCustomers))
      : undefined,
    sort ? import('./customer-order.ts').then((it) => it.sortedBy(sort)) : undefined,
  ]);
  return { filter, order, region };
}

import type { CustomerSort } from '../customers/customer-sorts.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { KpiCustomers } from '../query/customer-filter.ts';
import type { CustomerSelection } from './customer-index.ts';

const loadFilter = loadOnce(() => import('../query/customer-filter.ts'));
const loadTexts = loadOnce(() => import('./search-texts.ts').then((it) => it.makeSearchTexts));
const loadOrder = loadOnce(() => import('./customer-order.ts'));

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
  const [filter, texts, order] = await Promise.all([
    query?.trim() ? loadFilter().then((it) => it.customerFilter(query, asOf, kpiCustomers)) : undefined,
    query?.trim() ? loadTexts() : undefined,
    sort ? loadOrder().then((it) => it.sortedBy(sort)) : undefined,
  ]);
  return { filter, texts, order, region };
}

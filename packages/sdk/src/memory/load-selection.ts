import type { CustomerSort } from '../customers/customer-sorts.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { KpiCustomers } from '../query/customer-filter.ts';
import type { CustomerSelection } from './customer-index.ts';
import type { AttentionPoints } from './customer-order.ts';

const loadFilter = loadOnce(() => import('../query/customer-filter.ts'));
const loadTexts = loadOnce(() => import('./search-texts.ts').then((it) => it.makeSearchTexts));
const loadOrder = loadOnce(() => import('./customer-order.ts'));

/** What a selection is asked by. */
interface SelectionInput {
  readonly query?: string | undefined;
  readonly sort?: CustomerSort | undefined;
}

/** The same without waiting; `undefined` where what it needs is not loaded yet, and where figures have to be asked. */
export function selectionAtHand(
  { query, sort }: SelectionInput,
  { asOf, region }: { readonly asOf: string; readonly region?: string | undefined },
): CustomerSelection | undefined {
  const isFiltered = Boolean(query?.trim());
  const [filter, texts] = isFiltered
    ? [loadFilter.atHand()?.filterAtHand(query ?? '', asOf), loadTexts.atHand()]
    : [];
  const order = sort && loadOrder.atHand()?.orderAtHand(sort);
  if ((isFiltered && !(filter && texts)) || (sort && !order)) return undefined;
  return { filter, texts, order: order || undefined, region };
}

/** A selection made ready for rows in memory. The query language and the sort orders load with the first that is used. */
export async function loadSelection(
  { query, sort }: SelectionInput,
  { asOf, region }: { readonly asOf: string; readonly region?: string | undefined },
  kpiCustomers?: KpiCustomers,
  attention?: AttentionPoints,
): Promise<CustomerSelection> {
  const [filter, texts, order] = await Promise.all([
    query?.trim() ? loadFilter().then((it) => it.customerFilter(query, asOf, kpiCustomers)) : undefined,
    query?.trim() ? loadTexts() : undefined,
    sort ? loadOrder().then((it) => it.orderOf(sort, attention)) : undefined,
  ]);
  return { filter, texts, order, region };
}

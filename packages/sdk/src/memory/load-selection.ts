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

/** The same without waiting; `undefined` where what it needs is not loaded yet, and where figures have to be asked. */
export function selectionAtHand(
  { query, sort }: SelectionInput,
  { asOf, region }: { readonly asOf: string; readonly region?: string | undefined },
): CustomerSelection | undefined {
  const isFiltered = Boolean(query?.trim());
  const [filter, texts] = isFiltered
    ? [loadFilter.atHand()?.filterAtHand(query ?? '', asOf), loadTexts.atHand()]
    : [];
  const order = sort && loadOrder.atHand()?.sortedBy(sort);
  if ((isFiltered && !(filter && texts)) || (sort && (!order || isByAttention(sort)))) return undefined;
  return { filter, texts, order: order || undefined, region };
}

/** A selection made ready for rows in memory. The query language and the sort orders load with the first that is used. */
export async function loadSelection(
  { query, sort }: SelectionInput,
  { asOf, region }: { readonly asOf: string; readonly region?: string | undefined },
  kpiCustomers?: KpiCustomers,
  attention: () => Promise<ReadonlyMap<string, number>> = async () => new Map(),
): Promise<CustomerSelection> {
  const [filter, texts, ordering] = await Promise.all([
    query?.trim() ? loadFilter().then((it) => it.customerFilter(query, asOf, kpiCustomers)) : undefined,
    query?.trim() ? loadTexts() : undefined,
    sort ? Promise.all([loadOrder(), isByAttention(sort) ? attention() : undefined]) : undefined,
  ]);
  const order = sort && ordering?.[0].sortedBy(sort, ordering[1]);
  return { filter, texts, order: order || undefined, region };
}

/** Whether a sort stands on more than the rows of the customers. */
function isByAttention(sort: CustomerSort): boolean {
  return sort === 'attention' || sort === '-attention';
}

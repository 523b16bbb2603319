import type { CustomerFacetField, listCustomerFacets } from '../customers/customers.contract.ts';
import type { OutputOf } from '../operation/operation.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { SummaryColumns } from './summary-columns.ts';

type Facets = OutputOf<typeof listCustomerFacets>;

const valuesOf: {
  readonly [Field in CustomerFacetField]: (row: SummaryColumns) => readonly (string | undefined)[];
} = {
  status: (row) => row.statuses,
  product: (row) => row.products,
  tag: (row) => row.tags,
  region: (row) => [row.region],
  type: (row) => row.types,
  managed: (row) => [row.managedBy],
};

/** Counts the values that the visible customers have in the filters' fields, the most frequent first. */
export function customerFacets(index: CustomerIndex, region: string | undefined): Facets {
  const positions = index.select({ region });
  const facet = (field: CustomerFacetField) => counted(index, positions, valuesOf[field]);
  return {
    status: facet('status'),
    product: facet('product'),
    tag: facet('tag'),
    region: facet('region'),
    type: facet('type'),
    managed: facet('managed'),
  };
}

function counted(
  index: CustomerIndex,
  positions: Uint32Array,
  values: (row: SummaryColumns) => readonly (string | undefined)[],
): { value: string; customers: number }[] {
  const counts = new Map<string, number>();
  for (const position of positions) {
    for (const value of values(index.summary(position))) {
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, customers]) => ({ value, customers }))
    .sort((a, b) => b.customers - a.customers || compareCodePoints(a.value, b.value));
}

import type { Customer } from '../customers/customer.schema.ts';
import type { CustomerSort, CustomerSortField } from '../customers/customer-sorts.ts';
import type { SummaryColumns } from './summary-columns.ts';

/** All positions in ascending order of a field, ties by id; what is not known stands behind `known` positions. */
export interface CustomerOrder {
  readonly positions: Uint32Array;
  readonly known: number;
}

/** A sort made ready for rows in memory. */
export interface SortedBy {
  readonly sort: CustomerSort;
  readonly field: CustomerSortField;
  readonly isDescending: boolean;
  /** Points by customer, where it stands on these and not on the rows alone: it holds as long as they are the same. */
  readonly attention?: ReadonlyMap<string, number> | undefined;
  /** The customer as a list in this order tells it: with its points, since lists of several regions are united by them. */
  readonly told: (customer: Customer) => Customer;
  /** The order, out of those of other fields that are kept where it stands on rows alone. */
  readonly order: (columns: SummaryColumns, count: number, kept: Map<string, CustomerOrder>) => CustomerOrder;
  /** The same order turned around. */
  readonly descending: (order: CustomerOrder) => Uint32Array;
}

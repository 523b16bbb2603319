import type { RowOrder } from '../operation/row-order.ts';
import type { WorklistSortField } from './worklist-sorts.ts';

/** What the worklist is ordered by. */
export const worklistOrder: RowOrder<
  { readonly [Field in WorklistSortField]: number | string | null },
  WorklistSortField
> = {
  keyOf: (item, field) => item[field] ?? undefined,
};

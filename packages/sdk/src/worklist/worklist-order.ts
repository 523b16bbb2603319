import type { RowOrder } from '../operation/row-order.ts';
import type { WorklistSortField } from './worklist-sorts.ts';

/** What a place on the worklist goes by. */
interface Placed {
  readonly points: number | null;
  readonly day: string | null;
}

/** What the worklist is ordered by. */
export const worklistOrder: RowOrder<Placed, WorklistSortField> = {
  keyOf: (item, field) => item[field] ?? undefined,
};

import { fieldsOf } from './read-column-state.ts';
import type { ColumnState } from './use-table-layout.ts';

/** The columns that a kept arrangement shows and that there are no more. */
export function goneColumns(kept: unknown, usual: ColumnState): readonly string[] {
  const { columnOrder, columnVisibility } = fieldsOf(kept);
  const isShown = fieldsOf(columnVisibility);
  const order: unknown[] = Array.isArray(columnOrder) ? columnOrder : [];
  const isGone = (id: unknown) =>
    typeof id === 'string' && !usual.columnOrder.includes(id) && isShown[id] !== false;
  return order.filter((id): id is string => isGone(id));
}

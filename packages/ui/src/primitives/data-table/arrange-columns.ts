import type { ColumnState } from './use-table-layout.ts';

/** Shows or hides a column. */
export function toggleColumn(state: ColumnState, id: string): ColumnState {
  const shown = state.columnVisibility[id] !== false;
  return { ...state, columnVisibility: { ...state.columnVisibility, [id]: !shown } };
}

/** Moves a column one place towards the start or the end, over those that are not shown. */
export function moveColumn(state: ColumnState, id: string, by: -1 | 1): ColumnState {
  const order = [...state.columnOrder];
  const from = order.indexOf(id);
  const isShown = (other: string) => state.columnVisibility[other] !== false;
  let to = from + by;
  while (to >= 0 && to < order.length && !isShown(order[to] as string)) to += by;
  if (from < 0 || to < 0 || to >= order.length) return state;
  order.splice(from, 1);
  order.splice(to, 0, id);
  return { ...state, columnOrder: order };
}

/** Puts a column directly before or after another, in the order and among what is pinned. */
export function placeColumn(
  state: ColumnState,
  id: string,
  { beside, side }: { readonly beside: string; readonly side: 'before' | 'after' },
): ColumnState {
  const placed = (ids: readonly string[] = []): string[] => {
    if (id === beside || !ids.includes(id) || !ids.includes(beside)) return [...ids];
    const others = ids.filter((other) => other !== id);
    const at = others.indexOf(beside) + (side === 'after' ? 1 : 0);
    return [...others.slice(0, at), id, ...others.slice(at)];
  };
  const { start, end } = state.columnPinning;
  return {
    ...state,
    columnOrder: placed(state.columnOrder),
    columnPinning: { start: placed(start), end: placed(end) },
  };
}

/** Pins a column to a side, or takes the pin off. */
export function pinColumn(state: ColumnState, id: string, side: 'start' | 'end' | undefined): ColumnState {
  const without = (ids: readonly string[] = []) => ids.filter((other) => other !== id);
  const start = without(state.columnPinning.start);
  const end = without(state.columnPinning.end);
  return {
    ...state,
    columnPinning: {
      start: side === 'start' ? [...start, id] : start,
      end: side === 'end' ? [id, ...end] : end,
    },
  };
}

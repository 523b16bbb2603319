import { type ColumnState, minWidth } from './use-table-layout.ts';

/** Makes a column wider or narrower by some CSS pixels. */
export function resizeColumn(state: ColumnState, id: string, width: number): ColumnState {
  return { ...state, columnSizing: { ...state.columnSizing, [id]: Math.max(minWidth, width) } };
}

import { useMemo } from 'react';
import type { DataColumn } from './data-column.ts';
import { shareRoom } from './share-room.ts';

/** How the viewer has arranged the columns: hidden, ordered, sized, pinned. Plain data, to be kept by the host. */
export interface ColumnState {
  /** Whether a column is shown, by its id; one that is not named is. */
  readonly columnVisibility: Record<string, boolean>;
  /** The ids from start to end; a column that is not named stands behind those that are. */
  readonly columnOrder: string[];
  /** Widths in CSS pixels of the columns that were sized by hand. */
  readonly columnSizing: Record<string, number>;
  /** The ids of the columns that stay at a side while the others scroll. */
  readonly columnPinning: { start?: string[] | undefined; end?: string[] | undefined };
}

/** A column where it stands on the page. */
export interface LaidOutColumn<Row> {
  readonly column: DataColumn<Row>;
  readonly width: number;
  readonly pinned: 'start' | 'end' | false;
  /** Distance from the edge to which it is pinned, in CSS pixels. */
  readonly offset: number;
  /** Whether it stands at the border between what is pinned and what scrolls. */
  readonly isEdge: boolean;
}

/** The arrangement in which a list of columns starts. */
export function initialColumnState<Row>(columns: readonly DataColumn<Row>[]): ColumnState {
  const pinnedAt = (side: 'start' | 'end') =>
    columns.filter(({ pinned }) => pinned === side).map(({ id }) => id);
  return {
    columnVisibility: Object.fromEntries(columns.map(({ id, hidden }) => [id, !hidden])),
    columnOrder: columns.map(({ id }) => id),
    columnSizing: {},
    columnPinning: { start: pinnedAt('start'), end: pinnedAt('end') },
  };
}

/** A column narrower than this, in CSS pixels, could not be grasped. */
export const minWidth = 48;
const defaultWidth = 140;
const narrowRoom = 560;

/** The visible columns in order, with the room left over shared among those that grow. */
export function useTableLayout<Row>(
  columns: readonly DataColumn<Row>[],
  state: ColumnState,
  room: number,
): readonly LaidOutColumn<Row>[] {
  return useMemo(() => tableLayout(columns, state, room), [columns, state, room]);
}

function tableLayout<Row>(
  columns: readonly DataColumn<Row>[],
  state: ColumnState,
  room: number,
): LaidOutColumn<Row>[] {
  // where little fits beside it, the first column stays and gives way, and nothing is pinned at the end
  const isNarrow = room > 0 && room < narrowRoom;
  const { start, center, end } = placedColumns(columns, state, isNarrow);
  const placed = [...start, ...center, ...end];
  const widths = shareRoom(
    placed.map(({ id, width: usual = defaultWidth, grow = 0, roomy, fixed }) => {
      const sized = state.columnSizing[id];
      const own = Math.max(fixed ? usual : minWidth, sized ?? usual);
      const width = isNarrow ? Math.min(own, Math.floor(room * 0.44)) : own;
      // one that was sized by hand stays as it is
      return sized === undefined ? { width, roomy, grow } : { width, grow: 0 };
    }),
    room,
  );
  // where all columns fit nothing scrolls away, and a cell that need not stick is cheaper to draw
  const isScrolling = widths.reduce((sum, width) => sum + width, 0) > room;
  const pinnedEnd = placed.length - end.length;
  return placed.map((column, at) => {
    const side = at < start.length ? 'start' : at >= pinnedEnd ? 'end' : false;
    const pinned = isScrolling && side;
    return {
      column,
      width: widths[at] as number,
      pinned,
      offset: pinned ? offsetOf(at, pinned, widths) : 0,
      isEdge: (pinned === 'start' && at === start.length - 1) || (pinned === 'end' && at === pinnedEnd),
    };
  });
}

/** The columns that are shown, by the side at which they stay. */
function placedColumns<Row>(
  columns: readonly DataColumn<Row>[],
  { columnVisibility, columnOrder, columnPinning }: ColumnState,
  isNarrow: boolean,
) {
  // each is taken once, whatever a host has kept
  const left = new Map(
    columns.filter(({ id }) => columnVisibility[id] !== false).map((column) => [column.id, column]),
  );
  const take = (ids: readonly string[] = []) =>
    ids.flatMap((id) => {
      const column = left.get(id);
      left.delete(id);
      return column ?? [];
    });
  const start = take(columnPinning.start);
  const end = take(isNarrow ? [] : columnPinning.end);
  return { start, center: [...take(columnOrder), ...left.values()], end };
}

function offsetOf(at: number, side: 'start' | 'end', widths: readonly number[]): number {
  const before = side === 'end' ? widths.slice(at + 1) : widths.slice(0, at);
  return before.reduce((sum, width) => sum + width, 0);
}

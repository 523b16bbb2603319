import {
  type ColumnOrderState,
  type ColumnPinningState,
  type ColumnSizingState,
  type ColumnVisibilityState,
  constructTable,
} from '@tanstack/react-table';
import {
  column_getIsPinned,
  column_getSize,
  table_getCenterVisibleLeafColumns,
  table_getEndVisibleLeafColumns,
  table_getStartVisibleLeafColumns,
} from '@tanstack/react-table/static-functions';
import { useMemo } from 'react';
import { columnFeatures, plainReactivity } from './column-features.ts';
import type { DataColumn } from './data-column.ts';
import type { NaturalWidth } from './natural-widths.ts';
import { shareRoom } from './share-room.ts';

/** How the viewer has arranged the columns: hidden, ordered, sized, pinned. Plain data, to be kept by the host. */
export interface ColumnState {
  readonly columnVisibility: ColumnVisibilityState;
  readonly columnOrder: ColumnOrderState;
  readonly columnSizing: ColumnSizingState;
  readonly columnPinning: ColumnPinningState;
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

const noRows: object[] = [];
/** A column narrower than this, in CSS pixels, could not be grasped. */
export const minWidth = 48;
const defaultWidth = 140;
const narrowRoom = 560;
/** No text makes a column wider than this by itself, in CSS pixels. */
const maxNeeded = 360;

/** The visible columns in order, with the room left over shared among those that grow. */
export function useTableLayout<Row extends object>(
  columns: readonly DataColumn<Row>[],
  state: ColumnState,
  room: number,
  naturalWidth: NaturalWidth<Row>,
): readonly LaidOutColumn<Row>[] {
  const definitions = useMemo(
    () =>
      columns.map(({ id, width = defaultWidth, fixed }) => ({
        id,
        size: width,
        minSize: fixed ? width : minWidth,
      })),
    [columns],
  );
  // where little fits beside it, the first column stays and gives way, and nothing is pinned at the end
  const isNarrow = room > 0 && room < narrowRoom;
  const placed = useMemo(() => {
    const table = constructTable({
      features: { ...columnFeatures, coreReactivityFeature: plainReactivity },
      data: noRows,
      columns: definitions,
      state: isNarrow ? { ...state, columnPinning: { ...state.columnPinning, end: [] } } : state,
    });
    return [
      ...table_getStartVisibleLeafColumns(table),
      ...table_getCenterVisibleLeafColumns(table),
      ...table_getEndVisibleLeafColumns(table),
    ];
  }, [definitions, state, isNarrow]);

  const byId = new Map(columns.map((column) => [column.id, column]));
  const widths = shareRoom(
    placed.map((column) => {
      const known = byId.get(column.id) as DataColumn<Row>;
      const { grow = 0, roomy } = known;
      const stays = Boolean(column_getIsPinned(column));
      const most = isNarrow ? Math.floor(room * (stays && grow === 0 ? 0.6 : 0.44)) : maxNeeded;
      const size = column_getSize(column);
      const width = isNarrow ? Math.min(size, most) : size;
      // one that was sized by hand stays as it is
      if (state.columnSizing[column.id] !== undefined || known.fixed) return { width, grow: 0 };
      const measured = naturalWidth(known);
      const needed = measured && Math.max(minWidth, Math.min(measured, most));
      return { width, needed, roomy, grow, stays };
    }),
    room,
  );
  // where all columns fit nothing scrolls away, and a cell that need not stick is cheaper to draw
  const isScrolling = widths.reduce((sum, width) => sum + width, 0) > room;
  const sides = placed.map((column) => isScrolling && column_getIsPinned(column));
  return placed.map(({ id }, index) => ({
    column: byId.get(id) as DataColumn<Row>,
    width: widths[index] as number,
    pinned: sides[index] as 'start' | 'end' | false,
    offset: offsetOf(index, sides, widths),
    isEdge:
      sides[index] === 'start'
        ? sides[index + 1] !== 'start'
        : sides[index] === 'end' && sides[index - 1] !== 'end',
  }));
}

function offsetOf(index: number, sides: readonly unknown[], widths: readonly number[]): number {
  const before = sides[index] === 'end' ? widths.slice(index + 1) : widths.slice(0, index);
  return sides[index] ? before.reduce((sum, width) => sum + width, 0) : 0;
}

/** What the columns that stay in view at one side take, in CSS pixels. */
export function pinnedWidth<Row>(layout: readonly LaidOutColumn<Row>[], side: 'start' | 'end'): number {
  return layout.reduce((sum, { pinned, width }) => (pinned === side ? sum + width : sum), 0);
}

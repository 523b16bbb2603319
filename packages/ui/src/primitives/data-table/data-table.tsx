import type { RowView } from '@partnerkit/sdk';
import { type MouseEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';
import type { ColumnTable } from './column-table.ts';
import type { DataColumn } from './data-column.ts';
import { DataRows } from './data-rows.tsx';
import { HeaderCell } from './header-cell.tsx';
import { useMeasuring, useNaturalWidths } from './natural-widths.ts';
import { resizeColumn } from './resize-column.ts';
import { RestTips } from './rest-tips.tsx';
import { SidewaysShadow } from './sideways-shadow.tsx';
import type { TableSlots } from './table-slots.ts';
import { useColumnMoves } from './use-column-moves.ts';
import { usePrinting } from './use-printing.ts';
import { type ColumnState, type LaidOutColumn, pinnedWidth, useTableLayout } from './use-table-layout.ts';
import { useMeasuredViewport, useViewport } from './use-viewport.ts';

/** What {@link DataTable} takes. */
export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly columnState: ColumnState;
  readonly onColumnStateChange: (state: ColumnState) => void;
  /** `undefined` while they load: a skeleton of the same shape stands instead. */
  readonly rows: RowView<Row> | undefined;
  /** How many rows there are in all; `undefined` while only the first of them are known. */
  readonly total: number | undefined;
  readonly rowId: (row: Row) => string;
  readonly rowHeight: number;
  readonly sort: string | undefined;
  readonly onSortChange: (sort: string | undefined) => void;
  readonly isSelected?: ((id: string) => boolean) | undefined;
  /** The table as it is by then, for the menus of its columns. */
  readonly columnTable: () => ColumnTable;
  readonly columnMenuLabel: (column: string) => string;
  /** Draws the names of columns. */
  readonly header?: TableSlots['header'];
  /** What stands below the header instead of the skeleton. */
  readonly loading?: ReactNode;
  /** What stands below the header where there is no row. */
  readonly empty?: ReactNode;
  /** A click anywhere in a row's cells. */
  readonly onRowClick?: (event: MouseEvent<HTMLElement>, row: Row) => void;
  /** Called when the last drawn row is near the end of what is known. */
  readonly onNearEnd?: (() => void) | undefined;
  /** Old rows stay while new ones load. */
  readonly busy?: boolean;
  /** A new value scrolls back to the first row. */
  readonly resetKey: string;
}

/**
 * A native table that draws only the rows in view, so that a hundred rows and a million are the same code. It knows no
 * domain: columns and rows are handed in.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, columns, columnState, busy = false, resetKey } = props;
  const scroller = useRef<HTMLElement>(null);
  const sized = useViewport(scroller);
  const { viewport } = sized;
  // a sheet of paper has no room beside it to scroll to, and nothing on it is pressed
  const isPrinting = usePrinting();
  const natural = useNaturalWidths<Row>();
  const room = viewport?.width ?? 0;
  const laidOut = useTableLayout(columns, columnState, room, natural.widthOf);
  const placed = viewport ? laidOut : laidOut.map(unpinned);
  const layout = isPrinting ? placed.filter(({ column }) => !column.fixed) : placed;
  const whole = layout.reduce((sum, { width }) => sum + width, 0);
  useMeasuring(
    scroller,
    laidOut.map(({ column }) => column),
    natural,
    {
      ready: (!viewport || room > 0) && !isPrinting && (rows?.total ?? 0) > 0,
      awaits: rows?.awaits ?? false,
      alongside: sized.measure,
    },
  );
  useMeasuredViewport(scroller, sized);
  const { widthOf, onResize } = useSizing(props, layout);
  const moving = useColumnMoves(props);

  const isScrolled = useRef(false);
  useBrowserLayoutEffect(() => {
    // where it stands is not asked: that would have the browser lay out the page
    if (isScrolled.current) scroller.current?.scrollTo?.({ top: 0 });
  }, [resetKey]);

  return (
    <section
      className="pk-table-scroller"
      // rows are to come after the last one
      data-more={rows?.total && props.onNearEnd ? '' : undefined}
      ref={scroller}
      onScroll={({ currentTarget }) => {
        isScrolled.current = currentTarget.scrollTop > 0;
      }}
      onFocus={({ target, currentTarget }) => uncover(target, currentTarget, layout)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={props.label}
    >
      {viewport && !isPrinting && whole > room && room > 0 && (
        <SidewaysShadow scroller={scroller} viewport={viewport} layout={layout} />
      )}
      <table
        className="pk-table"
        // -1 says that nobody knows
        aria-rowcount={rows && props.total !== undefined ? props.total + 1 : -1}
        aria-busy={busy || !rows}
        data-busy={busy || undefined}
        style={{ width: isPrinting ? '100%' : whole }}
      >
        <colgroup>
          {layout.map(({ column, width }) => (
            <col key={column.id} style={{ width: isPrinting ? `${(100 * width) / whole}%` : width }} />
          ))}
        </colgroup>
        <thead {...moving}>
          <tr aria-rowindex={1}>
            {layout.map((at) => (
              <HeaderCell
                key={at.column.id}
                at={at}
                sort={props.sort}
                onSortChange={props.onSortChange}
                table={props.columnTable}
                menuLabel={props.columnMenuLabel}
                widthOf={widthOf}
                onResize={onResize}
                slot={props.header}
              />
            ))}
          </tr>
        </thead>
        {rows ? (
          <DataRows {...props} rows={rows} layout={layout} scroller={scroller} viewport={viewport?.height} />
        ) : (
          !props.loading && <Skeleton columns={layout.length} />
        )}
      </table>
      {rows ? rows.total === 0 && props.empty : props.loading}
      <RestTips scroller={scroller} />
    </section>
  );
}

/** A column as it stands where all fit: whether they do is not known before the first measure, and mostly they do. */
function unpinned<Row>(at: LaidOutColumn<Row>): LaidOutColumn<Row> {
  return { ...at, pinned: false, offset: 0, isEdge: false };
}

/**
 * Brings what has the focus out from under the pinned columns. A `scroll-margin` does not: a browser lets it lie there where much of
 * that margin is seen.
 */
function uncover<Row>(
  focused: Element,
  scroller: HTMLElement,
  layout: ReturnType<typeof useTableLayout<Row & object>>,
): void {
  if (!focused.closest('th:not([data-pinned]), td:not([data-pinned])')) return;
  const [start, end] = [pinnedWidth(layout, 'start'), pinnedWidth(layout, 'end')];
  const [left, right] = getComputedStyle(scroller).direction === 'rtl' ? [end, start] : [start, end];
  const [room, at] = [scroller.getBoundingClientRect(), focused.getBoundingClientRect()];
  const before = at.left - room.left - left;
  const after = at.right - room.right + right;
  scroller.scrollLeft += Math.min(before, Math.max(0, after));
}

/** Tells how wide a column is, and sizes it, in the arrangement as it is by then; the same functions while the table stands. */
function useSizing<Row>(
  { columnState, onColumnStateChange }: DataTableProps<Row>,
  layout: readonly LaidOutColumn<Row>[],
) {
  const latest = useRef({ columnState, onColumnStateChange, layout });
  useEffect(() => {
    latest.current = { columnState, onColumnStateChange, layout };
  });
  const widthOf = useCallback(
    ({ id }: DataColumn<Row>) => latest.current.layout.find(({ column }) => column.id === id)?.width ?? 0,
    [],
  );
  const onResize = useCallback((column: DataColumn<Row>, width: number) => {
    const { columnState, onColumnStateChange } = latest.current;
    onColumnStateChange(resizeColumn(columnState, column.id, width));
  }, []);
  return { widthOf, onResize };
}

/** Rows to come: one row of cells, each painted with the bars of all of them. */
function Skeleton({ columns }: { columns: number }) {
  return (
    <tbody>
      <tr className="pk-skeleton-row" aria-hidden="true">
        {Array.from({ length: columns }, (_, column) => (
          <td key={column} className="pk-skeleton-cell" />
        ))}
      </tr>
    </tbody>
  );
}

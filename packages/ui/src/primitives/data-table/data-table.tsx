import type { RowView } from '@partnerkit/sdk';
import { type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { DataColumn } from './data-column.ts';
import { DataRow } from './data-row.tsx';
import { type ColumnMenuItems, HeaderCell } from './header-cell.tsx';
import { useRowWindow } from './use-row-window.ts';
import { type ColumnState, useTableLayout } from './use-table-layout.ts';

/** What {@link DataTable} takes. */
export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly columnState: ColumnState;
  readonly onColumnStateChange: (state: ColumnState) => void;
  /** `undefined` while they load: a skeleton of the same shape stands instead. */
  readonly rows: RowView<Row> | undefined;
  readonly rowId: (row: Row) => string;
  readonly rowHeight: number;
  readonly sort: string | undefined;
  readonly onSortChange: (sort: string | undefined) => void;
  readonly isSelected?: ((id: string) => boolean) | undefined;
  readonly columnMenu: (column: DataColumn<Row>, width: number) => ColumnMenuItems;
  readonly columnMenuLabel: (column: string) => string;
  /** What stands below the header where there is no row. */
  readonly empty?: ReactNode;
  /** A click anywhere in a row's cells. */
  readonly onRowClick?: (event: MouseEvent<HTMLElement>, row: Row) => void;
  /** Called when the last drawn row is near the end of what is known. */
  readonly onNearEnd?: (() => void) | undefined;
  readonly dir: 'ltr' | 'rtl';
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
  const {
    rows,
    columns,
    columnState,
    onColumnStateChange,
    rowHeight,
    rowId,
    isSelected,
    busy = false,
  } = props;
  const scroller = useRef<HTMLElement>(null);
  const total = rows?.total ?? 0;
  const { window, width, onScroll } = useRowWindow(scroller, total, rowHeight);
  const layout = useTableLayout(columns, columnState, onColumnStateChange, width, props.dir);
  const { resetKey } = props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new result starts at its first row
  useLayoutEffect(() => {
    scroller.current?.scrollTo?.({ top: 0 });
  }, [resetKey]);

  useLayoutEffect(() => {
    if (total > 0 && window.end >= total) props.onNearEnd?.();
  });

  const drawn: { row: Row; index: number }[] = [];
  for (let index = window.first; rows && index < window.end; index++) {
    const row = rows.at(index);
    if (row) drawn.push({ row, index });
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const index = (event.target as Element).closest<HTMLElement>('tr[data-index]')?.dataset.index;
    const row = index === undefined ? undefined : rows?.at(Number(index));
    if (row) props.onRowClick?.(event, row);
  };

  return (
    <section
      className="pk-table-scroller"
      ref={scroller}
      onScroll={onScroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={props.label}
    >
      <table
        className="pk-table"
        aria-rowcount={rows ? total + 1 : -1}
        aria-busy={busy || !rows}
        data-busy={busy || undefined}
        style={{ width: layout.reduce((sum, column) => sum + column.width, 0) }}
      >
        <colgroup>
          {layout.map(({ column, width }) => (
            <col key={column.id} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {layout.map((at) => (
              <HeaderCell
                key={at.column.id}
                at={at}
                sort={props.sort}
                onSortChange={props.onSortChange}
                menu={props.columnMenu}
                menuLabel={props.columnMenuLabel}
              />
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the controls in the cells are buttons and links; this listens for them */}
        <tbody onClick={onClick}>
          {window.before > 0 && <Gap height={window.before} />}
          {drawn.map(({ row, index }) => (
            <DataRow
              key={rowId(row)}
              row={row}
              index={index}
              layout={layout}
              selected={isSelected?.(rowId(row)) ?? false}
            />
          ))}
          {window.after > 0 && <Gap height={window.after} />}
          {!rows && <Skeleton columns={layout.length} />}
        </tbody>
      </table>
      {rows && total === 0 && props.empty}
    </section>
  );
}

function Gap({ height }: { height: number }) {
  return (
    <tr className="pk-gap" aria-hidden="true">
      <td style={{ height }} />
    </tr>
  );
}

/** Rows to come: one row of cells, each painted with the bars of all of them. */
function Skeleton({ columns }: { columns: number }) {
  return (
    <tr className="pk-skeleton-row" aria-hidden="true">
      {Array.from({ length: columns }, (_, column) => (
        <td key={column} className="pk-skeleton-cell" />
      ))}
    </tr>
  );
}

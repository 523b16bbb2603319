import { memo } from 'react';
import { HostPart } from '../host-part.tsx';
import { Icon } from '../icon.tsx';
import { lazyPart } from '../lazy-part.tsx';
import { MenuOpener } from '../menu/menu-opener.tsx';
import type { ColumnMenuProps } from './column-menu.tsx';
import type { ColumnTable } from './column-table.ts';
import type { DataColumn } from './data-column.ts';
import { pinnedAt } from './data-row.tsx';
import { dragEdge } from './drag-edge.ts';
import type { TableSlots } from './table-slots.ts';
import type { LaidOutColumn } from './use-table-layout.ts';

const ColumnMenu = lazyPart<ColumnMenuProps>(
  () => import('./column-menu.tsx').then((module) => module.ColumnMenu),
  ({ onClose }) => onClose(),
);

interface HeaderCellProps<Row> {
  readonly at: LaidOutColumn<Row>;
  readonly sort: string | undefined;
  readonly onSortChange: (sort: string | undefined) => void;
  /** The table as it is by then. */
  readonly table: () => ColumnTable;
  readonly menuLabel: (column: string) => string;
  /** How wide a column is by then, in CSS pixels: where only that changes the header is not drawn again. */
  readonly widthOf: (column: DataColumn<Row>) => number;
  readonly onResize: (column: DataColumn<Row>, width: number) => void;
  /** Draws its name instead. */
  readonly slot: TableSlots['header'];
}

function PlainHeaderCell<Row>({
  at,
  sort,
  onSortChange,
  table,
  menuLabel,
  widthOf,
  onResize,
  slot: Slot,
}: HeaderCellProps<Row>) {
  const { column, pinned, offset } = at;
  const direction = sortDirection(sort, column.sort);
  const { header } = column;
  const name =
    Slot && !column.fixed ? (
      <HostPart
        name={header}
        of={Slot}
        draw={() => (
          <Slot column={column.id} sorted={direction}>
            {header}
          </Slot>
        )}
      />
    ) : (
      header
    );
  return (
    <th
      scope="col"
      className="pk-header-cell"
      // the name alone: its menu is no part of what the column is called
      aria-label={header}
      data-column={column.fixed ? undefined : column.id}
      aria-sort={direction}
      data-align={column.align}
      data-pinned={pinned || undefined}
      data-edge={at.isEdge || undefined}
      style={pinned ? pinnedAt(pinned, offset) : undefined}
    >
      <span className="pk-header-content">
        {column.sort ? (
          <button
            form=""
            type="button"
            className="pk-sort-button"
            onClick={() => onSortChange(nextSort(sort, column.sort))}
          >
            <span className="pk-header-label">{name}</span>
            {direction && <Icon name={direction === 'ascending' ? 'up' : 'down'} />}
          </button>
        ) : (
          (column.head ?? (
            <span className={column.fixed ? 'pk-visually-hidden' : 'pk-header-label'}>{name}</span>
          ))
        )}
        {!column.fixed && (
          <MenuOpener
            className="pk-icon-button pk-header-menu"
            label={menuLabel(header)}
            ahead={ColumnMenu.ahead}
            menu={(open) => <ColumnMenu {...open} column={column} width={widthOf(column)} table={table()} />}
          >
            <Icon name="chevronDown" />
          </MenuOpener>
        )}
      </span>
      {!column.fixed && (
        // for mouse and finger; the column's menu does the same by keyboard
        <span
          className="pk-resizer"
          onPointerDown={(event) => dragEdge(event, widthOf(column), (next) => onResize(column, next))}
        />
      )}
    </th>
  );
}

function sortDirection(
  sort: string | undefined,
  field: string | undefined,
): 'ascending' | 'descending' | undefined {
  if (field === undefined) return undefined;
  return sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : undefined;
}

function nextSort(sort: string | undefined, field: string | undefined): string | undefined {
  if (sort === field) return `-${field}`;
  return sort === `-${field}` ? undefined : field;
}

function isSameHeader<Row>(before: HeaderCellProps<Row>, after: HeaderCellProps<Row>): boolean {
  const isSameProps =
    before.sort === after.sort &&
    before.table === after.table &&
    before.menuLabel === after.menuLabel &&
    before.widthOf === after.widthOf &&
    before.onResize === after.onResize &&
    before.slot === after.slot &&
    before.onSortChange === after.onSortChange;
  return isSameProps && isSamePlace(before.at, after.at);
}

function isSamePlace<Row>(before: LaidOutColumn<Row>, after: LaidOutColumn<Row>): boolean {
  return (
    before.column === after.column &&
    before.pinned === after.pinned &&
    before.offset === after.offset &&
    before.isEdge === after.isEdge
  );
}

/** A column's header: its name, which sorts, its menu, and the edge by which it is sized. */
export const HeaderCell = memo(PlainHeaderCell, isSameHeader) as typeof PlainHeaderCell;

import { memo } from 'react';
import type { LaidOutColumn } from './use-table-layout.ts';

interface DataRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly layout: readonly LaidOutColumn<Row>[];
  readonly selected: boolean;
  /** Whether what follows from other rows is still to come. */
  readonly awaits: boolean;
}

function PlainDataRow<Row>({ row, index, layout, selected, awaits }: DataRowProps<Row>) {
  return (
    <tr className="pk-row" data-index={index} aria-rowindex={index + 2} data-selected={selected || undefined}>
      {layout.map(({ column, pinned, offset, isEdge }) => {
        const isAwaited = awaits && column.follows;
        const content = isAwaited
          ? awaited
          : column.cell
            ? column.cell(row, { selected })
            : column.value(row);
        return (
          <td
            key={column.id}
            className="pk-cell"
            data-align={column.align}
            data-pinned={pinned || undefined}
            data-edge={isEdge || undefined}
            style={pinned ? pinnedAt(pinned, offset) : undefined}
          >
            {content}
          </td>
        );
      })}
    </tr>
  );
}

const awaited = <span className="pk-skeleton" aria-hidden="true" />;

/** Where a pinned cell stays. */
export function pinnedAt(side: 'start' | 'end', offset: number) {
  return side === 'start' ? { insetInlineStart: offset } : { insetInlineEnd: offset };
}

function isSameRow<Row>(before: DataRowProps<Row>, after: DataRowProps<Row>): boolean {
  return (
    before.row === after.row &&
    before.index === after.index &&
    before.selected === after.selected &&
    before.awaits === after.awaits &&
    isSameLayout(before.layout, after.layout)
  );
}

/** Column widths stand in the `colgroup`: a row is drawn anew only when its cells or their places change. */
function isSameLayout<Row>(
  before: readonly LaidOutColumn<Row>[],
  after: readonly LaidOutColumn<Row>[],
): boolean {
  if (before === after) return true;
  if (before.length !== after.length) return false;
  return before.every(({ column, pinned, offset, isEdge }, index) => {
    const other = after[index];
    return (
      other?.column === column &&
      other.pinned === pinned &&
      other.offset === offset &&
      other.isEdge === isEdge
    );
  });
}

/** A row of a data table, drawn again only when something of it changed. */
export const DataRow = memo(PlainDataRow, isSameRow) as typeof PlainDataRow;

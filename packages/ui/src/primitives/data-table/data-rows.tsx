import type { RowView } from '@partnerkit/sdk';
import { type MouseEvent, type PointerEvent, type RefObject, useEffect } from 'react';
import { DataRow } from './data-row.tsx';
import { useRowWindow } from './use-row-window.ts';
import type { LaidOutColumn } from './use-table-layout.ts';

interface DataRowsProps<Row> {
  readonly rows: RowView<Row>;
  readonly rowId: (row: Row) => string;
  readonly rowHeight: number;
  readonly layout: readonly LaidOutColumn<Row>[];
  readonly isSelected?: ((id: string) => boolean) | undefined;
  readonly onRowClick?: (event: MouseEvent<HTMLElement>, row: Row) => void;
  readonly onNearEnd?: (() => void) | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The scroller's inner height; `undefined` before it is measured. */
  readonly viewport: number | undefined;
}

/** The rows in view, and room for all others. Only this is drawn again while the table scrolls. */
export function DataRows<Row extends object>(props: DataRowsProps<Row>) {
  const { rows, rowId, rowHeight, layout, isSelected, onNearEnd } = props;
  const { total } = rows;
  const window = useRowWindow(props.scroller, { total, rowHeight, viewport: props.viewport });

  useEffect(() => {
    if (total > 0 && window.end >= total) onNearEnd?.();
  });

  const drawn: { row: Row; index: number }[] = [];
  for (let index = window.first; index < window.end; index++) {
    const row = rows.at(index);
    if (row) drawn.push({ row, index });
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const index = (event.target as Element).closest<HTMLElement>('tr[data-index]')?.dataset.index;
    const row = index === undefined ? undefined : rows.at(Number(index));
    if (row) props.onRowClick?.(event, row);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the controls in the cells are buttons and links; this listens for them
    <tbody onClick={onClick} onPointerOver={tellWhole}>
      {window.before > 0 && <Gap height={window.before} />}
      {drawn.map(({ row, index }) => {
        const id = rowId(row);
        const selected = isSelected?.(id) ?? false;
        return <DataRow key={id} {...{ row, index, layout, selected }} awaits={rows.awaits ?? false} />;
      })}
      {window.after > 0 && <Gap height={window.after} />}
    </tbody>
  );
}

/** What is cut off shows whole where it is pointed at. */
function tellWhole({ target }: PointerEvent<HTMLElement>): void {
  const cell = (target as Element).closest<HTMLElement>('td.pk-cell');
  if (!cell) return;
  const cut = [cell, ...cell.querySelectorAll<HTMLElement>('*')].find(isCut);
  if (cut) cell.title = cut.textContent ?? '';
  else cell.removeAttribute('title');
}

function isCut(element: HTMLElement): boolean {
  // words for a screen reader stand in one pixel
  return element.clientWidth > 1 && element.scrollWidth > element.clientWidth;
}

function Gap({ height }: { height: number }) {
  return (
    <tr className="pk-gap" aria-hidden="true">
      <td style={{ height }} />
    </tr>
  );
}

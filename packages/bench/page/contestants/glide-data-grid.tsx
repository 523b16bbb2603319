import '@glideapps/glide-data-grid/dist/index.css';
import {
  DataEditor,
  type GridCell,
  GridCellKind,
  type GridColumn,
  type Item,
} from '@glideapps/glide-data-grid';
import { useCallback, useState } from 'react';
import { isPlain } from '../asked.ts';
import { columns, rowHeight, tableHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import type { HostColumn } from '../host-columns.ts';
import { useHostTable } from '../host-join.ts';
import { type HostSort, SearchField, useFilteredRows, useSortedRows } from '../host-search.tsx';

const columnDefs: GridColumn[] = columns.map(({ id, title, width }) => ({ id, title, width }));
const marker = isPlain ? undefined : ({ kind: 'checkbox-visible', width: 44 } as const);

/** A cell of the canvas: statuses and tags in bubbles, all else as text. */
function cellOf({ id, align, text, listed }: HostColumn, row: BenchRow): GridCell {
  const found = listed?.(row);
  const parts = found && [found.shown, ...(found.rest.length > 0 ? [`+${found.rest.length}`] : [])];
  if (parts && id !== 'products')
    return { kind: GridCellKind.Bubble, data: parts[0] === '' ? [] : parts, allowOverlay: false };
  const shown = parts ? parts.join(' ') : text(row);
  return {
    kind: GridCellKind.Text,
    data: shown,
    displayData: shown,
    allowOverlay: false,
    ...(align === 'end' && { contentAlign: 'right' }),
  };
}

const GlideDataGrid: BenchTable = ({ data, filter }) => {
  const [text, setText] = useState('');
  const [sort, setSort] = useState<HostSort>();
  const table = useHostTable(data);
  const shown = useSortedRows(useFilteredRows(table, text, filter), table, sort);
  const cellAt = useCallback(
    ([column, row]: Item) => cellOf(table.columns[column]!, shown[row]!),
    [table, shown],
  );
  const sortBy = (column: string) =>
    setSort((now) => ({ column, isDescending: now?.column === column && !now.isDescending }));
  return (
    <>
      <SearchField text={text} onChange={setText} />
      <DataEditor
        width={1560}
        height={tableHeight}
        columns={columnDefs}
        rows={shown.length}
        rowHeight={rowHeight}
        headerHeight={rowHeight}
        rowMarkers={marker ?? 'none'}
        getCellContent={cellAt}
        onHeaderClicked={(at) => sortBy(columns[at]!.id)}
      />
    </>
  );
};

function headerAt(id: string) {
  const at = columns.findIndex((column) => column.id === id);
  const start = columns.slice(0, at).reduce((sum, { width }) => sum + width, marker?.width ?? 0);
  return {
    selector: 'canvas[data-testid="data-grid-canvas"]',
    point: { x: start + 60, y: rowHeight / 2 },
  };
}

export const contestant = reactContestant(GlideDataGrid, {
  firstName: 'canvas',
  nameHeader: headerAt('name'),
  licensesHeader: headerAt('licenses'),
  scroller: '.dvn-scroller',
});

import '@glideapps/glide-data-grid/dist/index.css';
import {
  DataEditor,
  GridCellKind,
  type GridColumn,
  type Item,
  type TextCell,
} from '@glideapps/glide-data-grid';
import { useCallback, useState } from 'react';
import { columns, rowHeight } from '../columns.ts';
import { type BenchTable, reactContestant } from '../contestant.ts';
import { type HostSort, SearchField, useFilteredRows, useSortedRows } from '../host-search.tsx';

const columnDefs: GridColumn[] = columns.map(({ id, title, width }) => ({ id, title, width }));

const GlideDataGrid: BenchTable = ({ data, filter }) => {
  const [text, setText] = useState('');
  const [sort, setSort] = useState<HostSort>();
  const shown = useSortedRows(useFilteredRows(data.rows, text, filter), sort);
  const cellAt = useCallback(
    ([column, row]: Item): TextCell => {
      const text = columns[column]!.text(shown[row]!);
      return { kind: GridCellKind.Text, data: text, displayData: text, allowOverlay: false };
    },
    [shown],
  );
  const sortBy = (column: string) =>
    setSort((now) => ({ column, isDescending: now?.column === column && !now.isDescending }));
  return (
    <>
      <SearchField text={text} onChange={setText} />
      <DataEditor
        width={1560}
        height={836}
        columns={columnDefs}
        rows={shown.length}
        rowHeight={rowHeight}
        headerHeight={rowHeight}
        getCellContent={cellAt}
        onHeaderClicked={(at) => sortBy(columns[at]!.id)}
      />
    </>
  );
};

function headerAt(id: string) {
  const at = columns.findIndex((column) => column.id === id);
  const x = columns.slice(0, at).reduce((sum, { width }) => sum + width, 0) + 60;
  return { selector: 'canvas[data-testid="data-grid-canvas"]', point: { x, y: rowHeight / 2 } };
}

export const contestant = reactContestant(GlideDataGrid, {
  firstName: 'canvas',
  nameHeader: headerAt('name'),
  licensesHeader: headerAt('licenses'),
  scroller: '.dvn-scroller',
});

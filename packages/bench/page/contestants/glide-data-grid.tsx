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
import { SearchField, useFilteredRows, useRowsByName } from '../host-search.tsx';

const columnDefs: GridColumn[] = columns.map(({ id, title, width }) => ({ id, title, width }));

const GlideDataGrid: BenchTable = ({ rows }) => {
  const [text, setText] = useState('');
  const [direction, setDirection] = useState<'ASC' | 'DESC'>();
  const shown = useRowsByName(useFilteredRows(rows, text), direction);
  const cellAt = useCallback(
    ([column, row]: Item): TextCell => {
      const data = columns[column]!.text(shown[row]!);
      return { kind: GridCellKind.Text, data, displayData: data, allowOverlay: false };
    },
    [shown],
  );
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
        onHeaderClicked={() => setDirection((now) => (now === 'ASC' ? 'DESC' : 'ASC'))}
      />
    </>
  );
};

export const contestant = reactContestant(GlideDataGrid, {
  firstName: 'canvas',
  nameHeader: 'canvas[data-testid="data-grid-canvas"]',
  headerPoint: { x: 60, y: rowHeight / 2 },
  scroller: '.dvn-scroller',
});

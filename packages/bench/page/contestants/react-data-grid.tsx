import 'react-data-grid/lib/styles.css';
import { useState } from 'react';
import { type Column, DataGrid, type SortColumn } from 'react-data-grid';
import { columns, rowHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import { SearchField, useFilteredRows, useRowsByName } from '../host-search.tsx';

const columnDefs: Column<BenchRow>[] = columns.map(({ id, title, width, text }) => ({
  key: id,
  name: title,
  width,
  sortable: id === 'name',
  ...(id === 'name' ? {} : { renderCell: ({ row }: { row: BenchRow }) => text(row) }),
}));
const keyOf = ({ id }: BenchRow) => id;

const ReactDataGrid: BenchTable = ({ rows }) => {
  const [text, setText] = useState('');
  const [sortColumns, setSortColumns] = useState<readonly SortColumn[]>([]);
  const shown = useRowsByName(useFilteredRows(rows, text), sortColumns[0]?.direction);
  return (
    <>
      <SearchField text={text} onChange={setText} />
      <DataGrid
        columns={columnDefs}
        rows={shown}
        rowKeyGetter={keyOf}
        rowHeight={rowHeight}
        sortColumns={sortColumns}
        onSortColumnsChange={setSortColumns}
        style={{ height: 836 }}
      />
    </>
  );
};

export const contestant = reactContestant(ReactDataGrid, {
  firstName: '[role="row"][aria-rowindex="2"] [aria-colindex="1"]',
  nameHeader: '[role="columnheader"][aria-colindex="1"]',
  scroller: '[role="grid"]',
});

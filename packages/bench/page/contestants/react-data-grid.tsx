import 'react-data-grid/lib/styles.css';
import { useMemo, useState } from 'react';
import { type Column, DataGrid, type SortColumn } from 'react-data-grid';
import { columns, rowHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import { SearchField, useFilteredRows, useSortedRows } from '../host-search.tsx';

const columnDefs: Column<BenchRow>[] = columns.map(({ id, title, width, text }) => ({
  key: id,
  name: title,
  width,
  sortable: id === 'name' || id === 'licenses',
  ...(id === 'name' ? {} : { renderCell: ({ row }: { row: BenchRow }) => text(row) }),
}));
const keyOf = ({ id }: BenchRow) => id;

const ReactDataGrid: BenchTable = ({ data, filter }) => {
  const [text, setText] = useState('');
  const [sortColumns, setSortColumns] = useState<readonly SortColumn[]>([]);
  const [first] = sortColumns;
  const sort = useMemo(
    () => first && { column: first.columnKey, isDescending: first.direction === 'DESC' },
    [first],
  );
  const shown = useSortedRows(useFilteredRows(data.rows, text, filter), sort);
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
  nameHeader: { selector: '[role="columnheader"][aria-colindex="1"]' },
  licensesHeader: { selector: '[role="columnheader"][aria-colindex="5"]' },
  scroller: '[role="grid"]',
});

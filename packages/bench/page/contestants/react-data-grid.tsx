import 'react-data-grid/lib/styles.css';
import { useMemo, useState } from 'react';
import { type Column, DataGrid, SelectColumn, type SortColumn } from 'react-data-grid';
import { isPlain } from '../asked.ts';
import { rowHeight, tableHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import type { HostColumn } from '../host-columns.ts';
import { useHostTable } from '../host-join.ts';
import { SearchField, useFilteredRows, useSortedRows } from '../host-search.tsx';

const keyOf = ({ id }: BenchRow) => id;

function columnDef({ id, title, width, align, text, cell }: HostColumn): Column<BenchRow> {
  return {
    key: id,
    name: title,
    width,
    sortable: id === 'name' || id === 'licenses',
    headerCellClass: `header-${id}`,
    cellClass: align === 'end' ? `cell-${id} host-end` : `cell-${id}`,
    renderCell: ({ row }) => (cell ?? text)(row),
  };
}

const ReactDataGrid: BenchTable = ({ data, filter }) => {
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [sortColumns, setSortColumns] = useState<readonly SortColumn[]>([]);
  const [first] = sortColumns;
  const sort = useMemo(
    () => first && { column: first.columnKey, isDescending: first.direction === 'DESC' },
    [first],
  );
  const table = useHostTable(data);
  const columnDefs = useMemo(() => {
    const own = table.columns.map(columnDef);
    return isPlain ? own : [SelectColumn, ...own];
  }, [table]);
  const shown = useSortedRows(useFilteredRows(table, text, filter), table, sort);
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
        selectedRows={selected}
        onSelectedRowsChange={setSelected}
        style={{ height: tableHeight }}
      />
    </>
  );
};

export const contestant = reactContestant(ReactDataGrid, {
  firstName: '[role="row"][aria-rowindex="2"] .cell-name',
  nameHeader: { selector: '.header-name' },
  licensesHeader: { selector: '.header-licenses' },
  scroller: '[role="grid"]',
});

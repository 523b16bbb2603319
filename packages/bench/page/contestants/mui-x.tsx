import { DataGrid, type GridColDef, type GridFilterModel } from '@mui/x-data-grid';
import { useMemo, useState } from 'react';
import { isPlain } from '../asked.ts';
import { rowHeight, tableHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import type { HostColumn } from '../host-columns.ts';
import { useHostTable } from '../host-join.ts';
import { SearchField, useChosenRows } from '../host-search.tsx';

function columnDef({ id, title, width, align, text, number, cell }: HostColumn): GridColDef<BenchRow> {
  return {
    field: id,
    headerName: title,
    width,
    ...(align === 'end' && { align: 'right' as const, headerAlign: 'right' as const }),
    ...(id === 'name' ? {} : { valueGetter: (_value: unknown, row: BenchRow) => (number ?? text)(row) }),
    ...(number && { type: 'number' as const, valueFormatter: (_value: unknown, row: BenchRow) => text(row) }),
    ...(cell && { renderCell: ({ row }) => cell(row) }),
  };
}

const MuiX: BenchTable = ({ data, filter }) => {
  const [text, setText] = useState('');
  const table = useHostTable(data);
  const columnDefs = useMemo(() => table.columns.map(columnDef), [table]);
  const rows = useChosenRows(table, filter);
  const wanted = filter?.text ?? text;
  const filterModel = useMemo<GridFilterModel>(
    () => ({ items: [{ field: 'name', operator: 'contains', value: wanted }] }),
    [wanted],
  );
  return (
    <>
      <SearchField text={text} onChange={setText} />
      <div style={{ height: tableHeight }}>
        <DataGrid
          rows={rows}
          columns={columnDefs}
          rowHeight={rowHeight}
          filterModel={filterModel}
          checkboxSelection={!isPlain}
        />
      </div>
    </>
  );
};

export const contestant = reactContestant(MuiX, {
  firstName: '[data-rowindex="0"] [data-field="name"]',
  nameHeader: { selector: '.MuiDataGrid-columnHeader[data-field="name"]' },
  licensesHeader: { selector: '.MuiDataGrid-columnHeader[data-field="licenses"]' },
  scroller: '.MuiDataGrid-virtualScroller',
});

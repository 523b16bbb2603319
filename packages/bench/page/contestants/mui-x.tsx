import { DataGrid, type GridColDef, type GridFilterModel } from '@mui/x-data-grid';
import { useMemo, useState } from 'react';
import { columns, rowHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import { SearchField, useChosenRows } from '../host-search.tsx';

const columnDefs: GridColDef<BenchRow>[] = columns.map(({ id, title, width, text, number }) => ({
  field: id,
  headerName: title,
  width,
  ...(id === 'name' ? {} : { valueGetter: (_value: unknown, row: BenchRow) => (number ?? text)(row) }),
  ...(number && { type: 'number' as const, valueFormatter: (_value: unknown, row: BenchRow) => text(row) }),
}));

const MuiX: BenchTable = ({ data, filter }) => {
  const [text, setText] = useState('');
  const rows = useChosenRows(data.rows, filter);
  const wanted = filter?.text ?? text;
  const filterModel = useMemo<GridFilterModel>(
    () => ({ items: [{ field: 'name', operator: 'contains', value: wanted }] }),
    [wanted],
  );
  return (
    <>
      <SearchField text={text} onChange={setText} />
      <div style={{ height: 836 }}>
        <DataGrid rows={rows} columns={columnDefs} rowHeight={rowHeight} filterModel={filterModel} />
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

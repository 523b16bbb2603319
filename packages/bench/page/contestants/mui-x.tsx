import { DataGrid, type GridColDef, type GridFilterModel } from '@mui/x-data-grid';
import { useMemo, useState } from 'react';
import { columns, rowHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import { SearchField } from '../host-search.tsx';

const columnDefs: GridColDef<BenchRow>[] = columns.map(({ id, title, width, text }) => ({
  field: id,
  headerName: title,
  width,
  ...(id === 'name' ? {} : { valueGetter: (_value: unknown, row: BenchRow) => text(row) }),
}));

const MuiX: BenchTable = ({ rows }) => {
  const [text, setText] = useState('');
  const filterModel = useMemo<GridFilterModel>(
    () => ({ items: [{ field: 'name', operator: 'contains', value: text }] }),
    [text],
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
  nameHeader: '.MuiDataGrid-columnHeader[data-field="name"]',
  scroller: '.MuiDataGrid-virtualScroller',
});

import { AllCommunityModule, type ColDef, ModuleRegistry } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useState } from 'react';
import { columns, rowHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import { SearchField } from '../host-search.tsx';

ModuleRegistry.registerModules([AllCommunityModule]);

const columnDefs: ColDef<BenchRow>[] = columns.map(({ id, title, width, text }) =>
  id === 'name'
    ? { field: 'name', headerName: title, width, getQuickFilterText: ({ value }) => value }
    : { colId: id, headerName: title, width, valueGetter: ({ data }) => data && text(data) },
);
const defaultColDef: ColDef<BenchRow> = { getQuickFilterText: () => '' };

const AgGrid: BenchTable = ({ rows }) => {
  const [text, setText] = useState('');
  return (
    <>
      <SearchField text={text} onChange={setText} />
      <div style={{ height: 836 }}>
        <AgGridReact<BenchRow>
          rowData={rows as BenchRow[]}
          columnDefs={columnDefs}
          defaultColDef={defaultColDef}
          getRowId={({ data }) => data.id}
          rowHeight={rowHeight}
          quickFilterText={text}
          cacheQuickFilter
        />
      </div>
    </>
  );
};

export const contestant = reactContestant(AgGrid, {
  firstName: '[row-index="0"] [col-id="name"]',
  nameHeader: '.ag-header-cell[col-id="name"]',
  scroller: '.ag-body-viewport, .ag-grid-viewport',
});

import { AllCommunityModule, type ColDef, ModuleRegistry } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useRef, useState } from 'react';
import { columns, rowHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import { SearchField } from '../host-search.tsx';
import { hasChoice, isChosen } from '../row-choice.ts';

ModuleRegistry.registerModules([AllCommunityModule]);

const columnDefs: ColDef<BenchRow>[] = columns.map(({ id, title, width, text, number }) => {
  if (id === 'name')
    return { field: 'name', headerName: title, width, getQuickFilterText: ({ value }) => value };
  const column = { colId: id, headerName: title, width };
  return number
    ? {
        ...column,
        valueGetter: ({ data }) => data && number(data),
        valueFormatter: ({ data }) => (data ? text(data) : ''),
      }
    : { ...column, valueGetter: ({ data }) => data && text(data) };
});
const defaultColDef: ColDef<BenchRow> = { getQuickFilterText: () => '' };

const AgGrid: BenchTable = ({ data, filter }) => {
  const [text, setText] = useState('');
  const grid = useRef<AgGridReact<BenchRow>>(null);
  const wanted = useRef(filter);
  useEffect(() => {
    if (wanted.current === filter) return;
    wanted.current = filter;
    grid.current?.api?.onFilterChanged();
  }, [filter]);
  return (
    <>
      <SearchField text={text} onChange={setText} />
      <div style={{ height: 836 }}>
        <AgGridReact<BenchRow>
          ref={grid}
          rowData={data.rows as BenchRow[]}
          columnDefs={columnDefs}
          defaultColDef={defaultColDef}
          getRowId={({ data }) => data.id}
          rowHeight={rowHeight}
          quickFilterText={filter?.text ?? text}
          cacheQuickFilter
          isExternalFilterPresent={() => Boolean(wanted.current && hasChoice(wanted.current))}
          doesExternalFilterPass={({ data }) =>
            Boolean(data && wanted.current && isChosen(data, wanted.current))
          }
        />
      </div>
    </>
  );
};

export const contestant = reactContestant(AgGrid, {
  firstName: '[row-index="0"] [col-id="name"]',
  nameHeader: { selector: '.ag-header-cell[col-id="name"]' },
  licensesHeader: { selector: '.ag-header-cell[col-id="licenses"]' },
  scroller: '.ag-body-viewport, .ag-grid-viewport',
});

import {
  AllCommunityModule,
  type ColDef,
  type ICellRendererParams,
  ModuleRegistry,
  type RowSelectionOptions,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isPlain } from '../asked.ts';
import { rowHeight, tableHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import type { HostColumn } from '../host-columns.ts';
import { useHostTable } from '../host-join.ts';
import { SearchField } from '../host-search.tsx';
import { hasChoice, isChosen } from '../row-choice.ts';

ModuleRegistry.registerModules([AllCommunityModule]);

function columnDef({ id, title, width, align, text, number, cell }: HostColumn): ColDef<BenchRow> {
  const shared: ColDef<BenchRow> = {
    headerName: title,
    width,
    ...(align === 'end' && { type: 'rightAligned' }),
    ...(cell && { cellRenderer: ({ data }: ICellRendererParams<BenchRow>) => data && cell(data) }),
  };
  if (id === 'name') return { ...shared, field: 'name', getQuickFilterText: ({ value }) => value };
  const column = { ...shared, colId: id };
  return number
    ? {
        ...column,
        valueGetter: ({ data }) => data && number(data),
        valueFormatter: ({ data }) => (data ? text(data) : ''),
      }
    : { ...column, valueGetter: ({ data }) => data && text(data) };
}
const defaultColDef: ColDef<BenchRow> = { getQuickFilterText: () => '' };
const rowSelection: RowSelectionOptions = { mode: 'multiRow' };

const AgGrid: BenchTable = ({ data, filter }) => {
  const [text, setText] = useState('');
  const { rows, derivedOf, columns } = useHostTable(data);
  const columnDefs = useMemo(() => columns.map(columnDef), [columns]);
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
      <div style={{ height: tableHeight }}>
        <AgGridReact<BenchRow>
          ref={grid}
          rowData={rows as BenchRow[]}
          columnDefs={columnDefs}
          defaultColDef={defaultColDef}
          getRowId={({ data }) => data.id}
          rowHeight={rowHeight}
          {...(isPlain ? {} : { rowSelection })}
          quickFilterText={filter?.text ?? text}
          cacheQuickFilter
          isExternalFilterPresent={() => Boolean(wanted.current && hasChoice(wanted.current))}
          doesExternalFilterPass={({ data }) =>
            Boolean(data && wanted.current && isChosen(data, derivedOf, wanted.current))
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

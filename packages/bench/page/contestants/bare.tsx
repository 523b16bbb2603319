import { memo, useCallback, useState } from 'react';
import { isPlain } from '../asked.ts';
import { rowHeight, tableHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import type { HostColumn } from '../host-columns.ts';
import { useHostTable } from '../host-join.ts';
import { type HostSort, SearchField, useFilteredRows, useSortedRows } from '../host-search.tsx';

const drawnRows = Math.ceil(tableHeight / rowHeight) + 4;

/** The unit of all figures: a list written by hand that draws the rows in view and does nothing else. */
const BareList: BenchTable = ({ data, filter }) => {
  const [text, setText] = useState('');
  const [sort, setSort] = useState<HostSort>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [scrollTop, setScrollTop] = useState(0);
  const table = useHostTable(data);
  const shown = useSortedRows(useFilteredRows(table, text, filter), table, sort);
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - 2);
  const sortBy = (column: string) =>
    setSort((now) => ({ column, isDescending: now?.column === column && !now.isDescending }));
  const toggle = useCallback((id: string) => {
    setSelected((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const toggleAll = () => setSelected(new Set(selected.size > 0 ? [] : shown.map(({ id }) => id)));
  return (
    <>
      <SearchField text={text} onChange={setText} />
      <div
        className="scroller"
        style={{ height: tableHeight, overflow: 'auto' }}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        <div style={{ display: 'flex', height: rowHeight }}>
          {!isPlain && (
            <input type="checkbox" aria-label="Select all" checked={selected.size > 0} onChange={toggleAll} />
          )}
          {table.columns.map(({ id, title, width }) => (
            <button key={id} type="button" id={id} style={{ width }} onClick={() => sortBy(id)}>
              {title}
            </button>
          ))}
        </div>
        <div style={{ height: shown.length * rowHeight, position: 'relative' }}>
          {shown.slice(first, first + drawnRows).map((row, index) => (
            <BareRow
              key={row.id}
              row={row}
              index={first + index}
              columns={table.columns}
              isSelected={selected.has(row.id)}
              onToggle={toggle}
            />
          ))}
        </div>
      </div>
    </>
  );
};

interface BareRowProps {
  readonly row: BenchRow;
  readonly index: number;
  readonly columns: readonly HostColumn[];
  readonly isSelected: boolean;
  readonly onToggle: (id: string) => void;
}

const BareRow = memo(({ row, index, columns, isSelected, onToggle }: BareRowProps) => (
  <div
    data-index={index}
    style={{ display: 'flex', height: rowHeight, position: 'absolute', top: index * rowHeight }}
  >
    {!isPlain && (
      <input
        type="checkbox"
        aria-label={`Select ${row.name}`}
        checked={isSelected}
        onChange={() => onToggle(row.id)}
      />
    )}
    {columns.map(({ id, width, align, text, cell }) => (
      <div
        key={id}
        data-column={id}
        style={{ width, overflow: 'hidden', whiteSpace: 'nowrap', textAlign: align }}
      >
        {(cell ?? text)(row)}
      </div>
    ))}
  </div>
));

export const contestant = reactContestant(BareList, {
  firstName: '[data-index="0"] > [data-column="name"]',
  nameHeader: { selector: '#name' },
  licensesHeader: { selector: '#licenses' },
  scroller: '.scroller',
});

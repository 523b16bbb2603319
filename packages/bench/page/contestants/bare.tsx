import { memo, useState } from 'react';
import { columns, rowHeight } from '../columns.ts';
import { type BenchRow, type BenchTable, reactContestant } from '../contestant.ts';
import { type HostSort, SearchField, useFilteredRows, useSortedRows } from '../host-search.tsx';

const viewHeight = 836;
const drawnRows = Math.ceil(viewHeight / rowHeight) + 4;

/** The unit of all figures: a list written by hand that draws the rows in view and does nothing else. */
const BareList: BenchTable = ({ data, filter }) => {
  const [text, setText] = useState('');
  const [sort, setSort] = useState<HostSort>();
  const [scrollTop, setScrollTop] = useState(0);
  const shown = useSortedRows(useFilteredRows(data.rows, text, filter), sort);
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - 2);
  const sortBy = (column: string) =>
    setSort((now) => ({ column, isDescending: now?.column === column && !now.isDescending }));
  return (
    <>
      <SearchField text={text} onChange={setText} />
      <div
        className="scroller"
        style={{ height: viewHeight, overflow: 'auto' }}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        <div style={{ display: 'flex', height: rowHeight }}>
          {columns.map(({ id, title, width }) => (
            <button key={id} type="button" id={id} style={{ width }} onClick={() => sortBy(id)}>
              {title}
            </button>
          ))}
        </div>
        <div style={{ height: shown.length * rowHeight, position: 'relative' }}>
          {shown.slice(first, first + drawnRows).map((row, index) => (
            <BareRow key={row.id} row={row} index={first + index} />
          ))}
        </div>
      </div>
    </>
  );
};

const BareRow = memo(({ row, index }: { row: BenchRow; index: number }) => (
  <div
    data-index={index}
    style={{ display: 'flex', height: rowHeight, position: 'absolute', top: index * rowHeight }}
  >
    {columns.map(({ id, width, text }) => (
      <div key={id} style={{ width, overflow: 'hidden', whiteSpace: 'nowrap' }}>
        {text(row)}
      </div>
    ))}
  </div>
));

export const contestant = reactContestant(BareList, {
  firstName: '[data-index="0"] > :first-child',
  nameHeader: { selector: '#name' },
  licensesHeader: { selector: '#licenses' },
  scroller: '.scroller',
});

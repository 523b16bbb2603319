import { useMemo, useState } from 'react';
import { columns, rowHeight } from '../columns.ts';
import { type BenchTable, reactContestant } from '../contestant.ts';
import { SearchField, useFilteredRows } from '../host-search.tsx';

const viewHeight = 836;
const drawnRows = Math.ceil(viewHeight / rowHeight) + 4;

/** The unit of all figures: a list written by hand that draws the rows in view and does nothing else. */
const BareList: BenchTable = ({ rows }) => {
  const [text, setText] = useState('');
  const [sorted, setSorted] = useState(false);
  const [scrollTop, setScrollTop] = useState(0);
  const found = useFilteredRows(rows, text);
  const shown = useMemo(
    () => (sorted ? [...found].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)) : found),
    [found, sorted],
  );
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - 2);
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
            <button key={id} type="button" id={id} style={{ width }} onClick={() => setSorted(!sorted)}>
              {title}
            </button>
          ))}
        </div>
        <div style={{ height: shown.length * rowHeight, position: 'relative' }}>
          {shown.slice(first, first + drawnRows).map((row, index) => (
            <div
              key={row.id}
              data-index={first + index}
              style={{
                display: 'flex',
                height: rowHeight,
                position: 'absolute',
                top: (first + index) * rowHeight,
              }}
            >
              {columns.map(({ id, width, text: content }) => (
                <div key={id} style={{ width, overflow: 'hidden', whiteSpace: 'nowrap' }}>
                  {content(row)}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
    </>
  );
};

export const contestant = reactContestant(BareList, {
  firstName: '[data-index="0"] > :first-child',
  nameHeader: '#name',
  scroller: '.scroller',
});

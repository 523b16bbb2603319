import { type RefObject, useState } from 'react';
import { usePartner } from '../../provider/partner-context.ts';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';
import type { DataColumn } from './data-column.ts';

/** What the name and the first rows of a column take, in CSS pixels; `undefined` is not measured. */
export type NaturalWidth<Row> = (column: DataColumn<Row>) => number | undefined;

/** Widths by what they are known by. */
type Widths = ReadonlyMap<string, number | undefined>;

const none: Widths = new Map();

/** The widths that {@link useMeasuring} finds. A column is another one in another language, and where its cells are made otherwise. */
export function useNaturalWidths<Row>() {
  const { locale } = usePartner();
  const [widths, setWidths] = useState(none);
  const nameOf = ({ id, header, width }: DataColumn<Row>) => `${locale} ${id} ${header} ${width}`;
  return {
    widthOf: (column: DataColumn<Row>) => widths.get(nameOf(column)),
    isKnown: (column: DataColumn<Row>) => widths.has(nameOf(column)),
    add: (columns: readonly DataColumn<Row>[], found: readonly (number | undefined)[]) =>
      setWidths((before) => {
        const next = new Map(before);
        columns.forEach((column, at) => {
          if (!next.has(nameOf(column))) next.set(nameOf(column), found[at]);
        });
        return next;
      }),
  };
}

/**
 * Measures what stands in columns that are new, before it is painted and once: rows that come later move no column.
 * `awaits`, some cells are still to come, and their columns stay as they are, as those do whose cells load by themselves. What else is to be measured (`alongside`) is at the same
 * time: the browser lays the page out once for both.
 */
export function useMeasuring<Row>(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly DataColumn<Row>[],
  { isKnown, add }: ReturnType<typeof useNaturalWidths<Row>>,
  {
    ready,
    awaits,
    alongside,
  }: { readonly ready: boolean; readonly awaits: boolean; readonly alongside: () => void },
): void {
  useBrowserLayoutEffect(() => {
    const element = scroller.current;
    const table = element?.querySelector('table');
    if (!ready || !table || columns.every(isKnown)) return;
    const end = asWideAsNeeded(element as HTMLElement, table);
    alongside();
    // what is not shown has no widths
    const isShown = (element as HTMLElement).clientWidth > 0;
    const found = isShown ? headerWidths(table) : [];
    end();
    if (!isShown) return;
    add(
      columns,
      columns.map(({ follows, loads }, at) => (loads || (awaits && follows) ? undefined : found[at])),
    );
  });
}

/** Makes each column as wide as if none were given a width, until what it answers is called. */
function asWideAsNeeded(scroller: HTMLElement, table: HTMLTableElement): () => void {
  const { width } = table.style;
  const { overflowX } = scroller.style;
  table.dataset.natural = '';
  table.style.width = 'max-content';
  // a bar below it would take some of the scroller's height
  scroller.style.overflowX = 'hidden';
  return () => {
    delete table.dataset.natural;
    table.style.width = width;
    scroller.style.overflowX = overflowX;
  };
}

function headerWidths({ tHead }: HTMLTableElement): number[] {
  return [...(tHead?.rows[0]?.cells ?? [])].map((cell) => Math.ceil(cell.getBoundingClientRect().width));
}

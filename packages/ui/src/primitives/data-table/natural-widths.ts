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
 * `awaits`, some cells are still to come, and their columns stay as they are.
 */
export function useMeasuring<Row>(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly DataColumn<Row>[],
  { isKnown, add }: ReturnType<typeof useNaturalWidths<Row>>,
  { ready, awaits }: { readonly ready: boolean; readonly awaits: boolean },
): void {
  useBrowserLayoutEffect(() => {
    const table = scroller.current?.querySelector('table');
    if (!ready || !table || columns.every(isKnown)) return;
    const found = naturalWidths(table);
    add(
      columns,
      columns.map(({ follows }, at) => (awaits && follows ? undefined : found[at])),
    );
  });
}

/** How wide each column would be if none were given a width. */
function naturalWidths(table: HTMLTableElement): number[] {
  const { style } = table;
  const { width } = style;
  table.dataset.natural = '';
  style.width = 'max-content';
  const cells = [...(table.tHead?.rows[0]?.cells ?? [])];
  const widths = cells.map((cell) => Math.ceil(cell.getBoundingClientRect().width));
  delete table.dataset.natural;
  style.width = width;
  return widths;
}

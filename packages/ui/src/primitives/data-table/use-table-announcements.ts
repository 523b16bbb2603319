import { useEffect, useRef } from 'react';
import { columnsTexts } from '../../i18n/texts/columns-texts.ts';
import { sortTexts } from '../../i18n/texts/sort-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { useAnnounced } from '../../provider/use-announced.ts';
import type { TableWords } from './table-count.tsx';
import type { DataTableState } from './use-data-table.ts';

/** Has the order of a table and the width of a column read out when they change, and how many rows there are when something else is asked for. */
export function useTableAnnouncements<Row, Order extends string>(
  { rows, sort, columns, columnState: { columnSizing } }: DataTableState<Row, Order>,
  { words, asked, heading }: { words: TableWords; asked: string; heading: string | undefined },
): void {
  const { t, region, announce } = usePartner(columnsTexts, sortTexts);
  const { data, total, failure, isUpdating } = rows;
  const isThere = data !== undefined && !data.isUnchecked && !failure && !isUpdating;
  const field = sort?.replace(/^-/, '');
  const named = words.orders?.[sort ?? ''];
  const column = columns.find((one) => field !== undefined && one.sort === field)?.header ?? field;
  const order =
    named ??
    (column === undefined
      ? t('sort.none')
      : t(sort === field ? 'sort.sortedAscending' : 'sort.sortedDescending', { column }));
  useAnnounced(isThere ? order : undefined, sort);
  const count = isThere ? words.count(total ?? data.total, total !== undefined) : undefined;
  useAnnounced(
    count && (heading === undefined ? count : `${heading}: ${count}`),
    heading === undefined ? JSON.stringify([region, asked]) : asked,
    // how many there are so far grows as one scrolls; one of many tables on a page speaks when something else is asked of it
    heading === undefined ? String(total) : '',
  );
  const widths = useRef({ columnSizing, takeBack: () => {} });
  useEffect(() => {
    const before = widths.current;
    if (before.columnSizing === columnSizing) return;
    const sized = columns.filter(
      ({ id }) => columnSizing[id] && columnSizing[id] !== before.columnSizing[id],
    );
    const [one] = sized;
    // a width that comes before the last one was said is said in its place
    before.takeBack();
    const takeBack =
      one && sized.length === 1
        ? announce(t('columns.sized', { column: one.header, width: columnSizing[one.id] as number }))
        : () => {};
    widths.current = { columnSizing, takeBack };
  }, [announce, t, columns, columnSizing]);
}

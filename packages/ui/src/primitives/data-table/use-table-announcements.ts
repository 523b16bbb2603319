import { sortTexts } from '../../i18n/texts/sort-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { useAnnounced } from '../../provider/use-announced.ts';
import type { TableWords } from './table-count.tsx';
import type { DataTableState } from './use-data-table.ts';

/** Has the order of a table read out when it changes, and how many rows there are when something else is asked for. */
export function useTableAnnouncements<Row, Order extends string>(
  { rows, sort, columns }: DataTableState<Row, Order>,
  { words, asked, heading }: { words: TableWords; asked: string; heading: string | undefined },
): void {
  const { t, region } = usePartner(sortTexts);
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
}

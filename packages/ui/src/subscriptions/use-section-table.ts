import { type ComponentType, useMemo } from 'react';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import type { CellProps } from '../primitives/data-table/table-slots.ts';
import { useDataTable } from '../primitives/data-table/use-data-table.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions } from '../provider/use-source-query.ts';
import { sectionColumns } from './section-columns.tsx';
import type { SectionTableProps } from './section-table-props.ts';
import { allSectionRows, type SectionRow, type SectionSort, useSectionRows } from './use-section-rows.ts';

/** Columns, rows, order and arrangement of a section's table. */
export function useSectionTable(props: SectionTableProps) {
  const { section, product, sort, onOpenCustomer } = props;
  const { t, formats, locale, client } = usePartner();
  const options = useCallOptions();
  const figureFormats = useFigureFormats();
  const opens = onOpenCustomer !== undefined;
  const hasPrices = props.figures?.waste !== undefined;
  const columns = useMemo(
    () => sectionColumns(section, { t, formats, figureFormats, locale, opens, hasPrices }),
    [section, t, formats, figureFormats, locale, opens, hasPrices],
  );
  // each section has some of the columns
  const cells = Object.entries<ComponentType<CellProps<SectionRow>> | undefined>(props.cells ?? {}).filter(
    ([id]) => columns.some((column) => column.id === id),
  );
  const query = { section, product, sort };
  const rows = useSectionRows(query);
  return useDataTable<SectionRow, SectionSort>({
    columns,
    cells: cells.length > 0 ? Object.fromEntries(cells) : undefined,
    rows: { ...rows, total: rows.data?.count, all: () => allSectionRows(client, query, options) },
    sort,
    setSort: props.onSortChange,
    columnState: props.columnState,
    setColumnState: props.onColumnStateChange,
  });
}

import { useCallback, useEffect, useMemo, useRef } from 'react';
import { columnMenu as menuOf } from '../customers/column-menu.ts';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import type { DataColumn } from '../primitives/data-table/data-column.ts';
import { initialColumnState } from '../primitives/data-table/use-table-layout.ts';
import { usePartner } from '../provider/partner-context.ts';
import { sectionColumns } from './section-columns.tsx';
import type { SectionTableProps } from './section-table-props.ts';
import { type SectionRow, type SectionSort, useSectionRows } from './use-section-rows.ts';

/** Everything of a section's table but its drawing. */
export type SectionTableState = ReturnType<typeof useSectionTable>;

/** Columns, rows, order and arrangement of a section's table. */
export function useSectionTable(props: SectionTableProps) {
  const { section, product, sort, onOpenCustomer } = props;
  const { t, formats } = usePartner();
  const figureFormats = useFigureFormats();
  const opens = onOpenCustomer !== undefined;
  const columns = useMemo(
    () => sectionColumns(section.columns, { t, formats, figureFormats, opens }),
    [section, t, formats, figureFormats, opens],
  );
  const arranged = useMemo(() => initialColumnState(columns), [columns]);
  const state = {
    columns,
    rows: useSectionRows({ section: section.id, product, sort }),
    sort,
    setSort: props.onSortChange,
    columnState: props.columnState ?? arranged,
    setColumnState: props.onColumnStateChange,
  };
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  // headers are drawn anew only when something of them changed, so what they are given stays the same
  const columnMenu = useCallback(
    (column: DataColumn<SectionRow>, width: number) => menuOf({ column, width, table: latest.current, t }),
    [t],
  );
  const columnMenuLabel = useCallback((column: string) => t('columns.menu', { column }), [t]);
  const onSortChange = useCallback(
    (next: string | undefined) => latest.current.setSort(next as SectionSort | undefined),
    [],
  );
  return { ...state, columnMenu, columnMenuLabel, onSortChange };
}

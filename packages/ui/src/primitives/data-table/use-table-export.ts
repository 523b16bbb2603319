import { useState } from 'react';
import { tableTexts } from '../../i18n/texts/table-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { useToday } from '../../trials/use-today.ts';
import { notifyFailure } from '../notify-failure.ts';
import type { DataColumn } from './data-column.ts';
import { loadSaving } from './load-saving.ts';
import type { ExportFormat } from './table-export.ts';
import type { ColumnState } from './use-table-layout.ts';

/** Saves rows as CSV or XLSX, in the columns that are shown; what goes wrong is said in a notice. */
export function useTableExport<Row>(
  { columns, columnState }: { columns: readonly DataColumn<Row>[]; columnState: ColumnState },
  {
    fileName,
    label,
    filter,
  }: { readonly fileName: string; readonly label: string; readonly filter?: string | undefined },
) {
  const { t, notify, announce, tell, locale, dir, region } = usePartner(tableTexts);
  const day = useToday();
  const [isBusy, setBusy] = useState(false);
  const save = async (rows: () => AsyncIterable<Row>, format: ExportFormat) => {
    if (isBusy) return;
    setBusy(true);
    try {
      const { saveTable } = await loadSaving[format]();
      const shown = exportedColumns(columns, columnState);
      await saveTable({ fileName, region, filter, day, label, rows: rows(), columns: shown, locale, dir });
      announce(t('table.exported', { table: label }));
      tell({ type: 'export', file: fileName, format });
    } catch (cause) {
      notifyFailure({ notify, t }, cause, (problem) => t('table.exportFailed', { problem }));
    }
    setBusy(false);
  };
  return { isBusy, save };
}

/** The columns that are shown, in the order in which they stand on the page. */
export function exportedColumns<Row>(
  columns: readonly DataColumn<Row>[],
  { columnVisibility }: ColumnState,
): readonly DataColumn<Row>[] {
  return columns.filter(({ id, fixed }) => !fixed && columnVisibility[id] !== false);
}

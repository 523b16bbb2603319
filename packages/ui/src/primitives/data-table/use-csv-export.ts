import { loadOnce } from '@partnerkit/sdk';
import { useState } from 'react';
import { errorText } from '../../i18n/error-text.ts';
import { usePartner } from '../../provider/partner-context.ts';
import type { DataColumn } from './data-column.ts';
import type { ColumnState } from './use-table-layout.ts';

const loadSaving = loadOnce(() => import('./save-table-csv.ts'));

/** Saves rows as CSV, in the columns that are shown; what goes wrong is said in a notice. */
export function useCsvExport<Row>(
  { columns, columnState }: { columns: readonly DataColumn<Row>[]; columnState: ColumnState },
  fileName: string,
) {
  const { t, notify, locale } = usePartner();
  const [isBusy, setBusy] = useState(false);
  const save = async (rows: () => AsyncIterable<Row>) => {
    if (isBusy) return;
    setBusy(true);
    try {
      const { saveTableCsv } = await loadSaving();
      await saveTableCsv(fileName, rows(), exportedColumns(columns, columnState), locale);
    } catch (cause) {
      notify({ tone: 'danger', text: t('table.exportFailed', { problem: errorText(t, cause) }) });
    }
    setBusy(false);
  };
  return { isBusy, save };
}

/** The columns that are shown, in the order in which they stand on the page. */
function exportedColumns<Row>(
  columns: readonly DataColumn<Row>[],
  { columnVisibility }: ColumnState,
): readonly DataColumn<Row>[] {
  return columns.filter(({ id, fixed }) => !fixed && columnVisibility[id] !== false);
}

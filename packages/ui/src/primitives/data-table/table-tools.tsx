import { type ReactNode, useState } from 'react';
import { tableTexts } from '../../i18n/texts/table-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { Icon } from '../icon.tsx';
import { lazyPart } from '../lazy-part.tsx';
import { MenuOpener } from '../menu/menu-opener.tsx';
import type { ColumnChooserProps } from './column-menu.tsx';
import type { DataColumn } from './data-column.ts';
import { ExportButton } from './export-button.tsx';
import type { TableWords } from './table-count.tsx';
import type { TableRows } from './table-rows.ts';
import type { DataTableState } from './use-data-table.ts';
import { exportedColumns, useTableExport } from './use-table-export.ts';

const ColumnChooser = lazyPart<ColumnChooserProps>(
  () => import('./column-menu.tsx').then((module) => module.ColumnChooser),
  ({ onClose }) => onClose(),
);

const PrintDialog = lazyPart(
  () => import('./print-dialog.tsx').then((module) => module.PrintDialog),
  ({ onClose }) => onClose(),
);

/** What can be done with a table as a whole: saved as a file, printed, its columns chosen. */
export function TableTools<Row, Order extends string>({
  table,
  words,
  isNamed,
  primary,
  children,
}: {
  table: DataTableState<Row, Order>;
  words: TableWords;
  /** Among other tables, each says which of them it is of. */
  isNamed: boolean;
  /** Stands at the end. */
  primary: ReactNode;
  children: ReactNode;
}) {
  const { t } = usePartner(tableTexts);
  const { rows, columns } = table;
  const { isBusy, save } = useTableExport<Row>(table, words);
  const [prints, setPrints] = useState(false);
  return (
    <span className="pk-toolbar-end">
      {children}
      <ExportButton
        label={isNamed ? t('table.exportNamed', { table: words.label }) : undefined}
        isBusy={isBusy}
        disabled={!rows.data || rows.data.total === 0}
        onExport={(format) => save(rows.all, format)}
        // once the menu has given the focus back
        onPrint={() => setTimeout(() => setPrints(true))}
      >
        <Icon name="download" />
        {t('table.export')}
      </ExportButton>
      <MenuOpener
        className="pk-button"
        label={isNamed ? t('table.columnsNamed', { table: words.label }) : t('table.columns')}
        labelled={!isNamed}
        ahead={ColumnChooser.ahead}
        menu={(open) => <ColumnChooser {...open} columns={columns} table={table} />}
      >
        <Icon name="columns" />
        {t('table.columns')}
      </MenuOpener>
      {primary}
      {prints && (
        <PrintDialog
          label={words.label}
          rows={rows as TableRows<unknown>}
          shown={exportedColumns(columns, table.columnState) as readonly DataColumn<unknown>[]}
          onExport={() => save(rows.all, 'xlsx')}
          onClose={() => setPrints(false)}
        />
      )}
    </span>
  );
}

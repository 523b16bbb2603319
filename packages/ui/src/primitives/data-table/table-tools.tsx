import type { ReactNode } from 'react';
import { usePartner } from '../../provider/partner-context.ts';
import { Icon } from '../icon.tsx';
import { MenuButton } from '../menu/menu-button.tsx';
import { columnChooser } from './column-menu.ts';
import type { TableWords } from './table-count.tsx';
import { useCsvExport } from './use-csv-export.ts';
import type { DataTableState } from './use-data-table.ts';

/** What can be done with a table as a whole: saved as CSV, its columns chosen. */
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
  const { t } = usePartner();
  const { rows, columns } = table;
  const { isBusy, save } = useCsvExport<Row>(table, `${words.fileName}.csv`);
  return (
    <span className="pk-toolbar-end">
      {children}
      <button
        form=""
        type="button"
        className="pk-button"
        onClick={() => save(rows.all)}
        // one that is busy keeps the focus, which a disabled one loses
        aria-disabled={isBusy}
        disabled={!rows.data || rows.data.total === 0}
        aria-label={isNamed ? t('table.exportNamed', { table: words.label }) : undefined}
      >
        <Icon name="download" />
        {t(isBusy ? 'table.exporting' : 'table.export')}
      </button>
      <MenuButton
        className="pk-button"
        label={isNamed ? t('table.columnsNamed', { table: words.label }) : t('table.columns')}
        labelled={!isNamed}
        items={() => columnChooser(columns, table, t)}
      >
        <Icon name="columns" />
        {t('table.columns')}
      </MenuButton>
      {primary}
    </span>
  );
}

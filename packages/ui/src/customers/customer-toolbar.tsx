import type { Customer } from '@partnerkit/sdk';
import { type ComponentType, useState } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { Icon } from '../primitives/icon.tsx';
import { MenuButton } from '../primitives/menu/menu-button.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useMayEditTags } from '../tags/use-may-edit-tags.ts';
import { SavedViews } from '../views/saved-views.tsx';
import { columnChooser } from './column-menu.ts';
import { RefusedRows } from './refused-rows.tsx';
import { type CustomerTableState, mostSelected } from './use-customer-table.ts';

interface CustomerToolbarProps {
  readonly table: CustomerTableState;
  readonly slot: ComponentType<{ readonly selection: readonly string[] }> | undefined;
  readonly onEditTags: (anchor: Element, customers: readonly Customer[]) => void;
}

/** What stands above the table: how many customers, what is selected, and what can be done with the whole. */
export function CustomerToolbar({ table, slot: Slot, onEditTags }: CustomerToolbarProps) {
  const { t } = usePartner();
  const { columns, selection } = table;
  return (
    <div className="pk-toolbar">
      {selection.size > 0 ? <Selection table={table} onEditTags={onEditTags} /> : <Count table={table} />}
      <span className="pk-toolbar-end">
        {Slot && <Slot selection={[...selection]} />}
        <SavedViews table="customers" state={table.viewState} onApply={table.applyView} />
        <ExportButton table={table} />
        <MenuButton
          className="pk-button"
          label={t('customers.columns')}
          labelled
          items={() => columnChooser(columns, table, t)}
        >
          <Icon name="columns" />
          {t('customers.columns')}
        </MenuButton>
      </span>
    </div>
  );
}

function Count({ table: { customers, query, selectAll } }: { table: CustomerTableState }) {
  const { t, asOf, formats } = usePartner();
  const { data, total, isPlaceholderData } = customers;
  if (!data) return <span className="pk-count pk-skeleton" aria-hidden="true" />;
  const known = query === '' ? 'customers.count' : 'customers.countFiltered';
  const message = total === undefined ? 'customers.countAtLeast' : known;
  return (
    <span className="pk-count" role="status">
      <span>{t(message, { total: total ?? data.total })}</span>
      {asOf && <span className="pk-muted">{t('customers.asOf', { date: formats.day(asOf) })}</span>}
      {isPlaceholderData && <span className="pk-muted">{t('customers.updating')}</span>}
      <RefusedRows refused={data.refused} />
      {data.total > 0 && (
        <button type="button" className="pk-link-button" onClick={selectAll}>
          {t('customers.selectAll')}
        </button>
      )}
    </span>
  );
}

function Selection({ table, onEditTags }: Omit<CustomerToolbarProps, 'slot'>) {
  const { t } = usePartner();
  const mayEditTags = useMayEditTags();
  const { selection, clearSelection, selectedCustomers } = table;
  return (
    <span className="pk-count" role="status">
      <b>{t('customers.selected', { count: selection.size })}</b>
      {selection.size === mostSelected && (
        <span className="pk-muted">{t('customers.selectedMost', { count: mostSelected })}</span>
      )}
      {mayEditTags && (
        <button
          type="button"
          className="pk-button"
          onClick={({ currentTarget }) => onEditTags(currentTarget, selectedCustomers())}
        >
          {t('customers.tagSelected')}
        </button>
      )}
      <button type="button" className="pk-link-button" onClick={clearSelection}>
        {t('customers.clearSelection')}
      </button>
    </span>
  );
}

function ExportButton({ table: { columns, columnState, query, sort } }: { table: CustomerTableState }) {
  const { t, client, region, asOf, notify } = usePartner();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { saveCustomersCsv } = await import('./save-customers-csv.ts');
      const shown = columns.filter(({ id, fixed }) => !fixed && columnState.columnVisibility[id] !== false);
      await saveCustomersCsv(client.customers.all({ query, sort }, { region, asOf }), shown);
    } catch (cause) {
      notify({ tone: 'danger', text: t('customers.exportFailed', { problem: errorText(t, cause) }) });
    }
    setBusy(false);
  };
  return (
    <button type="button" className="pk-button" onClick={save} disabled={busy}>
      <Icon name="download" />
      {t(busy ? 'customers.exporting' : 'customers.export')}
    </button>
  );
}

import type { Customer } from '@partnerkit/sdk';
import { useEffect, useRef, useState } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { customersTexts } from '../i18n/texts/customers-texts.ts';
import { selectionTexts } from '../i18n/texts/selection-texts.ts';
import { ExportButton } from '../primitives/data-table/export-button.tsx';
import { useTableExport } from '../primitives/data-table/use-table-export.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useMayEditTags } from '../tags/use-may-edit-tags.ts';
import type { CustomerAction } from './customer-action.ts';
import { SelectionActions } from './row-actions.tsx';
import { selectedText } from './selected-text.ts';
import type { CustomerTableState } from './use-customer-table.ts';

/** Who is selected, how many of them are not shown, and what can be done with all of them. */
export function SelectionBar({
  table,
  actions,
  onEditTags,
}: {
  table: CustomerTableState;
  actions: readonly CustomerAction[] | undefined;
  onEditTags: (anchor: Element, customers: readonly Customer[]) => void;
}) {
  const { t } = usePartner(customersTexts, selectionTexts);
  const mayEditTags = useMayEditTags();
  const { hidden, selection, selectedCustomers } = table;
  const { isBusy, save } = useTableExport<Customer>(table, {
    fileName: 'customers-selected',
    label: t('customers.title'),
  });
  const { read, reading } = useSelectedRead(table);
  return (
    <span className="pk-count">
      <span>
        <b>{selectedText(table, t)}</b>
        {hidden !== undefined && hidden > 0 && (
          <span className="pk-muted"> {t('customers.selectedHidden', { count: hidden })}</span>
        )}
      </span>
      {mayEditTags && (
        <button
          form=""
          type="button"
          className="pk-button"
          data-letter="t"
          aria-disabled={reading !== undefined}
          onClick={({ currentTarget }) => read((customers) => onEditTags(currentTarget, customers))}
        >
          {reading === undefined
            ? t('customers.tagSelected')
            : t('customers.selectionReading', { count: reading })}
        </button>
      )}
      {actions && actions.length > 0 && (
        <SelectionActions actions={actions} isBusy={reading !== undefined} read={read} />
      )}
      <ExportButton isBusy={isBusy} onExport={(format) => save(selectedCustomers, format)}>
        {t('customers.exportSelected')}
      </ExportButton>
      {!('query' in selection) && (
        <button form="" type="button" className="pk-link-button" onClick={table.selectAll}>
          {t('customers.selectAll')}
        </button>
      )}
      <button form="" type="button" className="pk-link-button" onClick={table.clearSelection}>
        {t('customers.clearSelection')}
      </button>
    </span>
  );
}

const tellEvery = 500;

/** Reads all selected customers, telling how far it is; what was read for another selection is dropped. */
function useSelectedRead({ selection, selectedCustomers }: CustomerTableState) {
  const { t, notify } = usePartner(customersTexts, selectionTexts);
  const [reading, setReading] = useState<number>();
  const run = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection ends what is being read
  useEffect(
    () => () => {
      run.current += 1;
      setReading(undefined);
    },
    [selection],
  );
  const read = async (use: (customers: readonly Customer[]) => void) => {
    if (reading !== undefined) return;
    run.current += 1;
    const own = run.current;
    const customers: Customer[] = [];
    setReading(0);
    try {
      for await (const customer of selectedCustomers()) {
        if (run.current !== own) return;
        if (customers.push(customer) % tellEvery === 0) setReading(customers.length);
      }
      if (run.current !== own) return;
      const gone = 'query' in selection ? 0 : new Set(selection).size - customers.length;
      if (gone > 0) notify({ text: t('customers.selectedGone', { count: gone }) });
      if (customers.length > 0) use(customers);
    } catch (cause) {
      if (run.current !== own) return;
      notify({ tone: 'danger', text: t('customers.selectionFailed', { problem: errorText(t, cause) }) });
    }
    setReading(undefined);
  };
  return { read, reading };
}

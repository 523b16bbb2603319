import type { Customer } from '@partnerkit/sdk';
import { usePartner } from '../provider/partner-context.ts';
import { useMayEditTags } from '../tags/use-may-edit-tags.ts';
import { type CustomerTableState, mostSelected } from './use-customer-table.ts';

/** What is selected, and what can be done with it. */
export function SelectionBar({
  table: { selection, clearSelection, selectedCustomers },
  onEditTags,
}: {
  table: CustomerTableState;
  onEditTags: (anchor: Element, customers: readonly Customer[]) => void;
}) {
  const { t } = usePartner();
  const mayEditTags = useMayEditTags();
  return (
    <span className="pk-count" role="status">
      <b>{t('customers.selected', { count: selection.size })}</b>
      {selection.size === mostSelected && (
        <span className="pk-muted">{t('customers.selectedMost', { count: mostSelected })}</span>
      )}
      {mayEditTags && (
        <button
          form=""
          type="button"
          className="pk-button"
          onClick={({ currentTarget }) => onEditTags(currentTarget, selectedCustomers())}
        >
          {t('customers.tagSelected')}
        </button>
      )}
      <button form="" type="button" className="pk-link-button" onClick={clearSelection}>
        {t('customers.clearSelection')}
      </button>
    </span>
  );
}

import { type Customer, permissionScope, type Role } from '@partnerkit/sdk';
import { useContext } from 'react';
import { customerActionTexts } from '../i18n/texts/customer-action-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { MenuButton } from '../primitives/menu/menu-button.tsx';
import type { MenuItem } from '../primitives/menu/menu-item.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useViewerRoles } from '../provider/use-viewer.ts';
import type { CustomerAction } from './customer-action.ts';
import { StartAction } from './use-action-runs.ts';

/** The menu at the end of a row: what the host does with its customer. Nothing where that is nothing. */
export function RowActions({
  customer,
  actions,
}: {
  customer: Customer;
  actions: readonly CustomerAction[];
}) {
  const { t, report } = usePartner(customerActionTexts);
  const start = useContext(StartAction);
  const permitted = usePermitted(actions, 'row');
  const available = permitted.filter((action) => isAvailable(action, customer, report));
  if (available.length === 0) return null;
  return (
    <MenuButton
      className="pk-icon-button pk-row-action"
      label={t('customerAction.more', { name: customer.name })}
      items={() => available.map((action) => itemOf(action, () => start(action, [customer])))}
    >
      <Icon name="more" />
    </MenuButton>
  );
}

/** The menu of what the host does with all selected customers; those with whom it can't be done are left out, and counted. */
export function SelectionActions({
  actions,
  isBusy,
  read,
}: {
  actions: readonly CustomerAction[];
  isBusy: boolean;
  read: (use: (customers: readonly Customer[]) => void) => void;
}) {
  const { t, notify, report } = usePartner(customerActionTexts);
  const start = useContext(StartAction);
  const permitted = usePermitted(actions, 'selection');
  if (permitted.length === 0) return null;
  const act = (action: CustomerAction) =>
    read((customers) => {
      const fitting = customers.filter((customer) => isAvailable(action, customer, report));
      const count = customers.length - fitting.length;
      if (fitting.length === 0) notify({ text: t('customerAction.forNone', { action: action.label }) });
      else {
        if (count > 0) notify({ text: t('customerAction.leftOut', { count }) });
        start(action, fitting);
      }
    });
  return (
    <MenuButton
      label={t('customerAction.selected')}
      labelled
      isBusy={isBusy}
      items={() => permitted.map((action) => itemOf(action, () => act(action)))}
    >
      {t('customerAction.selected')}
      <Icon name="chevronDown" />
    </MenuButton>
  );
}

function itemOf({ label }: CustomerAction, onSelect: () => void): MenuItem {
  return { kind: 'action', label, onSelect };
}

/** What the viewer may do. Nothing that needs a permission while it is not known which they have. */
function usePermitted(
  actions: readonly CustomerAction[],
  place: 'row' | 'selection',
): readonly CustomerAction[] {
  const roles = useViewerRoles();
  const may = ({ permission }: CustomerAction) =>
    permission === undefined ||
    roles === undefined ||
    permissionScope(roles as readonly Role[], permission) !== undefined;
  return actions.filter((action) => (action.on ?? place) === place && may(action));
}

/** What a host's own test throws is no yes. */
function isAvailable(action: CustomerAction, customer: Customer, report: (cause: unknown) => void): boolean {
  try {
    return action.isAvailable?.(customer) ?? true;
  } catch (cause) {
    report(cause);
    return false;
  }
}

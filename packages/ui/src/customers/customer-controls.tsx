import type { Customer } from '@partnerkit/sdk';
import { columnTexts } from '../i18n/texts/column-texts.ts';
import { customersTexts } from '../i18n/texts/customers-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { Icon } from '../primitives/icon.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import type { CustomerColumn, CustomerColumnOptions } from './customer-columns.tsx';
import { SelectAll } from './select-all.tsx';

const RowActions = lazyPart(
  () => import('./row-actions.tsx').then((module) => module.RowActions),
  // the next table asks for it again
  () => {},
);

/** The column of controls at the end of each row: launch (CUS-3), and the menu of the host's actions. */
export function controlColumn({
  t,
  launch,
  actions = [],
  details = false,
}: CustomerColumnOptions): CustomerColumn {
  const say = t.with(columnTexts, customersTexts);
  const controls = [launch !== false, actions.length > 0, details].filter(Boolean).length;
  return {
    id: 'actions',
    header: say('column.actions'),
    value: () => undefined,
    cell: (customer) => (
      <>
        {details && (
          <button
            form=""
            type="button"
            className="pk-icon-button pk-row-action"
            data-action="detail"
            aria-label={say('customers.details', { name: customer.name })}
            title={say('customers.details', { name: customer.name })}
          >
            <Icon name="detail" />
          </button>
        )}
        <Launch customer={customer} launch={launch} t={t} />
        {actions.length > 0 && <RowActions customer={customer} actions={actions} />}
      </>
    ),
    align: 'end',
    width: 16 + 28 * controls,
    pinned: 'end',
    fixed: true,
  };
}

/** The id of the column of check boxes, which stands first. */
export const selectionColumnId = 'select';

/** The column of check boxes at the start of each row. */
export function selectionColumn(t: Translate): CustomerColumn {
  const say = t.with(columnTexts, customersTexts);
  return {
    id: selectionColumnId,
    header: say('column.select'),
    value: () => undefined,
    cell: (customer, { selected }) => (
      <input
        form=""
        type="checkbox"
        className="pk-checkbox"
        data-action="select"
        checked={selected}
        readOnly
        aria-label={say('customers.selectRow', { name: customer.name })}
      />
    ),
    head: <SelectAll label={say('customers.selectAll')} />,
    width: 44,
    pinned: 'start',
    fixed: true,
  };
}

function Launch({
  customer,
  launch,
  t,
}: {
  customer: Customer;
  launch: CustomerColumnOptions['launch'];
  t: Translate;
}) {
  const say = t.with(customersTexts);
  const label = say('customers.launchNamed', { name: customer.name });
  const title = say('customers.launch');
  if (launch === true) {
    return (
      <button
        form=""
        type="button"
        className="pk-icon-button pk-row-action"
        data-action="launch"
        aria-label={label}
        title={title}
      >
        <Icon name="launch" />
      </button>
    );
  }
  const href = typeof launch === 'function' ? launch(customer) : undefined;
  if (!href) return null;
  return (
    <a
      className="pk-icon-button pk-row-action"
      data-action="launch"
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={label}
      title={title}
    >
      <Icon name="launch" />
    </a>
  );
}

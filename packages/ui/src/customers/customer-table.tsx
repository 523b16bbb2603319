import type { Customer, CustomerSort } from '@partnerkit/sdk';
import {
  lazy,
  type MouseEvent,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { DataColumn } from '../primitives/data-table/data-column.ts';
import { DataTable } from '../primitives/data-table/data-table.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { columnMenu } from './column-menu.ts';
import { CustomerFilters } from './customer-filters.tsx';
import type { CustomerTableProps } from './customer-table-props.ts';
import { CustomerToolbar } from './customer-toolbar.tsx';
import { useCustomerTable } from './use-customer-table.ts';

const CustomerPopover = lazy(() =>
  import('./customer-popover.tsx').then((module) => ({ default: module.CustomerPopover })),
);

/** The list of the partner's customers: search, filters, columns, selection, tags and launch (CUS-1 to CUS-3). */
export function CustomerTable(props: CustomerTableProps) {
  return (
    <Widget>
      <CustomerList {...props} />
    </Widget>
  );
}

interface Popover {
  readonly kind: 'tags' | 'statuses';
  readonly customers: readonly Customer[];
  readonly anchor: Element;
}

const rowHeights = { compact: 32, regular: 36, comfortable: 44 } as const;

function CustomerList(props: CustomerTableProps) {
  const { t, density, dir } = usePartner();
  const table = useCustomerTable(props);
  const { customers, query, sort, selection } = table;
  const [popover, setPopover] = useState<Popover>();

  const onRowClick = (event: MouseEvent<HTMLElement>, customer: Customer) => {
    const control = (event.target as Element).closest<HTMLElement>('[data-action]');
    const action = control?.dataset.action;
    if (!control || !action) return;
    if (action === 'select') table.toggle(customer.id);
    if (action === 'open') table.run(() => props.onOpenCustomer?.(customer));
    if (action === 'launch') table.run(() => props.onLaunch?.(customer));
    if (action === 'tags' || action === 'statuses') {
      setPopover({ kind: action, customers: [customer], anchor: control });
    }
  };
  const failed = customers.isError && !customers.data;
  const latest = useRef(table);
  useEffect(() => {
    latest.current = table;
  });
  const menu = useCallback(
    (column: DataColumn<Customer>, width: number) => columnMenu({ column, width, table: latest.current, t }),
    [t],
  );
  const menuLabel = useCallback((column: string) => t('columns.menu', { column }), [t]);
  const onSortChange = useCallback(
    (next: string | undefined) => latest.current.setSort(next as CustomerSort | undefined),
    [],
  );
  const Empty = props.slots?.empty;

  return (
    <div className="pk-widget pk-customers">
      {!failed && <CustomerFilters query={query} onQueryChange={table.setQuery} />}
      {!failed && (
        <CustomerToolbar
          table={table}
          slot={props.slots?.toolbar}
          onEditTags={(anchor, chosen) => setPopover({ kind: 'tags', customers: chosen, anchor })}
        />
      )}
      {failed ? (
        <FailureState error={customers.error} onRetry={customers.refresh} t={t} />
      ) : (
        <DataTable<Customer>
          label={t('customers.title')}
          columns={table.columns}
          columnState={table.columnState}
          onColumnStateChange={table.setColumnState}
          rows={customers.data}
          rowId={customerId}
          rowHeight={rowHeights[density]}
          sort={sort}
          onSortChange={onSortChange}
          isSelected={(id) => selection.has(id)}
          columnMenu={menu}
          columnMenuLabel={menuLabel}
          onRowClick={onRowClick}
          onNearEnd={customers.data?.nextCursor ? customers.loadMore : undefined}
          dir={dir}
          busy={customers.isPlaceholderData}
          resetKey={`${query} ${sort}`}
          empty={
            query === '' && Empty ? <Empty /> : <Nothing query={query} onClear={() => table.setQuery('')} />
          }
        />
      )}
      {popover && (
        <Suspense fallback={null}>
          <CustomerPopover {...popover} onClose={() => setPopover(undefined)} />
        </Suspense>
      )}
    </div>
  );
}

function customerId({ id }: Customer): string {
  return id;
}

function Nothing({ query, onClear }: { query: string; onClear: () => void }): ReactNode {
  const { t } = usePartner();
  if (query === '')
    return <StateMessage state="empty" title={t('state.emptyTitle')} text={t('state.emptyText')} />;
  return (
    <StateMessage
      state="noMatch"
      title={t('state.noMatchTitle')}
      text={t('state.noMatchText')}
      action={{ label: t('filter.clear'), onSelect: onClear }}
    />
  );
}

import { customerSortFields } from '@partnerkit/sdk/query';
import { type ColumnState, CustomerTable, CustomerTabs } from '@partnerkit/ui';
import { customerTableAddress } from '@partnerkit/ui/address';
import { useMemo } from 'react';
import { portalActions, portalColumns } from '../account-owners.ts';
import { type Address, addressOf } from '../address.ts';
import { useFittingValues } from '../fitting-values.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';

/** How the viewer has arranged the columns, kept beside the list. */
export interface CustomerColumns {
  readonly columnState: ColumnState | undefined;
  readonly onColumnStateChange: (state: ColumnState) => void;
}

interface CustomersRouteProps extends CustomerColumns {
  readonly address: Address;
  readonly text: Texts;
  /** Not while one of its customers is looked at: the list then waits, as it was. */
  readonly isShown: boolean;
  /** Whether single letters act on the list. */
  readonly hasLetters: boolean;
}

/** The portal's own behind the usual ones, which all stand there at 1440 pixels; the viewer shows others. */
const shownColumns = ['name', 'status', 'region', 'products', 'licenses', 'next', 'tags', 'owner'];

/** What the list is sorted by, and the portal's own column. */
const sorts: readonly string[] = [...customerSortFields, 'owner'];

/** The customer list, who needs somebody first; its query and its sort order stand in the address, so that they can be shared. */
export function CustomersRoute({
  address,
  text,
  isShown,
  hasLetters,
  columnState,
  onColumnStateChange,
}: CustomersRouteProps) {
  const enrich = useMemo(() => portalColumns(text), [text]);
  const actions = useMemo(() => portalActions(text), [text]);
  useFittingValues(address, text, {
    sort: (value) => sorts.some((field) => field === value.replace(/^-/, '')),
    // no details stand beside this list: a customer has a page
    detail: () => false,
  });
  const list = customerTableAddress(address.page, { defaultSort: 'attention' });
  return (
    <>
      {isShown && <PageHeading address={address} text={text} name={text.customers} />}
      <CustomerTabs query={list.query} onQueryChange={list.onQueryChange} />
      <CustomerTable
        {...list}
        columns={shownColumns}
        shortcuts={isShown && hasLetters}
        enrich={enrich}
        actions={actions}
        {...(columnState ? { columnState } : {})}
        onColumnStateChange={onColumnStateChange}
        onOpenCustomer={({ id }) => address.go(customerAddress(address, id))}
        launchHref={({ id }) => organizationAddress(id)}
      />
    </>
  );
}

/** Where a customer's own page is; the chosen region stays chosen. */
export function customerAddress(address: Address, id: string): string {
  return addressOf(`/customers/${encodeURIComponent(id)}`, { region: address.value('region') });
}

/** Where a customer's own organization opens in this example (CUS-3). */
export function organizationAddress(id: string): string {
  return `/organizations/${encodeURIComponent(id)}`;
}

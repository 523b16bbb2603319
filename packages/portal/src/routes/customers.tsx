import type { CustomerSort } from '@partnerkit/sdk';
import { CustomerTable } from '@partnerkit/ui';
import { type Address, addressOf } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';

/** The customer list; its query and its sort order stand in the address, so that they can be shared. */
export function CustomersRoute({ address, text }: { address: Address; text: Texts }) {
  return (
    <>
      <PageHeading address={address} text={text} name={text.customers} />
      <CustomerTable
        query={address.value('query')}
        onQueryChange={(query) => address.setValue('query', query)}
        sort={(address.value('sort') || null) as CustomerSort | null}
        onSortChange={(sort) => address.setValue('sort', sort ?? '')}
        onOpenCustomer={({ id }) => address.go(customerAddress(address, id))}
        launchHref={({ id }) => `/organizations/${encodeURIComponent(id)}`}
      />
    </>
  );
}

/** Where a customer's own page is; the chosen region stays chosen. */
export function customerAddress(address: Address, id: string): string {
  return addressOf(`/customers/${encodeURIComponent(id)}`, { region: address.value('region') });
}

import type { CustomerSort } from '@partnerkit/sdk';
import { CustomerTable } from '@partnerkit/ui';
import { useState } from 'react';
import type { Texts } from '../texts.ts';

/** The customer list; its query and its sort order stand in the address, so that they can be shared. */
export function CustomersRoute({ text }: { text: Texts }) {
  const [query, setQuery] = useAddress('query');
  const [sort, setSort] = useAddress('sort');
  return (
    <>
      <h1>{text.customers}</h1>
      <CustomerTable
        query={query}
        onQueryChange={setQuery}
        sort={(sort || null) as CustomerSort | null}
        onSortChange={(next) => setSort(next ?? '')}
        launchHref={({ id }) => `/organizations/${encodeURIComponent(id)}`}
      />
    </>
  );
}

/** A value in the page's address. */
function useAddress(name: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => new URLSearchParams(location.search).get(name) ?? '');
  const set = (next: string) => {
    const parameters = new URLSearchParams(location.search);
    if (next) parameters.set(name, next);
    else parameters.delete(name);
    const search = parameters.toString();
    history.replaceState(null, '', search ? `?${search}` : location.pathname);
    setValue(next);
  };
  return [value, set];
}

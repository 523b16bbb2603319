import { CustomerTable, type CustomerTableProps } from '@partnerkit/ui';
import { customerTableAddress } from '@partnerkit/ui/address';
import { useHistoryAddress } from '@partnerkit/ui/address/history';
import { useState } from 'react';
import { CrmCard, NameWithLogo, Sums } from './host.tsx';

/** A table whose query and order the page keeps. */
export function Controlled() {
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<CustomerTableProps['sort']>();
  return (
    <>
      <CustomerTable query={query} onQueryChange={setQuery} sort={sort} onSortChange={setSort} />
      <p>{query}</p>
    </>
  );
}

/** A table whose state stands in the page's address. */
export function InTheAddress() {
  const address = useHistoryAddress();

  return <CustomerTable {...customerTableAddress(address)} />;
}

/** A table with cells and parts of the page's own. */
export const WithParts = () => (
  <>
    <CustomerTable cells={{ name: NameWithLogo }} slots={{ detail: CrmCard, footer: Sums }} />
  </>
);

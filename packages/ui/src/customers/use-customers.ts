import type { CallOptions, Customer, CustomerSort, RowView } from '@partnerkit/sdk';
import { useEffect } from 'react';
import { type PagedRows, usePagedRows } from '../primitives/data-table/use-paged-rows.ts';
import { usePartner } from '../provider/partner-context.ts';
import { tellDeveloper } from '../provider/tell-developer.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';

/** A result of customers as far as it is loaded. */
export type CustomerRows = PagedRows<Customer>;

const pageSize = 200;

const unfiltered =
  'customers.list answered a page with rows that the query does not find. Answer what it finds, or all rows as an array: ' +
  'then the SDK filters, sorts and counts them.';
const unordered =
  'customers.list answered a page in another order than the sort it was asked for. Sort it, or answer all rows as an array: ' +
  'then the SDK filters, sorts and counts them.';

/** Customers of a query (CUS-1): all at once where the source holds them, else a page more whenever it is asked for. */
export function useCustomers({
  query,
  sort,
  ordered,
}: {
  query: string;
  sort: CustomerSort | undefined;
  /** All of them, where the order is one that the source does not know. */
  ordered?: ((options: CallOptions) => Promise<readonly Customer[]>) | undefined;
}) {
  const { client } = usePartner();
  const rows = usePagedRows<Customer>({
    name: ['customers', query, sort ?? null],
    idOf: customerId,
    pageSize,
    open: (options) =>
      ordered ? ordered(options).then(viewOf) : client.customers.open({ query, sort }, options),
    // a client of a host's own may not know it
    first: (options) => (ordered ? undefined : client.customers.first?.({ query, sort }, options)),
    load: ({ cursor, limit, options }) => client.customers.list({ query, sort, limit, cursor }, options),
  });
  const { data } = rows;
  const { mismatch } = data ?? {};
  useEffect(() => {
    if (mismatch?.unmatched) tellDeveloper(unfiltered);
    if (mismatch?.isUnordered) tellDeveloper(unordered);
  }, [mismatch]);
  const isUncounted =
    data !== undefined && data.count === undefined && !data.stuck && data.missing.length === 0;
  const counted = useSourceQuery(
    ['customer-count', query],
    (call) => client.customers.count({ query }, call),
    { enabled: isUncounted && client.supports('customers.count') },
  );
  const isKnown = isUncounted && !counted.isPlaceholderData && !counted.data?.missing;
  const later = isKnown ? counted.data?.total : undefined;
  return {
    ...rows,
    /** How many customers the query finds; `undefined` while only the first of them are known. */
    total: data?.count ?? later,
  };
}

function viewOf(rows: readonly Customer[]): RowView<Customer> {
  return { total: rows.length, at: (index) => rows[index], refused: [] };
}

/** What tells a customer from all others. */
function customerId({ id }: Customer): string {
  return id;
}

import type { Customer, CustomerSort } from '@partnerkit/sdk';
import { useEffect } from 'react';
import type { Enrichment } from '../host-fields/enrichment.ts';
import { type PagedRows, type ReadRows, usePagedRows } from '../primitives/data-table/use-paged-rows.ts';
import { tellDeveloper } from '../provider/tell-developer.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useEnriched } from './use-enriched.ts';

/** A result of customers as far as it is loaded. */
export type CustomerRows = PagedRows<Customer>;

/** Customers of a query, and what has more of them come. */
export interface ReadCustomers extends ReadRows<Customer> {
  /** How many customers the query finds; `undefined` while only the first of them are known. */
  readonly total: number | undefined;
}

const pageSize = 200;

const unfiltered =
  'customers.list answered a page with rows that the query does not find. Answer what it finds, or, of createSource, all ' +
  'rows as an array: the SDK filters, sorts and counts them.';
const unordered =
  'customers.list answered a page in another order than the sort it was asked for. Sort it, or, of createSource, answer all ' +
  'rows as an array: the SDK filters, sorts and counts them.';

/** Customers of a query (CUS-1): all at once where the source holds them, else a page more whenever it is asked for. */
export function useCustomers({
  query,
  sort,
  enrich,
}: {
  query: string;
  /** A field of `enrich` too, where it is complete. */
  sort: string | undefined;
  /** Fields of the host's by which they are filtered and ordered too. */
  enrich?: Enrichment | undefined;
}): ReadCustomers {
  const { client, nameOf } = useEnriched(enrich);
  const input = { query, sort: sort as CustomerSort | undefined };
  const rows = usePagedRows<Customer>({
    name: ['customers', query, sort ?? null, ...nameOf(input)],
    idOf: customerId,
    pageSize,
    open: (options) => client.customers.open(input, options),
    // a client of a host's own may not know it
    first: (options) => client.customers.first?.(input, options),
    load: ({ cursor, limit, options }) => client.customers.list({ ...input, limit, cursor }, options),
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
    ['customer-count', query, ...nameOf({ query })],
    (call) => client.customers.count({ query }, call),
    { enabled: isUncounted && client.supports('customers.count') },
  );
  const isKnown = isUncounted && !counted.isPlaceholderData && !counted.data?.missing;
  const later = isKnown ? counted.data?.total : undefined;
  return { ...rows, total: data?.count ?? later };
}

/** What tells a customer from all others. */
function customerId({ id }: Customer): string {
  return id;
}

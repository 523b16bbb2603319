import type { Customer, CustomerSort, PartnerClient, RowView } from '@partnerkit/sdk';
import { useCallback, useRef } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions, useSourceKey, useSourceQuery } from '../provider/use-source-query.ts';

/** A result of customers as far as it is loaded. */
export interface CustomerRows extends RowView<Customer> {
  /** Where the next page starts; `null` when all rows are there. */
  readonly nextCursor: string | null;
}

const pageSize = 200;

/** Customers of a query (CUS-1): all at once where the source holds them, else a page more whenever it is asked for. */
export function useCustomers({ query, sort }: { query: string; sort: CustomerSort | undefined }) {
  const { client, queryClient, notify, t } = usePartner();
  const scope = useSourceKey();
  const options = useCallOptions();
  const name = ['customers', query, sort ?? null];
  const result = useSourceQuery<CustomerRows>(name, async (call) => {
    const all = await client.customers.open({ query, sort }, call);
    return all ? { ...all, nextCursor: null } : firstPage(client, { query, sort }, call);
  });

  const loading = useRef<string | null>(null);
  const { data } = result;
  const counted = useSourceQuery(
    ['customer-count', query],
    (call) => client.customers.count({ query }, call),
    {
      enabled: Boolean(data?.nextCursor) && client.supports('customers.count'),
    },
  );
  const key = [...scope, ...name];
  const loadMore = async () => {
    const cursor = data?.nextCursor;
    if (!data || !cursor || loading.current === cursor || result.isPlaceholderData) return;
    loading.current = cursor;
    try {
      const page = await client.customers.list({ query, sort, limit: pageSize, cursor }, options);
      queryClient.setQueryData<CustomerRows>(key, (before) => before && withPage(before, page));
    } catch (cause) {
      loading.current = null;
      notify({ tone: 'danger', text: errorText(t, cause) });
    }
  };
  const refresh = useCallback(() => {
    client.refresh();
    void queryClient.invalidateQueries({ queryKey: scope });
  }, [client, queryClient, scope]);
  return { ...result, total: totalOf(data, counted), loadMore, refresh };
}

/** How many customers the query finds; `undefined` while only the first of them are known. */
function totalOf(
  data: CustomerRows | undefined,
  counted: { readonly data?: { readonly total: number } | undefined; readonly isPlaceholderData: boolean },
): number | undefined {
  if (!data?.nextCursor) return data?.total;
  return counted.isPlaceholderData ? undefined : counted.data?.total;
}

type Page = Awaited<ReturnType<PartnerClient['customers']['list']>>;

async function firstPage(
  client: PartnerClient,
  input: { query: string; sort: CustomerSort | undefined },
  call: Parameters<PartnerClient['customers']['list']>[1],
): Promise<CustomerRows> {
  const page = await client.customers.list({ ...input, limit: pageSize }, call);
  return rowsOf(page.items, page.refused ?? [], page.nextCursor);
}

function withPage(before: CustomerRows, page: Page): CustomerRows {
  const rows = Array.from({ length: before.total }, (_, index) => before.at(index) as Customer);
  const seen = new Set(rows.map(({ id }) => id));
  const fresh = page.items.filter(({ id }) => !seen.has(id));
  // a page without a new row would be asked for again and again
  const nextCursor = fresh.length === 0 ? null : page.nextCursor;
  return rowsOf([...rows, ...fresh], [...before.refused, ...(page.refused ?? [])], nextCursor);
}

function rowsOf(
  rows: readonly Customer[],
  refused: CustomerRows['refused'],
  nextCursor: string | null,
): CustomerRows {
  return { total: rows.length, at: (index) => rows[index], refused, nextCursor };
}

import type { Customer } from '@partnerkit/sdk';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';

/** A customer by its id, or why it cannot be read; what stays on screen is never another's. */
export function useCustomerAnswer(id: string) {
  const { client } = usePartner();
  const { data, error, refetch } = useSourceQuery(
    ['customer', id],
    (call) => client.customers.get({ id }, call),
    { enabled: client.supports('customers.get') },
  );
  return { customer: data?.id === id ? data : undefined, failure: error, refresh: () => void refetch() };
}

/** A customer by its id; `undefined` while it loads, or where the source does not tell. What stays on screen is never another's. */
export function useCustomer(id: string): Customer | undefined {
  return useCustomerAnswer(id).customer;
}

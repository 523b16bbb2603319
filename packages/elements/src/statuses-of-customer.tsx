import { ExplainedStatuses, useCustomer } from '@partnerkit/ui/customer-subscriptions';

/** The statuses of a customer as an element says it: by id. */
export function StatusesOfCustomer({ customerId }: { readonly customerId: string }) {
  return <ExplainedStatuses customer={useCustomer(customerId)} />;
}

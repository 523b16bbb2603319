import { calendarDay, dayOfInstant, type Subscription } from '@partnerkit/sdk';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { licenseNeeds } from './customer-subscriptions-needs.ts';
import { byRelevance } from './customer-subscriptions-standing.ts';

/** Subscriptions and trials of one customer, those that run first, and what they say of its needs (DET-1). */
export function useCustomerSubscriptions(customerId: string) {
  const { client, asOf } = usePartner();
  const query = useSourceQuery(['customer-subscriptions', customerId], async (call) => ({
    customerId,
    ...(await client.subscriptions.list({ customerId }, call)),
  }));
  // what stays on screen while it loads is never another customer's
  const answer = query.data?.customerId === customerId ? query.data : undefined;
  // without a day of its own, the provider looks at the day on which the answer came
  const day = asOf ?? calendarDay(dayOfInstant(query.dataUpdatedAt) ?? 0);
  return {
    query,
    asOf: day,
    /** `undefined` while they load, `null` where the source does not supply them. */
    subscriptions: answer?.items && byRelevance(answer.items as Subscription[], day),
    /** Those that did not fit and were left out. */
    refused: answer?.refused ?? [],
    needs: answer?.items ? licenseNeeds(answer.items, day) : [],
  };
}

import type { PartnerClient } from '@partnerkit/sdk';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';

/** The licenses of all customers in one week; `null` throughout for a week without history. */
export type TrendWeek = Awaited<ReturnType<PartnerClient['subscriptions']['trend']>>['items'][number];

/** Weekly license distribution of a product over the last complete weeks (SUB-0). */
export function useLicenseTrend({ product, weeks = 26 }: { product: string; weeks?: number | undefined }) {
  const { client } = usePartner();
  return useSourceQuery(['license-trend', product, weeks], async (call) => ({
    // an answer knows what it is of: it may stay on screen while the next one loads
    product,
    ...(await client.subscriptions.trend({ product, weeks }, call)),
  }));
}

import type { Subscription } from '@partnerkit/sdk';
import { licenseTrend } from '@partnerkit/sdk/rules';
import { useMemo } from 'react';
import { useCustomerSubscriptions } from './use-customer-subscriptions.ts';
import type { TrendWeek } from './use-license-trend.ts';

/** Weekly license distribution of one customer over the last complete weeks, of one of its products (SUB-0 for one customer). */
export function useCustomerLicenseTrend({
  customerId,
  product: wanted,
  weeks = 26,
}: {
  customerId: string;
  /** Absent, or one that the customer does not have: the one with the most licenses. */
  product?: string | undefined;
  weeks?: number | undefined;
}) {
  const { query, asOf, subscriptions } = useCustomerSubscriptions(customerId);
  // the answer is the same object until another one comes, whatever is made of it
  const rows = query.data?.customerId === customerId ? query.data.items : undefined;
  const products = useMemo(() => productsBySize((rows ?? []) as Subscription[]), [rows]);
  const product = wanted && products.includes(wanted) ? wanted : (products[0] ?? '');
  const items = useMemo(
    () =>
      rows &&
      licenseTrend(rows as Subscription[], { asOf, product, weeks }).map((week): TrendWeek => ({ ...week })),
    [rows, asOf, product, weeks],
  );
  return {
    query,
    /** `undefined` while they load, `null` where the source does not supply them. */
    subscriptions,
    /** Those on record, the one with the most licenses first. */
    products,
    /** The one that is shown; empty while none is known. */
    product,
    /** Its weeks; `null` throughout for a week without history: a gap, not zero. */
    items: items ?? undefined,
  };
}

function productsBySize(subscriptions: readonly Subscription[]): readonly string[] {
  const purchased = new Map<string, number>();
  for (const { licenses } of subscriptions)
    for (const pool of licenses)
      purchased.set(pool.product, (purchased.get(pool.product) ?? 0) + pool.purchased);
  return [...purchased].sort(([, a], [, b]) => b - a).map(([product]) => product);
}

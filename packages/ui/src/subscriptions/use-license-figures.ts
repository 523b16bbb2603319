import { type PartnerClient, PartnerError } from '@partnerkit/sdk';
import { useCallback } from 'react';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceKey, useSourceQuery } from '../provider/use-source-query.ts';
import { usePermission } from '../provider/use-viewer.ts';

type Answer = Awaited<ReturnType<PartnerClient['subscriptions']['figures']>>;

/** The figures of the subscription analytics, and for which product those of the sections are. */
export interface LicenseFigures extends Answer {
  readonly product: string;
}

/** One figure, with everything that explains it. */
export type LicenseFigure = Answer['kpis'][number];

/** Peers by which low assignment was judged. */
export type LicensePeers = Answer['peers'][number];

const forbidden = new PartnerError({ code: 'forbidden', message: 'analytics.see' });

/**
 * The figures of the subscription analytics (KPI, SUB). Old ones stay while new ones load, also those of another product:
 * `data.product` tells which; the five KPIs do not depend on it.
 */
export function useLicenseFigures(product: string) {
  const { client } = usePartner();
  const mayOrUnknown = usePermission('analytics.see') !== false;
  const query = useSourceQuery<LicenseFigures>(
    ['license-figures', product],
    async (options) => ({ ...(await client.subscriptions.figures({ product }, options)), product }),
    { enabled: mayOrUnknown },
  );
  const data = mayOrUnknown ? query.data : undefined;
  return {
    data,
    /** Why there is nothing to show. */
    failure: mayOrUnknown ? (data ? undefined : query.error) : forbidden,
    isUpdating: query.isPlaceholderData,
    refresh: useAnalyticsRefresh(),
  };
}

/** Has the source load again, and everything that was asked of it. */
function useAnalyticsRefresh(): () => void {
  const { client, queryClient } = usePartner();
  const scope = useSourceKey();
  return useCallback(() => {
    client.refresh();
    void queryClient.invalidateQueries({ queryKey: scope });
  }, [client, queryClient, scope]);
}

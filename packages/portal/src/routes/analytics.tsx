import type { PartnerClient } from '@partnerkit/sdk';
import {
  LicenseTrend,
  ProductToggle,
  SubscriptionKpis,
  SubscriptionTables,
  useMay,
  usePartner,
  useRegions,
} from '@partnerkit/ui';
import { useEffect, useRef } from 'react';
import { type Address, addressOf } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';
import { customerAddress } from './customers.tsx';

interface AnalyticsRouteProps {
  readonly address: Address;
  readonly text: Texts;
  /** The region chosen last, on whichever page. */
  readonly lastRegion: string | undefined;
}

/** The subscription analytics of one region, for the product that stands in the address (KPI, SUB). */
export function AnalyticsRoute({ address, text, lastRegion }: AnalyticsRouteProps) {
  const maySee = useMay('analytics.see');
  const isReady = useOneRegion(address, lastRegion);
  const product = address.value('product') || 'meetings';
  const region = address.value('region');
  return (
    <>
      <PageHeading address={address} text={text} name={text.analytics} />
      {maySee && isReady && (
        <div className="analytics">
          <SubscriptionKpis
            product={product}
            onShowCustomers={(kpi) => address.go(addressOf('/', { query: `kpi:${kpi}`, region }))}
          />
          <div>
            <ProductToggle product={product} onProductChange={(next) => address.setValue('product', next)} />
          </div>
          <LicenseTrend product={product} />
          <SubscriptionTables
            product={product}
            onOpenCustomer={({ id }) => address.go(customerAddress(address, id))}
          />
        </div>
      )}
    </>
  );
}

/** Analytics show one region at a time (REG-1): the one chosen last, else the one with the most customers. */
function useOneRegion(address: Address, lastRegion: string | undefined): boolean {
  const { client } = usePartner();
  const { regions, region, query } = useRegions();
  const latest = useRef(address);
  useEffect(() => {
    latest.current = address;
  });
  useEffect(() => {
    if (region !== undefined || !regions?.length) return;
    const controller = new AbortController();
    const ids = regions.map(({ id }) => id);
    const chosen = ids.find((id) => id === lastRegion) ?? largestRegion(client, ids, controller.signal);
    Promise.resolve(chosen).then(
      (id) => controller.signal.aborted || latest.current.setValue('region', id ?? ''),
    );
    return () => controller.abort();
  }, [client, region, regions, lastRegion]);
  // data without regions has one, implicit
  return region !== undefined || query.isError || regions?.length === 0;
}

/** The region with the most customers; one that does not answer counts none. */
async function largestRegion(
  client: PartnerClient,
  regions: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const counts = await Promise.all(
    regions.map((region) =>
      client.customers.count({}, { region, signal }).then(
        ({ total }) => total,
        () => 0,
      ),
    ),
  );
  return regions[counts.indexOf(Math.max(...counts))];
}

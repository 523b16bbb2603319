import {
  LicenseTrend,
  ProductToggle,
  SubscriptionKpis,
  SubscriptionTables,
  useMay,
  useRegions,
} from '@partnerkit/ui';
import { useEffect } from 'react';
import { type Address, addressOf } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';
import { customerAddress } from './customers.tsx';

/** The subscription analytics of one region, for the product that stands in the address (KPI, SUB). */
export function AnalyticsRoute({ address, text }: { address: Address; text: Texts }) {
  const maySee = useMay('analytics.see');
  const isReady = useOneRegion();
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

/** Analytics show one region at a time (REG-1): where none is chosen, the first that the viewer may see. */
function useOneRegion(): boolean {
  const { regions, region, setRegion, query } = useRegions();
  const first = regions?.[0]?.id;
  useEffect(() => {
    if (region === undefined && first !== undefined) setRegion(first);
  }, [region, first, setRegion]);
  // data without regions has one, implicit
  return region !== undefined || query.isError || regions?.length === 0;
}

import { LicenseTrend, ProductToggle, SubscriptionKpis, SubscriptionTables, useMay } from '@partnerkit/ui';
import { type Address, addressOf } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';
import { useOneRegion } from '../use-one-region.ts';
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

import { LicenseTrend, ProductToggle, SubscriptionKpis, SubscriptionTables } from '@partnerkit/ui';
import { addressOf } from '../address.ts';
import { OneRegionPage, type OneRegionProps } from '../one-region-page.tsx';
import { customerAddress } from './customers.tsx';

/** The subscription analytics of one region, for the product that stands in the address (KPI, SUB). */
export function AnalyticsRoute(props: OneRegionProps) {
  const { address, text } = props;
  const product = address.value('product') || 'meetings';
  const region = address.value('region');
  return (
    <OneRegionPage {...props} name={text.analytics}>
      <SubscriptionKpis
        product={product}
        onShowCustomers={(kpi) => address.go(addressOf('/customers', { query: `kpi:${kpi}`, region }))}
      />
      <div>
        <ProductToggle product={product} onProductChange={(next) => address.setValue('product', next)} />
      </div>
      <LicenseTrend product={product} />
      <SubscriptionTables
        product={product}
        onOpenCustomer={({ id }) => address.go(customerAddress(address, id))}
      />
    </OneRegionPage>
  );
}

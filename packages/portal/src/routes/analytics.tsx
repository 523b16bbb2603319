import { LicenseTrend, ProductToggle, SubscriptionKpis, SubscriptionTables } from '@partnerkit/ui';
import { addressOf } from '../address.ts';
import { useFittingValues } from '../fitting-values.ts';
import { OneRegionPage, type OneRegionProps } from '../one-region-page.tsx';
import { customerAddress } from './customers.tsx';

const products: readonly string[] = ['meetings', 'calling'];

/** The subscription analytics of one region, for the product that stands in the address (KPI, SUB). */
export function AnalyticsRoute(props: OneRegionProps) {
  const { address, text } = props;
  const asked = useFittingValues(address, text, { product: (value) => products.includes(value) });
  const product = asked.product || 'meetings';
  const region = address.value('region');
  return (
    <OneRegionPage {...props} name={text.analytics}>
      <SubscriptionKpis
        product={product}
        onShowCustomers={(kpi) => address.go(addressOf('/customers', { query: `kpi:${kpi}`, region }))}
      />
      <div>
        <ProductToggle
          products={products}
          product={product}
          onProductChange={(next) => address.setValue('product', next)}
        />
      </div>
      <LicenseTrend product={product} />
      <SubscriptionTables
        product={product}
        onOpenCustomer={({ id }) => address.go(customerAddress(address, id))}
      />
    </OneRegionPage>
  );
}

import { detailTexts } from '../i18n/texts/detail-texts.ts';
import { StateMessage } from '../primitives/state-message.tsx';
import { useControlled } from '../primitives/use-controlled.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { LicenseTrendChart } from './license-trend.tsx';
import { ProductToggle } from './product-toggle.tsx';
import { useCustomerLicenseTrend } from './use-customer-license-trend.ts';

/** What {@link CustomerLicenseTrend} takes. */
export interface CustomerLicenseTrendProps {
  readonly customerId: string;
  /** The product shown, controlled; the one with the most licenses unless told. */
  readonly product?: string | undefined;
  readonly defaultProduct?: string | undefined;
  readonly onProductChange?: ((product: string) => void) | undefined;
  /** How many complete weeks, 26 unless told, 104 at most. */
  readonly weeks?: number | undefined;
}

/** How one customer's use of its licenses has developed, week by week, a product at a time (DET-1, SUB-0). */
export function CustomerLicenseTrend(props: CustomerLicenseTrendProps) {
  return (
    <Widget>
      <Trend {...props} />
    </Widget>
  );
}

function Trend({ customerId, weeks = 26, ...props }: CustomerLicenseTrendProps) {
  const { t } = usePartner(detailTexts);
  const [chosen, setProduct] = useControlled(
    props.product,
    props.defaultProduct ?? '',
    props.onProductChange,
  );
  const trend = useCustomerLicenseTrend({ customerId, product: chosen, weeks });
  const { query, subscriptions, products, product, items } = trend;
  return (
    <LicenseTrendChart
      {...{ product, weeks }}
      items={items}
      isPending={subscriptions === undefined && !query.isError}
      error={subscriptions === undefined ? query.error : null}
      onRetry={() => void query.refetch()}
      choice={
        products.length > 1 && <ProductToggle {...{ product, products }} onProductChange={setProduct} />
      }
    >
      {subscriptions === null && (
        <StateMessage
          state="unsupported"
          title={t('detail.notSupplied')}
          text={t('detail.notSuppliedText')}
        />
      )}
    </LicenseTrendChart>
  );
}

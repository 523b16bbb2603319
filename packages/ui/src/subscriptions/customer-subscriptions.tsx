import { detailTexts } from '../i18n/texts/detail-texts.ts';
import { AllRefused } from '../primitives/all-refused.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { RefusedRows } from '../primitives/refused-rows.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { SubscriptionCard } from './customer-subscriptions-card.tsx';
import { NeedsList } from './customer-subscriptions-needs-list.tsx';
import { useCustomerSubscriptions } from './use-customer-subscriptions.ts';

/** What {@link CustomerSubscriptions} takes. */
export interface CustomerSubscriptionsProps {
  readonly customerId: string;
}

/**
 * A customer's subscriptions and trials with licenses, renewal, bills and orders (DET-1). On top it says of each product
 * whether the customer uses what it bought, or needs more.
 */
export function CustomerSubscriptions(props: CustomerSubscriptionsProps) {
  return (
    <Widget>
      <Subscriptions {...props} />
    </Widget>
  );
}

function Subscriptions({ customerId }: CustomerSubscriptionsProps) {
  const { t, formats } = usePartner(detailTexts);
  const { query, asOf, subscriptions, refused, needs } = useCustomerSubscriptions(customerId);
  if (query.isError && subscriptions === undefined) {
    return <FailureState error={query.error} onRetry={() => query.refetch()} t={t} />;
  }
  if (subscriptions === undefined) return <Skeleton />;
  if (subscriptions === null) {
    return (
      <StateMessage state="unsupported" title={t('detail.notSupplied')} text={t('detail.notSuppliedText')} />
    );
  }
  if (subscriptions.length === 0) {
    return (
      <>
        <RefusedRows refused={refused} />
        {refused.length > 0 ? (
          <AllRefused refused={refused} />
        ) : (
          <StateMessage state="empty" title={t('detail.none')} text={t('detail.noneText')} />
        )}
      </>
    );
  }
  return (
    <div className="pk-widget pk-customer-subscriptions">
      <section className="pk-card pk-card-plain">
        <h2 className="pk-card-title">{t('detail.needs')}</h2>
        <NeedsList needs={needs} label={t('detail.needs')} />
        <p className="pk-chart-note">{t('detail.asOf', { date: formats.day(asOf) })}</p>
        <RefusedRows refused={refused} />
      </section>
      {subscriptions.map((subscription) => (
        <SubscriptionCard key={subscription.id} subscription={subscription} asOf={asOf} />
      ))}
    </div>
  );
}

/** The shape of a customer with two products and one subscription. */
function Skeleton() {
  const { t } = usePartner(detailTexts);
  return (
    <div className="pk-widget pk-customer-subscriptions" aria-busy="true">
      <section className="pk-card pk-card-plain">
        <h2 className="pk-card-title">{t('detail.needs')}</h2>
        <div className="pk-card-skeleton" data-rows="2" aria-hidden="true" />
      </section>
      <div className="pk-card" aria-hidden="true">
        <div className="pk-card-skeleton" data-rows="8" />
      </div>
    </div>
  );
}

import { type CalendarDay, type Customer, isPartnerError, type Subscription } from '@partnerkit/sdk';
import type { OpenedExplanation } from '../figures/how-computed.tsx';
import { HowComputedFacts } from '../figures/how-computed-facts.tsx';
import { domainName } from '../i18n/domain-names.ts';
import { errorText } from '../i18n/error-text.ts';
import { detailTexts } from '../i18n/texts/detail-texts.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { standingTexts } from '../i18n/texts/standing-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { statusTexts } from '../i18n/texts/status-texts.ts';
import { typeTexts } from '../i18n/texts/type-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCustomerSubscriptions } from '../subscriptions/use-customer-subscriptions.ts';
import { statusSubscriptions } from './status-subscriptions.ts';

/** What {@link StatusExplanation} takes. */
export interface StatusExplanationProps extends OpenedExplanation {
  readonly customer: Customer;
  readonly status: string;
}

/** What a status means, and of what of this customer it follows. */
export function StatusExplanation({ customer, status, ...opened }: StatusExplanationProps) {
  const { t, formats } = usePartner(
    detailTexts,
    productTexts,
    standingTexts,
    stateTexts,
    statusTexts,
    typeTexts,
  );
  const { query, asOf, subscriptions } = useCustomerSubscriptions(customer.id);
  const { lastAdminSignInAt } = customer;
  const facts =
    status === 'noRecentActivity'
      ? [
          {
            name: t('standing.lastSignIn'),
            value: lastAdminSignInAt == null ? t('standing.never') : formats.instantDay(lastAdminSignInAt),
          },
        ]
      : statusSubscriptions(status, subscriptions ?? [], asOf).map(({ subscription, over }) => ({
          name: `${domainName(t, 'type', subscription.kind)} ${subscription.id}`,
          value: over
            ? over
                .map(({ product, assigned, purchased }) =>
                  t('standing.over', {
                    product: domainName(t, 'product', product),
                    assigned: formats.number(assigned),
                    purchased: formats.number(purchased),
                  }),
                )
                .join(' · ')
            : untilText(subscription, asOf),
        }));
  function untilText({ kind, endDate, autoRenews }: Subscription, day: CalendarDay): string {
    const renews = kind === 'subscription' && autoRenews === true;
    const term = endDate < day ? 'detail.endedOn' : renews ? 'detail.renewsOn' : 'detail.endsOn';
    return `${t(term)} ${formats.day(endDate)}`;
  }
  const problem = subscriptions === undefined && query.isError ? query.error : undefined;
  return (
    <HowComputedFacts
      {...opened}
      figure={domainName(t, 'status', status)}
      means={t.find(`standing.means.${status}`) ?? t('standing.ofSource')}
      facts={[...facts, { name: t('standing.asOf'), value: formats.day(asOf) }]}
    >
      {problem && !(isPartnerError(problem) && problem.code === 'unsupported') && (
        <p className="pk-muted">
          {errorText(t, problem)}{' '}
          <button form="" type="button" className="pk-link-button" onClick={() => void query.refetch()}>
            {t('state.retry')}
          </button>
        </p>
      )}
    </HowComputedFacts>
  );
}

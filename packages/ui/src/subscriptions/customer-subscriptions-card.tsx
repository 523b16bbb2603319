import type { CalendarDay, Subscription } from '@partnerkit/sdk';
import type { ReactNode } from 'react';
import { StatusBadge } from '../customers/status-badges.tsx';
import { domainName } from '../i18n/domain-names.ts';
import { detailTexts } from '../i18n/texts/detail-texts.ts';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import { typeTexts } from '../i18n/texts/type-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { CardLicenses } from './customer-subscriptions-licenses.tsx';
import { daysBetween, standingOf } from './customer-subscriptions-standing.ts';
import { InvoiceTable } from './invoice-table.tsx';
import { OrderTable } from './order-table.tsx';

const standings = {
  runs: { tone: 'success', message: 'detail.runs' },
  starts: { tone: 'info', message: 'detail.starts' },
  ended: { tone: 'neutral', message: 'detail.ended' },
} as const;

/** One subscription or trial: what it is, until when, its licenses, its bills and its orders. What ended is folded. */
export function SubscriptionCard({ subscription, asOf }: { subscription: Subscription; asOf: CalendarDay }) {
  const { t } = usePartner(detailTexts, typeTexts);
  const { id, kind, paid, setupComplete, licenses, invoices, orders } = subscription;
  const standing = standingOf(subscription, asOf);
  const { tone, message } = standings[standing];
  return (
    <details className="pk-card" open={standing !== 'ended'}>
      <summary className="pk-card-head">
        <span className="pk-card-chevron">
          <Icon name="chevronDown" />
        </span>
        <h3 className="pk-card-title">
          {domainName(t, 'type', kind)} <bdi>{id}</bdi>
        </h3>
        <span className="pk-badge" data-tone={tone}>
          <span>{t(message)}</span>
        </span>
        {paid === false && <StatusBadge status="suspended" t={t} />}
        {setupComplete === false && <StatusBadge status="orderSetupReady" t={t} />}
      </summary>
      <CardFacts subscription={subscription} asOf={asOf} />
      <CardLicenses licenses={licenses} />
      <div className="pk-card-histories">
        <InvoiceTable invoices={invoices} asOf={asOf} />
        <OrderTable orders={orders} />
      </div>
    </details>
  );
}

function CardFacts({ subscription, asOf }: { subscription: Subscription; asOf: CalendarDay }) {
  const { t, formats } = usePartner(detailTexts);
  const { kind, startDate, endDate, autoRenews, paid, setupComplete } = subscription;
  const renews = kind === 'subscription' && autoRenews === true;
  const standing = standingOf(subscription, asOf);
  const term = standing === 'ended' ? 'detail.endedOn' : renews ? 'detail.renewsOn' : 'detail.endsOn';
  return (
    <dl className="pk-facts">
      <Fact name={t('detail.period')}>
        {t('detail.fromTo', { from: formats.day(startDate), to: formats.day(endDate) })}
      </Fact>
      <Fact name={t(term)}>
        {formats.day(endDate)} <span className="pk-muted">{useDaysText(asOf, endDate)}</span>
      </Fact>
      {kind === 'subscription' && (
        <Fact name={t('detail.renewal')}>{t(renews ? 'detail.autoRenews' : 'detail.noRenewal')}</Fact>
      )}
      {paid === false && <Fact name={t('detail.payment')}>{t('detail.notPaid')}</Fact>}
      {setupComplete === false && <Fact name={t('detail.setup')}>{t('detail.setupOpen')}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function useDaysText(from: CalendarDay, to: CalendarDay): string {
  const { t } = usePartner(queryTexts);
  const days = daysBetween(from, to);
  if (days === 0) return t('filter.today');
  return days < 0 ? t('filter.daysAgo', { days: -days }) : t('filter.days', { days });
}

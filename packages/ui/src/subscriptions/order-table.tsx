import type { Subscription } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { detailTexts } from '../i18n/texts/detail-texts.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { usePartner } from '../provider/partner-context.ts';
import { HistoryTable } from './customer-subscriptions-history.tsx';

/** One entry of the order history of a subscription. */
export type Order = NonNullable<Subscription['orders']>[number];

const actions = {
  new: 'detail.actionNew',
  change: 'detail.actionChange',
  renewal: 'detail.actionRenewal',
  cancel: 'detail.actionCancel',
} as const;

/** What happened, in the viewer's language; an action that is not known here is shown as the data names it. */
function orderActionText(action: string, t: Translate): string {
  return Object.hasOwn(actions, action)
    ? t.with(detailTexts)(actions[action as keyof typeof actions])
    : action;
}

/** The order history of a subscription, the newest first (DET-1). */
export function OrderTable({ orders }: { orders: readonly Order[] | undefined }) {
  const { t, formats } = usePartner(detailTexts, productTexts, valueTexts);
  const { change } = useFigureFormats();
  const columns = [
    { header: t('detail.date'), cell: ({ date }: Order) => formats.day(date) },
    { header: t('detail.action'), cell: ({ action }: Order) => orderActionText(action, t) },
    { header: t('detail.product'), cell: ({ product }: Order) => domainName(t, 'product', product) },
    {
      header: t('detail.quantity'),
      // what is renewed is neither added nor taken away
      cell: ({ action, quantity }: Order) => (
        <bdi>{action === 'renewal' ? formats.number(quantity) : change(quantity)}</bdi>
      ),
      align: 'end' as const,
    },
    {
      header: t('detail.by'),
      cell: ({ by }: Order) =>
        by === undefined ? <span className="pk-unknown">{t('value.unknown')}</span> : <bdi>{by}</bdi>,
    },
  ];
  return (
    <HistoryTable
      title={t('detail.orders')}
      rows={orders}
      columns={columns}
      notSupplied={t('detail.ordersNotSupplied')}
      none={t('detail.ordersNone')}
    />
  );
}

import type { CalendarDay } from '@partnerkit/sdk';
import { linkAddress } from '@partnerkit/sdk/rules';
import { moneyText } from '../i18n/money-text.ts';
import { detailTexts } from '../i18n/texts/detail-texts.ts';
import { NewTabLink } from '../primitives/new-tab-link.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { HistoryTable } from './customer-subscriptions-history.tsx';
import { type Invoice, invoiceState } from './invoice-state.ts';

const states = {
  paid: { tone: 'success', message: 'detail.paid' },
  open: { tone: 'info', message: 'detail.open' },
  overdue: { tone: 'danger', message: 'detail.overdue' },
} as const;

/** The bills for a subscription, the newest first (DET-1). */
export function InvoiceTable({
  invoices,
  asOf,
}: {
  invoices: readonly Invoice[] | undefined;
  asOf: CalendarDay;
}) {
  const { t, formats, locale } = usePartner(detailTexts);
  const columns = [
    {
      header: t('detail.invoice'),
      cell: (invoice: Invoice) => <InvoiceNumber invoice={invoice} />,
    },
    { header: t('detail.date'), cell: ({ date }: Invoice) => formats.day(date) },
    { header: t('detail.due'), cell: ({ dueDate }: Invoice) => formats.day(dueDate) },
    {
      header: t('detail.amount'),
      cell: ({ amount, currency }: Invoice) => <bdi>{moneyText(locale, amount, currency)}</bdi>,
      align: 'end' as const,
    },
    {
      header: t('detail.state'),
      cell: (invoice: Invoice) => {
        const { tone, message } = states[invoiceState(invoice, asOf)];
        return (
          <span className="pk-badge" data-tone={tone}>
            <span>{t(message)}</span>
          </span>
        );
      },
    },
  ];
  return (
    <HistoryTable
      title={t('detail.invoices')}
      rows={invoices}
      columns={columns}
      notSupplied={t('detail.invoicesNotSupplied')}
      none={t('detail.invoicesNone')}
    />
  );
}

function InvoiceNumber({ invoice: { id, url } }: { invoice: Invoice }) {
  const href = linkAddress(url);
  if (!href) return <bdi>{id}</bdi>;
  return (
    <NewTabLink href={href}>
      <bdi>{id}</bdi>
    </NewTabLink>
  );
}

import type { CalendarDay, Subscription } from '@partnerkit/sdk';
import { numberFormat } from '../i18n/intl-formats.ts';

/** A bill for a subscription. */
export type Invoice = NonNullable<Subscription['invoices']>[number];

/** Whether a bill is paid on a day; one that is due on that day is still in time. */
export function invoiceState(
  { paidDate, dueDate }: Pick<Invoice, 'paidDate' | 'dueDate'>,
  asOf: CalendarDay,
): 'paid' | 'open' | 'overdue' {
  if (paidDate !== undefined && paidDate <= asOf) return 'paid';
  return dueDate < asOf ? 'overdue' : 'open';
}

/** An amount as the locale writes it; a currency that is none is written beside the number. */
export function moneyText(locale: string, amount: number, currency: string): string {
  try {
    return numberFormat(locale, { style: 'currency', currency }).format(amount);
  } catch {
    return `${numberFormat(locale, { minimumFractionDigits: 2 }).format(amount)} ${currency}`;
  }
}

import type { CalendarDay, Subscription } from '@partnerkit/sdk';

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

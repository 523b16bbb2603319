import { dayNumber, isSunday } from '../calendar/calendar-day.ts';

type AnyRow = Readonly<Record<string, unknown>>;

/** Whether a subscription surely fits, told several times as fast as by the check that names what is wrong. */
export function subscriptionSurelyFits(row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return false;
  const subscription = row as AnyRow;
  const { id, customerId, kind, startDate, endDate, licenses } = subscription;
  if (!isText(id) || !isText(customerId) || (kind !== 'subscription' && kind !== 'trial')) return false;
  if (!(dayOf(startDate) <= dayOf(endDate)) || !Array.isArray(licenses)) return false;
  if (!mayBeFlag(subscription.autoRenews) || !mayBeFlag(subscription.paid)) return false;
  if (!mayBeFlag(subscription.setupComplete)) return false;
  if (subscription.endedOn !== undefined && Number.isNaN(dayOf(subscription.endedOn))) return false;
  if (!mayBeAll(subscription.invoices, fitsInvoice) || !mayBeAll(subscription.orders, fitsOrder))
    return false;
  for (const pool of licenses) if (!fitsPool(pool)) return false;
  return true;
}

function fitsPool(pool: unknown): boolean {
  if (typeof pool !== 'object' || pool === null) return false;
  const { product, purchased, assigned, used, used3Months, weeks } = pool as AnyRow;
  if (!isText(product) || !isCount(purchased)) return false;
  if (!mayBeCount(assigned) || !mayBeCount(used) || !mayBeCount(used3Months)) return false;
  if (weeks === undefined) return true;
  if (!Array.isArray(weeks)) return false;
  for (const week of weeks) if (!fitsWeek(week)) return false;
  return true;
}

function fitsWeek(week: unknown): boolean {
  if (typeof week !== 'object' || week === null) return false;
  const { week: sunday, purchased, assigned, used } = week as AnyRow;
  return isSunday(dayOf(sunday)) && isCount(purchased) && isCount(assigned) && isCount(used);
}

function fitsInvoice(invoice: AnyRow): boolean {
  const { id, date, dueDate, amount, currency, paidDate, url } = invoice;
  if (!isText(id) || !isText(currency) || !Number.isFinite(amount)) return false;
  if (Number.isNaN(dayOf(date) + dayOf(dueDate))) return false;
  if (paidDate !== undefined && Number.isNaN(dayOf(paidDate))) return false;
  return url === undefined || typeof url === 'string';
}

function fitsOrder(order: AnyRow): boolean {
  const { id, date, action, product, quantity, by } = order;
  if (!isText(id) || !isText(action) || !isText(product) || !Number.isFinite(quantity)) return false;
  return !Number.isNaN(dayOf(date)) && (by === undefined || typeof by === 'string');
}

function mayBeAll(items: unknown, fits: (item: AnyRow) => boolean): boolean {
  if (items === undefined) return true;
  if (!Array.isArray(items)) return false;
  for (const item of items) if (typeof item !== 'object' || item === null || !fits(item)) return false;
  return true;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function mayBeCount(value: unknown): boolean {
  return value === undefined || isCount(value);
}

function mayBeFlag(value: unknown): boolean {
  return value === undefined || typeof value === 'boolean';
}

/** NaN for what is no day: every comparison with it fails. */
function dayOf(value: unknown): number {
  return typeof value === 'string' ? (dayNumber(value) ?? Number.NaN) : Number.NaN;
}

import { dayNumber, type LicensePool, type Subscription } from '@partnerkit/sdk';
import { dayText } from './day-text.ts';
import type { Random } from './random.ts';
import { licensesBefore } from './weekly-history.ts';

type Invoice = NonNullable<Subscription['invoices']>[number];
type Order = NonNullable<Subscription['orders']>[number];

/** What bills and orders are made with. */
export interface LedgerInput {
  /** The number in the agreement's id. */
  readonly number: number;
  readonly region: string;
  /** Day number of the as-of date. */
  readonly asOf: number;
  /** Day number on which more licenses were bought; absent, they never were. */
  readonly boughtOn?: number | undefined;
  readonly random: Random;
}

/** Prices of a license and month, in units of a currency. */
const prices: Readonly<Record<string, number>> = {
  meetings: 13.5,
  calling: 17,
  messaging: 3,
  realTimeTranslations: 25,
};
const currencies: Readonly<Record<string, readonly [code: string, perDollar: number]>> = {
  US: ['USD', 1],
  CA: ['CAD', 1.4],
  EU: ['EUR', 0.92],
  AE: ['AED', 3.67],
};
const clerks = ['Ines Falkenrath', 'Tomás Arrieta', 'Jonas Wieland', 'Priya Raghunathan', 'Order desk'];
const invoicedMonths = 12;
const dueDays = 30;

/** The bills of the last 12 months of an agreement, and its orders since it began (DET-1). */
export function createLedger(
  agreement: Subscription,
  input: LedgerInput,
): Pick<Subscription, 'invoices' | 'orders'> {
  return {
    invoices: agreement.kind === 'trial' ? [] : createInvoices(agreement, input),
    orders: createOrders(agreement, input),
  };
}

function createInvoices(agreement: Subscription, input: LedgerInput): Invoice[] {
  const { number, asOf, random } = input;
  const days = invoiceDays(agreement, asOf);
  const [currency, perDollar] = currencies[input.region] ?? ['USD', 1];
  // who does not pay, has not for some months; now and then one bill is forgotten
  const unpaid = agreement.paid === false ? random.integer(2, 4) : 0;
  const forgotten = random.chance(0.05) ? days.length - 2 - random.integer(0, 2) : -1;
  return days.map((day, at) => {
    const month = agreement.licenses.reduce((sum, pool) => {
      return sum + licensesOn(pool, day, input) * (prices[pool.product] ?? 5);
    }, 0);
    const paidOn = day + random.integer(6, 34);
    const isPaid = at < days.length - unpaid && at !== forgotten && paidOn <= asOf;
    const date = dayText(day);
    const id = `INV-${number}-${date.slice(2, 4)}${date.slice(5, 7)}`;
    return {
      id,
      date,
      dueDate: dayText(day + dueDays),
      amount: Math.round(month * perDollar * 100) / 100,
      currency,
      ...(isPaid && { paidDate: dayText(paidOn) }),
      url: `https://billing.example/invoices/${id}`,
    };
  });
}

/** The first of each month that the agreement ran in, the oldest first. */
function invoiceDays({ startDate, endDate }: Subscription, asOf: number): number[] {
  const today = dayText(asOf);
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const days = Array.from({ length: invoicedMonths }, (_, ago) => {
    const month = months - (invoicedMonths - 1 - ago);
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  });
  return days.filter((day) => day >= startDate && day <= endDate).map((day) => dayNumber(day) as number);
}

function licensesOn({ purchased }: LicensePool, day: number, { boughtOn }: LedgerInput): number {
  return boughtOn !== undefined && day < boughtOn ? licensesBefore(purchased) : purchased;
}

function createOrders(agreement: Subscription, input: LedgerInput): Order[] {
  const { number, asOf, boughtOn, random } = input;
  const start = dayNumber(agreement.startDate) as number;
  const end = dayNumber(agreement.endDate) as number;
  const orders: Pick<Order, 'date' | 'action' | 'product' | 'quantity' | 'by'>[] = [];
  const enter = (day: number, action: string, quantityOf: (pool: LicensePool) => number) => {
    const by = action === 'renewal' && agreement.autoRenews ? undefined : random.pick(clerks);
    for (const pool of agreement.licenses) {
      const quantity = quantityOf(pool);
      if (quantity === 0) continue;
      const date = dayText(day);
      orders.push({ date, action, product: pool.product, quantity, ...(by !== undefined && { by }) });
    }
  };
  const held = (day: number) => (pool: LicensePool) => licensesOn(pool, day, input);
  enter(start, 'new', held(start));
  if (agreement.kind === 'subscription') {
    for (const day of anniversaries(start, Math.min(end, asOf))) enter(day, 'renewal', held(day));
    if (boughtOn !== undefined)
      enter(boughtOn, 'change', (pool) => pool.purchased - licensesBefore(pool.purchased));
    const isGivenUp = !agreement.autoRenews && end < asOf + 60 && random.chance(0.6);
    if (isGivenUp) enter(Math.max(start, Math.min(asOf, end) - 20), 'cancel', (pool) => -pool.purchased);
  }
  return orders
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((order, at) => ({ id: `ord-${number}-${at + 1}`, ...order }));
}

/** The days after a first one, up to a last, that are a whole number of years later. */
function anniversaries(first: number, last: number): number[] {
  const day = dayText(first);
  const years = Array.from({ length: Math.max(0, Math.floor((last - first) / 365)) }, (_, at) => at + 1);
  return years
    .map(
      (year) =>
        dayNumber(`${Number(day.slice(0, 4)) + year}${day.slice(4)}`) ?? first + Math.round(year * 365.25),
    )
    .filter((anniversary) => anniversary <= last);
}

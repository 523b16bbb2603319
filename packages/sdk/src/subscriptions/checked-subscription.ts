import { dayNumber, isSunday } from '../calendar/calendar-day.ts';
import type { CheckedRow, RowFault } from '../operation/checked-row.ts';
import { poolShape, poolsShape } from './pool-shape.ts';
import type { LicensePool, Subscription } from './subscription.schema.ts';
import { subscriptionSurelyFits } from './subscription-surely-fits.ts';

type AnyRow = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => RowFault | undefined;
type Fields = Readonly<Record<string, Check>>;

/**
 * Checks a subscription or trial (spec section 5): the one verdict for lists, statuses, figures and imports, and the same
 * as that of its schema, without the weight of one. What may be absent may be `null` or an
 * empty text as well, and is then not there; an id may be a whole number, and is then its digits.
 */
export function checkedSubscription(row: unknown): CheckedRow<Subscription> {
  if (subscriptionSurelyFits(row)) return { row: row as Subscription };
  const fault = faultOf(row);
  return fault ? { fault } : { row: tidied(row as Subscription) };
}

function faultOf(value: unknown): RowFault | undefined {
  const fault = record(needed, optional)(value);
  if (fault) return fault;
  const { startDate, endDate } = value as Subscription;
  if (startDate <= endDate) return undefined;
  return { field: 'endDate', message: `expected a day not before the start, ${startDate}` };
}

function fail(expected: string): RowFault {
  return { field: '', message: `expected ${expected}` };
}

const text: Check = (value) => {
  if (typeof value !== 'string') return fail(`string, found ${kindOf(value)}`);
  return value === '' ? fail('a text that is not empty') : undefined;
};
const id: Check = (value) => (Number.isSafeInteger(value) ? undefined : text(value));
const anyText: Check = (value) =>
  typeof value === 'string' ? undefined : fail(`string, found ${kindOf(value)}`);
const day: Check = (value) => {
  if (typeof value !== 'string') return fail(`string, found ${kindOf(value)}`);
  return dayNumber(value) === undefined ? fail('a calendar date, YYYY-MM-DD') : undefined;
};
const sunday: Check = (value) =>
  day(value) ?? (isSunday(dayNumber(value as string) as number) ? undefined : fail('a Sunday'));
const flag: Check = (value) =>
  typeof value === 'boolean' ? undefined : fail(`boolean, found ${kindOf(value)}`);
const number: Check = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? undefined : fail(`number, found ${kindOf(value)}`);
const count: Check = (value) => {
  const fault = number(value);
  if (fault) return fault;
  return Number.isSafeInteger(value) && (value as number) >= 0
    ? undefined
    : fail('a whole number of 0 or more');
};
const kind: Check = (value) =>
  value === 'subscription' || value === 'trial' ? undefined : fail('subscription or trial');

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Whether what may be absent is: not given, `null`, or a text that is empty where that is no value. */
function isBlank(value: unknown, check: Check): boolean {
  return value == null || (value === '' && check !== anyText);
}

function record(fields: Fields, others: Fields = {}, shape = 'object'): Check {
  const must = Object.entries(fields);
  const may = Object.entries(others);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fail(`${shape}, found ${kindOf(value)}`);
    const row = value as AnyRow;
    for (const [name, check] of must) {
      const fault = check(row[name]);
      if (fault) return inside(name, fault);
    }
    for (const [name, check] of may) {
      const fault = isBlank(row[name], check) ? undefined : check(row[name]);
      if (fault) return inside(name, fault);
    }
    return undefined;
  };
}

function list(check: Check, shape = 'array'): Check {
  return (value) => {
    if (!Array.isArray(value)) return fail(`${shape}, found ${kindOf(value)}`);
    for (let at = 0; at < value.length; at++) {
      const fault = check(value[at]);
      if (fault) return inside(`[${at}]`, fault);
    }
    return undefined;
  };
}

function inside(name: string, { field, message }: RowFault): RowFault {
  const joint = field === '' || field.startsWith('[') ? '' : '.';
  return { field: `${name}${joint}${field}`, message };
}

const week = record({ week: sunday, purchased: count, assigned: count, used: count });
const poolOptional = { assigned: count, used: count, used3Months: count, weeks: list(week) };
const pool = record({ product: text, purchased: count }, poolOptional, poolShape);
const invoiceNeeded = { id, date: day, dueDate: day, amount: number, currency: text };
const invoiceOptional = { paidDate: day, url: anyText };
const invoice = record(invoiceNeeded, invoiceOptional);
const orderNeeded = { id, date: day, action: text, product: text, quantity: number };
const orderOptional = { by: anyText };
const order = record(orderNeeded, orderOptional);
const needed = { id, customerId: id, kind, startDate: day, endDate: day, licenses: list(pool, poolsShape) };
const optional = {
  ...{ endedOn: day, autoRenews: flag, paid: flag, setupComplete: flag },
  ...{ invoices: list(invoice), orders: list(order) },
};

function tidied(row: Subscription): Subscription {
  const bare = tidiedFields(row, { ...needed, ...optional });
  const { invoices, orders } = bare;
  const licenses = each(bare.licenses, (one: LicensePool) => tidiedFields(one, poolOptional));
  const bills =
    invoices && each(invoices, (one) => tidiedFields(one, { ...invoiceNeeded, ...invoiceOptional }));
  const changes = orders && each(orders, (one) => tidiedFields(one, { ...orderNeeded, ...orderOptional }));
  if (licenses === bare.licenses && bills === invoices && changes === orders) return bare;
  return { ...bare, licenses, ...(bills && { invoices: bills }), ...(changes && { orders: changes }) };
}

/** The same list where nothing of it changes. */
function each<Item>(items: Item[], change: (item: Item) => Item): Item[] {
  let changed: Item[] | undefined;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Item;
    const next = change(item);
    if (next === item) continue;
    changed ??= [...items];
    changed[at] = next;
  }
  return changed ?? items;
}

/** A row that fits, without what is blank and with ids as texts; the same row where nothing changes. */
function tidiedFields<Row extends object>(row: Row, fields: Fields): Row {
  let tidy: Row | undefined;
  for (const name in fields) {
    const value = (row as AnyRow)[name];
    const check = fields[name] as Check;
    const isNumericId = check === id && typeof value === 'number';
    if (value === undefined || !(isNumericId || isBlank(value, check))) continue;
    tidy ??= { ...row };
    if (isNumericId) Object.assign(tidy, { [name]: String(value) });
    else delete (tidy as Record<string, unknown>)[name];
  }
  return tidy ?? row;
}

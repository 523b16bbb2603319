import type { LicenseColumns } from '@partnerkit/sdk/server';

/** Columns of pages of rows as those of all rows. No customer is on two pages. */
export function joinedColumns(parts: readonly LicenseColumns[]): LicenseColumns {
  const products = new Map<string, number>();
  const shifted = shiftedParts(parts, products);
  const column = <Name extends NumberColumn>(name: Name) => joined(shifted.map((part) => part[name]));
  return {
    customerIds: parts.flatMap(({ customerIds }) => customerIds),
    products: [...products.keys()],
    subscriptionIds: parts.flatMap(({ subscriptionIds }) => subscriptionIds),
    customer: column('customer'),
    start: column('start'),
    end: column('end'),
    isTrial: column('isTrial'),
    autoRenews: column('autoRenews'),
    subscription: column('subscription'),
    product: column('product'),
    purchased: column('purchased'),
    assigned: column('assigned'),
    used: column('used'),
    used3Months: column('used3Months'),
    weeksFrom: joined([...shifted.map(({ weeksFrom }) => weeksFrom), Uint32Array.of(total(parts, 'week'))]),
    week: column('week'),
    weekPurchased: column('weekPurchased'),
    weekAssigned: column('weekAssigned'),
    weekUsed: column('weekUsed'),
    refused: shifted.flatMap(({ refused }) => refused),
  };
}

type Numbers = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array;
type NumberColumn = {
  [Name in keyof LicenseColumns]: LicenseColumns[Name] extends Numbers ? Name : never;
}[keyof LicenseColumns];

/** The parts with places among all rows in the place of those among their own. */
function shiftedParts(parts: readonly LicenseColumns[], products: Map<string, number>): LicenseColumns[] {
  const before = { customers: 0, subscriptions: 0, weeks: 0, rows: 0 };
  return parts.map((part) => {
    const { customers, subscriptions, weeks, rows } = before;
    const places = part.products.map((name) => placeOf(name, products));
    before.customers += part.customerIds.length;
    before.subscriptions += part.subscriptionIds.length;
    before.weeks += part.week.length;
    before.rows += part.subscriptionIds.length + part.refused.length;
    return {
      ...part,
      customer: part.customer.map((place) => place + customers),
      subscription: part.subscription.map((place) => place + subscriptions),
      product: part.product.map((place) => places[place] as number),
      // the last one says where the history ends, not where one begins
      weeksFrom: part.weeksFrom.subarray(0, -1).map((place) => place + weeks),
      refused: part.refused.map((problem) => ({ ...problem, index: problem.index + rows })),
    };
  });
}

function placeOf(name: string, places: Map<string, number>): number {
  const place = places.get(name) ?? places.size;
  places.set(name, place);
  return place;
}

function total(parts: readonly LicenseColumns[], column: NumberColumn): number {
  return parts.reduce((sum, part) => sum + part[column].length, 0);
}

function joined<Column extends Numbers>(columns: readonly Column[]): Column {
  const length = columns.reduce((sum, column) => sum + column.length, 0);
  const Made = (columns[0] as Column).constructor as new (length: number) => Column;
  const all = new Made(length);
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}

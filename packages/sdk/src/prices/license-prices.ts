import { checkList, foundText, isRecord, isText } from '../errors/check-argument.ts';
import type { RowFault } from '../operation/checked-row.ts';
import type { RowProblem } from '../operation/row.schema.ts';

/** What one license of a product costs a month, for everybody or for one customer (PRC-1). */
export interface LicensePrice {
  /** `calling`, `meetings`, or any other product that the data names. */
  readonly product: string;
  /** Of one license for one month, in units of the currency; 0 or more. */
  readonly amount: number;
  /** ISO 4217, `EUR`. */
  readonly currency: string;
  /** Whose price it is; absent, that of everybody who has none of their own. */
  readonly customerId?: string | null | undefined;
}

/** Prices of licenses as they are looked up. */
export interface LicensePrices {
  /** A customer's price of a product: their own, else everybody's; `undefined`: not known, which is not zero. */
  readonly of: (customerId: string, product: string) => LicensePrice | undefined;
  /** Rows that were left out, by their position from 0, and why. */
  readonly refused: readonly RowProblem[];
}

/**
 * Prices of licenses, to be looked up (PRC-1). A row that does not fit is left out and named: an amount below zero or that is
 * no number, a currency that there is not, a product that has a price for the same customer already. Throws `invalid` where
 * `rows` is no list.
 */
export function licensePrices(rows: readonly LicensePrice[]): LicensePrices {
  checkList('rows', rows);
  const byProduct = new Map<string, Map<string | undefined, LicensePrice>>();
  const refused: RowProblem[] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as LicensePrice;
    const fault = faultOf(row) ?? taken(byProduct.get(row.product), row);
    if (fault) {
      refused.push({ index, ...fault });
      continue;
    }
    const prices = byProduct.get(row.product) ?? new Map<string | undefined, LicensePrice>();
    byProduct.set(row.product, prices.set(row.customerId ?? undefined, row));
  }
  return {
    of(customerId, product) {
      const prices = byProduct.get(product);
      return prices?.get(customerId) ?? prices?.get(undefined);
    },
    refused,
  };
}

function faultOf(row: unknown): RowFault | undefined {
  if (!isRecord(row)) return { field: '', message: `expected object, found ${foundText(row)}` };
  const { product, amount, currency, customerId } = row;
  if (!isText(product) || product === '') return misfit('product', 'a text that is not empty', product);
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0)
    return misfit('amount', 'a number of 0 or more', amount);
  if (!isCurrency(currency)) return misfit('currency', 'a currency of ISO 4217, as EUR', currency);
  if (customerId != null && (!isText(customerId) || customerId === ''))
    return misfit('customerId', 'a text that is not empty', customerId);
  return undefined;
}

function taken(
  prices: ReadonlyMap<string | undefined, LicensePrice> | undefined,
  { product, customerId }: LicensePrice,
): RowFault | undefined {
  if (!prices?.has(customerId ?? undefined)) return undefined;
  const whose = customerId == null ? 'for everybody' : `of ${JSON.stringify(customerId)}`;
  return {
    field: 'product',
    message: `expected one price of ${JSON.stringify(product)} ${whose}, found another`,
  };
}

/** Whether there is such a currency, as far as the platform knows them; else whether it is written as one. */
function isCurrency(value: unknown): boolean {
  if (!isText(value) || !/^[A-Z]{3}$/.test(value)) return false;
  return Intl.supportedValuesOf?.('currency').includes(value) ?? true;
}

function misfit(field: string, expected: string, found: unknown): RowFault {
  return { field, message: `expected ${expected}, found ${foundText(found)}` };
}

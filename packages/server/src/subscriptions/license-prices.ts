import { readFile } from 'node:fs/promises';
import { PartnerError, toPartnerError } from '@partnerkit/sdk';
import { type LicensePrice, type LicensePrices, licensePrices } from '@partnerkit/sdk/kpis';

/** What a partner's licenses cost a month (PRC-1); `undefined`: no prices are supplied. The same list is looked through once. */
export type PricesOfPartner = (
  partner: string,
) => readonly LicensePrice[] | undefined | PromiseLike<readonly LicensePrice[] | undefined>;

/** A price that is left out, by its position from 0 among those of a partner, and why. */
export interface PriceProblem {
  readonly partner: string;
  readonly index: number;
  readonly field: string;
  readonly message: string;
}

/** Prices of a partner as they are looked up. Throws `unavailable` where the host could not tell them. */
export type FindPrices = (partner: string) => Promise<LicensePrices | undefined>;

/** Looks up what the host tells; a price that does not fit is left out and told once. */
export function findPrices(
  pricesOf: PricesOfPartner,
  onProblem?: (problem: PriceProblem) => void,
): FindPrices {
  const made = new WeakMap<readonly LicensePrice[], LicensePrices>();
  return async (partner) => {
    const rows = await askedFor(pricesOf, partner);
    if (!rows) return undefined;
    const known = made.get(rows);
    if (known) return known;
    const prices = licensePrices(rows);
    made.set(rows, prices);
    for (const problem of prices.refused) onProblem?.({ ...problem, partner });
    return prices;
  };
}

async function askedFor(pricesOf: PricesOfPartner, partner: string) {
  try {
    return await pricesOf(partner);
  } catch (cause) {
    const message = `What licenses cost could not be read: ${toPartnerError(cause, 'unavailable').message}`;
    throw new PartnerError({ code: 'unavailable', message, cause });
  }
}

/**
 * Prices of a JSON file: a list as the SDK takes it, in which a row may name its partner by `partnerId`; one that does not is
 * that of every partner. Throws, by the position of the row and its field, where one does not fit.
 */
export async function pricesOfFile(path: string): Promise<PricesOfPartner> {
  const expected = `PARTNERKIT_LICENSE_PRICES: expected a JSON list of prices in ${path}`;
  const byPartner = new Map<string | undefined, PlacedRow[]>();
  for (const [at, row] of (await readRows(path, expected)).entries()) {
    const partner = (row as { readonly partnerId?: unknown } | null)?.partnerId;
    if (partner !== undefined && (typeof partner !== 'string' || partner === ''))
      throw new Error(`${expected}; row ${at + 1}, partnerId: expected a text that is not empty`);
    const own = byPartner.get(partner) ?? [];
    byPartner.set(partner, own);
    own.push({ row: row as LicensePrice, at });
  }
  const lists = new Map<string | undefined, readonly LicensePrice[]>();
  for (const [partner, placed] of byPartner) {
    const rows = placed.map(({ row }) => row);
    const [problem] = licensePrices(rows).refused;
    if (problem) {
      const row = (placed[problem.index] as PlacedRow).at + 1;
      throw new Error(`${expected}; row ${row}, ${problem.field}: ${problem.message}`);
    }
    lists.set(partner, rows);
  }
  const everybody = lists.get(undefined) ?? [];
  lists.delete(undefined);
  for (const [partner, own] of lists) {
    const taken = new Set(own.map(priceKey));
    lists.set(partner, [...own, ...everybody.filter((row) => !taken.has(priceKey(row)))]);
  }
  return (partner) => lists.get(partner) ?? everybody;
}

/** A row of the file, and its position there from 0. */
interface PlacedRow {
  readonly row: LicensePrice;
  readonly at: number;
}

function priceKey({ product, customerId }: LicensePrice): string {
  return JSON.stringify([product, customerId ?? null]);
}

async function readRows(path: string, expected: string): Promise<readonly unknown[]> {
  let rows: unknown;
  try {
    rows = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${expected}: ${(cause as Error).message}`, { cause });
  }
  if (!Array.isArray(rows)) throw new Error(`${expected}, found ${typeof rows}`);
  return rows;
}

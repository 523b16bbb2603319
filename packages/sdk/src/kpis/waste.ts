import { checkRecord, isRecord, misfit } from '../errors/check-argument.ts';
import type { Counted } from '../figures/figure.ts';
import type { LicenseColumns } from '../licenses/license-columns.ts';
import { checkColumns } from '../licenses/license-rows.ts';
import type { LicensePrices } from '../prices/license-prices.ts';
import { money } from '../prices/money.ts';
import type { MonthlyWaste, PoolWaste } from '../prices/pool-waste.ts';
import { checkTally, type LicenseTally, sectionsOfProduct } from '../sections/license-tally.ts';
import type { SectionRow } from '../sections/section-row.ts';
import { sectionBit } from '../sections/section-sets.ts';
import { type SectionId, sectionIds } from '../subscriptions/section-ids.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { type KpiName, kpiNames } from './kpi-registry.ts';

/** Why a pool is left out: no price, a count that is not known, or a trial, which costs nothing. */
export type WasteLeftOut = {
  readonly reason: 'noPrice' | 'assignedNotSupplied' | 'usedNotSupplied' | 'trial';
  readonly of: 'pools';
};

/** The price of waste of some license pools: a row for each currency, which are never added up; and what is left out. */
export interface Waste {
  /** In the order of the currencies' codes; empty: no price is known of any. */
  readonly amounts: readonly MonthlyWaste[];
  readonly excluded: readonly Counted<WasteLeftOut>[];
}

/** The price of waste beside the figures of licenses. */
export interface WasteOfFigures {
  /** Of the running pools that the customers of each KPI are counted for, of all products of the figures. */
  readonly kpis: Readonly<Record<KpiName, Waste>>;
  /** Of the running pools of each section, of one product. */
  readonly sections: Readonly<Record<SectionId, Waste>>;
}

/**
 * What unassigned and unused licenses and overage cost a month (PRC-1), over the running pools that a tally judged. A trial
 * costs nothing; a pool without a price, or of which the count is not known, is counted as left out. Throws `invalid` for a
 * product that the figures are not about.
 */
export function wasteOfFigures(
  columns: LicenseColumns,
  tally: LicenseTally,
  prices: LicensePrices,
  product: string,
): WasteOfFigures {
  checkColumns('columns', columns);
  checkTally(tally);
  checkPrices(prices);
  sectionsOfProduct(tally, product);
  const kpis = kpiNames.map((name) => ({
    name,
    bit: name === 'total' ? 0 : sectionBit(name),
    sum: new WasteSum(),
  }));
  const sections = sectionIds.map((name) => ({ name, bit: sectionBit(name), sum: new WasteSum() }));
  const place = columns.products.indexOf(product);
  const { membership, products, today } = tally;
  for (let pool = 0; pool < membership.length; pool++) {
    const ofProduct = columns.product[pool]!;
    const owner = columns.subscription[pool]!;
    if (!products.has(ofProduct) || columns.start[owner]! > today || columns.end[owner]! < today) continue;
    const counts = countsOf(columns, pool);
    const price = prices.of(columns.customerIds[columns.customer[owner]!]!, columns.products[ofProduct]!);
    const isTrial = columns.isTrial[owner] === 1;
    for (const { bit, sum } of kpis)
      if (bit === 0 || (membership[pool]! & bit) !== 0) sum.add(counts, price, isTrial);
    if (ofProduct !== place) continue;
    for (const { bit, sum } of sections) if ((membership[pool]! & bit) !== 0) sum.add(counts, price, isTrial);
  }
  return { kpis: told(kpis), sections: told(sections) };
}

/** What has been added to each amount, by currency; of a currency that only one of them has the other is nothing. */
export function wasteChanges(now: Waste, before: Waste): MonthlyWaste[] {
  const none = { unassigned: 0, unused: 0, overage: 0 };
  const currencies = new Set([...now.amounts, ...before.amounts].map(({ currency }) => currency));
  return [...currencies].sort(compareCodePoints).map((currency) => {
    const [is, was] = [now, before].map(
      ({ amounts }) => amounts.find((row) => row.currency === currency) ?? none,
    ) as [typeof none, typeof none];
    return {
      currency,
      unassigned: money(is.unassigned - was.unassigned),
      unused: money(is.unused - was.unused),
      overage: money(is.overage - was.overage),
    };
  });
}

/** What the waste of a row of a section costs a month; `null`: no price is known, or it is a trial. */
export function wasteOfRow(row: SectionRow, prices: LicensePrices): PoolWaste | null {
  checkRecord('row', row);
  checkPrices(prices);
  const { customerId, product, kind, total, assigned, used } = row;
  const price = kind === 'trial' ? undefined : prices.of(customerId, product);
  if (!price) return null;
  const { unassigned, unused, overage } = wastedOf(total, assigned ?? Number.NaN, used ?? Number.NaN);
  const cost = (count: number) => (Number.isNaN(count) ? null : money(count * price.amount));
  return {
    currency: price.currency,
    unassigned: cost(unassigned),
    unused: cost(unused),
    overage: cost(overage),
  };
}

/** Throws `invalid` unless they are what `licensePrices` makes. */
function checkPrices(prices: unknown): void {
  if (!isRecord(prices) || typeof prices.of !== 'function')
    throw misfit('prices', 'what licensePrices makes', prices);
}

interface Wasted {
  readonly unassigned: number;
  readonly unused: number;
  readonly overage: number;
}

function countsOf({ purchased, assigned, used }: LicenseColumns, pool: number): Wasted {
  return wastedOf(purchased[pool]!, assigned[pool]!, used[pool]!);
}

/** Licenses of a pool that nobody gets anything of; what is not known is NaN. */
function wastedOf(purchased: number, assigned: number, used: number): Wasted {
  return {
    unassigned: Math.max(0, purchased - assigned),
    // what was assigned beyond what was purchased is not paid for yet
    unused: assigned === 0 ? 0 : Math.max(0, Math.min(assigned, purchased) - used),
    overage: Math.max(0, assigned - purchased),
  };
}

/**
 * Adds up licenses by what one of them costs, and multiplies at the end: the sum is the same in whatever order the pools
 * come, and in whatever database they are.
 */
class WasteSum {
  readonly #byPrice = new Map<string, Map<number, [unassigned: number, unused: number, overage: number]>>();
  readonly #leftOut = { noPrice: 0, assignedNotSupplied: 0, usedNotSupplied: 0, trial: 0 };

  add(
    { unassigned, unused, overage }: Wasted,
    price: { readonly amount: number; readonly currency: string } | undefined,
    isTrial: boolean,
  ): void {
    if (isTrial) this.#leftOut.trial++;
    else if (Number.isNaN(unassigned)) this.#leftOut.assignedNotSupplied++;
    else if (!price) {
      if (unassigned > 0 || overage > 0 || !(unused === 0)) this.#leftOut.noPrice++;
    } else {
      if (Number.isNaN(unused)) this.#leftOut.usedNotSupplied++;
      const sums = this.#sumsOf(price);
      sums[0] += unassigned;
      sums[1] += Number.isNaN(unused) ? 0 : unused;
      sums[2] += overage;
    }
  }

  #sumsOf({ currency, amount }: { readonly amount: number; readonly currency: string }) {
    const byAmount = this.#byPrice.get(currency) ?? new Map<number, [number, number, number]>();
    this.#byPrice.set(currency, byAmount);
    const sums = byAmount.get(amount) ?? [0, 0, 0];
    byAmount.set(amount, sums);
    return sums;
  }

  told(): Waste {
    const amounts = [...this.#byPrice].map(([currency, byAmount]) => {
      const inOrder = [...byAmount].sort(([a], [b]) => a - b);
      const cost = (at: 0 | 1 | 2) =>
        money(inOrder.reduce((sum, [amount, sums]) => sum + amount * sums[at], 0));
      return { currency, unassigned: cost(0), unused: cost(1), overage: cost(2) };
    });
    return {
      amounts: amounts.sort((a, b) => (a.currency < b.currency ? -1 : 1)),
      excluded: Object.entries(this.#leftOut)
        .filter(([, count]) => count > 0)
        .map(([reason, count]) => ({ reason: reason as WasteLeftOut['reason'], of: 'pools', count })),
    };
  }
}

function told<Name extends string>(
  sums: readonly { readonly name: Name; readonly sum: WasteSum }[],
): Record<Name, Waste> {
  return Object.fromEntries(sums.map(({ name, sum }) => [name, sum.told()])) as Record<Name, Waste>;
}

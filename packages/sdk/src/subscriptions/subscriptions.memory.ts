import { customerNotFound } from '../customers/customer-not-found.ts';
import type { RowLoader } from '../host-rows/row-loader.ts';
import type { RowProblemTeller } from '../host-rows/row-problem-teller.ts';
import { LicenseAnalytics, type LicenseSnapshot } from '../kpis/license-analytics.ts';
import { puttingInColumns } from '../licenses/license-columns.ts';
import type { CustomerIndex } from '../memory/customer-index.ts';
import type { MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import type { RefusedSubscription } from '../memory/subscriptions-by-customer.ts';
import { inSlices, type Pausing } from '../operation/in-slices.ts';
import { pageCursor, readPageCursor } from '../operation/page-cursor.ts';
import { usualPageSize } from '../operation/page-size.ts';
import { type LicensePrice, type LicensePrices, licensePrices } from '../prices/license-prices.ts';
import type { LicenseRules } from '../sections/license-tally.ts';
import type { Subscription } from './subscription.schema.ts';

/** Answers about the subscriptions of rows in memory. */
export interface SubscriptionsInMemory extends MemoryAnswers<'subscriptions'> {
  /** What answers about the region of a call. */
  readonly analytics: (call: MemoryCall) => Promise<LicenseAnalytics>;
  /** Ids of the customers that one of the five KPIs counts. */
  readonly kpiCustomers: (kpi: string, call: MemoryCall) => Promise<readonly string[]>;
  /** What licenses cost; `undefined`: no prices are supplied. */
  readonly prices: () => Promise<LicensePrices | undefined>;
}

/** By which rules and prices rows in memory are judged. */
export interface SubscriptionsInMemoryOptions {
  readonly rules?: LicenseRules | undefined;
  /** What licenses cost (PRC-1); absent: no prices are supplied. */
  readonly prices?: RowLoader | undefined;
  /** Told of prices that are left out. */
  readonly tell?: RowProblemTeller | undefined;
}

/** The subscription analytics of rows in memory (KPI, SUB); a snapshot of a region is made once. */
export function subscriptionsInMemory({
  rules = {},
  prices,
  tell,
}: SubscriptionsInMemoryOptions = {}): SubscriptionsInMemory {
  const made = new WeakMap<CustomerIndex, Map<string | undefined, Promise<LicenseAnalytics>>>();

  async function analytics(call: MemoryCall): Promise<LicenseAnalytics> {
    const { region } = call.context;
    const index = await call.index();
    const byRegion = made.get(index) ?? new Map<string | undefined, Promise<LicenseAnalytics>>();
    made.set(index, byRegion);
    const known = byRegion.get(region);
    if (known) return known;
    const making = madeOf(index, region);
    byRegion.set(region, making);
    // what failed is tried again
    making.catch(() => byRegion.delete(region));
    return making;
  }

  /** Made in slices, so that the page answers its user meanwhile. */
  async function madeOf(index: CustomerIndex, region: string | undefined): Promise<LicenseAnalytics> {
    return new LicenseAnalytics(await inSlices(takingSnapshot(index, region)), rules);
  }

  let lookedUp: { readonly rows: readonly unknown[]; readonly prices: LicensePrices } | undefined;
  async function priced(): Promise<LicensePrices | undefined> {
    const rows = await prices?.load();
    if (rows && lookedUp?.rows !== rows) {
      lookedUp = { rows, prices: licensePrices(rows as readonly LicensePrice[]) };
      tell?.({ rows: 'licensePrices', given: rows, refused: lookedUp.prices.refused });
    }
    return lookedUp?.prices;
  }

  return {
    analytics,
    prices: priced,
    kpiCustomers: async (kpi, call) => (await analytics(call)).customersOf(call.context.asOf, kpi),

    async figures({ product }, call) {
      return (await analytics(call)).figures(call.context.asOf, product, await priced());
    },

    async section({ cursor, limit = usualPageSize, ...request }, call) {
      const { asOf, region } = call.context;
      const list = JSON.stringify([request, region, asOf]);
      const after = cursor ? String(readPageCursor(list, cursor)) : undefined;
      const { items, total, next } = (await analytics(call)).section(
        { ...request, asOf, limit, after },
        await priced(),
      );
      return {
        items: items.map((row) => ({ ...row })),
        total,
        nextCursor: next === undefined ? null : pageCursor(list, next),
      };
    },

    async trend({ product, weeks }, call) {
      const trend = (await analytics(call)).trend(call.context.asOf, product, weeks);
      return { items: trend.map((week) => ({ ...week })) };
    },

    async list({ customerId }, { context: { region }, ...call }) {
      const index = await call.index();
      const position = index.positionOf(customerId);
      const customer = position === undefined ? undefined : index.summary(position);
      if (!customer || (region !== undefined && customer.region !== region))
        throw customerNotFound(customerId);
      const refused = index.refusedSubscriptions.filter((row) => row.customerId === customerId);
      return {
        items: customer.subscriptions ? [...customer.subscriptions] : null,
        ...(refused.length > 0 ? { refused } : {}),
      };
    },
  };
}

/** So many customers are looked at between two pauses. */
const customersAtOnce = 256;

function* takingSnapshot(index: CustomerIndex, region: string | undefined): Pausing<LicenseSnapshot> {
  const rows: Subscription[] = [];
  const names = new Map<string, string>();
  let notSupplied = 0;
  for (const position of index.select({ region })) {
    const { id, subscriptions } = index.summary(position);
    names.set(id, index.row(position).name);
    if (subscriptions) rows.push(...subscriptions);
    else notSupplied++;
    if (names.size % customersAtOnce === 0) yield;
  }
  const columns = yield* puttingInColumns(rows);
  return {
    columns: { ...columns, refused: [...columns.refused, ...refusedIn(index, region)] },
    names: columns.customerIds.map((id) => names.get(id) ?? ''),
    notSupplied,
  };
}

/** Those left out of the customers in a region; one of a customer that is not there, or that names none, may be of any. */
function refusedIn(index: CustomerIndex, region: string | undefined): readonly RefusedSubscription[] {
  return index.refusedSubscriptions.filter(
    ({ customerId }) =>
      customerId === undefined ||
      !index.regionOf(customerId) ||
      index.positionOf(customerId, region) !== undefined,
  );
}

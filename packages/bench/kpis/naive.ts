import type { Subscription } from '../../sdk/src/subscriptions/subscription.schema.ts';
import { type FigureValues, type ShareSums, valuesOf } from './figure-values.ts';
import { asOf, products } from './license-rows.ts';

type Row = Subscription;
type Pool = Row['licenses'][number];
interface RowPool {
  readonly row: Row;
  readonly pool: Pool;
}

const msPerDay = 86_400_000;
const dayAfter = (days: number) => new Date(Date.parse(asOf) + days * msPerDay).toISOString().slice(0, 10);
const [windowStart, windowEnd] = [dayAfter(-90), dayAfter(90)];
const bandStarts = [2000, 500, 100, 25, 1];

/** The same figures as one writes them over plain rows: a filter and a reduce for each. */
export function naiveValues(rows: readonly Row[]): FigureValues {
  const isLow = lowRule(rows);
  const any = (row: Row) => row.licenses.some(({ product }) => isProduct(product));
  const customersWith = (test: (row: Row) => boolean) =>
    new Set(rows.filter(test).map(({ customerId }) => customerId)).size;
  const kpis = [
    customersWith(any),
    customersWith((row) => any(row) && isExpiring(row)),
    customersWith((row) => any(row) && isRenewing(row)),
    customersWith((row) => row.licenses.some((pool) => isProduct(pool.product) && isLow(row, pool))),
    customersWith((row) => row.licenses.some((pool) => isProduct(pool.product) && isOver(row, pool))),
  ];
  const sums = products.map((product) => {
    const pools = (test: (row: Row, pool: Pool) => boolean): RowPool[] =>
      rows.flatMap((row) =>
        row.licenses
          .filter((pool) => pool.product === product && test(row, pool))
          .map((pool) => ({ row, pool })),
      );
    const added = customersOf(pools(isAdded));
    const licenses = pools((row) => added.has(row.customerId));
    const low = pools(isLow);
    const over = pools(isOver);
    return {
      added: { customers: added.size, licenses: total(licenses, ({ purchased }) => purchased) },
      expiring: shareSums(pools(isExpiring)),
      renewing: shareSums(pools(isRenewing)),
      low: {
        ...shareSums(low, ({ used = 0, assigned = 0 }) => Math.min(used, assigned)),
        unassigned: total(low, ({ purchased, assigned = 0 }) => Math.max(0, purchased - assigned)),
      },
      over: {
        customers: customersOf(over).size,
        overage: total(over, ({ purchased, assigned = 0 }) => assigned - purchased),
      },
    };
  });
  return valuesOf(kpis, sums);
}

function isProduct(product: string): boolean {
  return product === 'calling' || product === 'meetings';
}

function customersOf(pools: readonly RowPool[]): Set<string> {
  return new Set(pools.map(({ row }) => row.customerId));
}

function total(pools: readonly RowPool[], count: (pool: Pool) => number): number {
  return pools.reduce((sum, { pool }) => sum + count(pool), 0);
}

function shareSums(pools: readonly RowPool[], usedOf = ({ used = 0 }: Pool) => used): ShareSums {
  const withAssigned = pools.filter(({ pool }) => pool.assigned !== undefined);
  const withUsed = pools.filter(({ pool }) => pool.used !== undefined);
  return {
    customers: customersOf(pools).size,
    assigned: total(withAssigned, ({ assigned = 0 }) => assigned),
    ofAssigned: total(withAssigned, ({ purchased }) => purchased),
    used: total(withUsed, usedOf),
    ofUsed: total(withUsed, ({ purchased }) => purchased),
  };
}

function isAdded({ startDate }: Row): boolean {
  return startDate >= windowStart! && startDate <= asOf;
}

function endsInWindow({ endDate }: Row): boolean {
  return endDate >= asOf && endDate <= windowEnd!;
}

function isExpiring(row: Row): boolean {
  return endsInWindow(row) && (row.kind === 'trial' || !row.autoRenews);
}

function isRenewing(row: Row): boolean {
  return endsInWindow(row) && row.kind !== 'trial' && row.autoRenews === true;
}

function isRunning({ startDate, endDate }: Row): boolean {
  return startDate <= asOf && asOf <= endDate;
}

function isOver(row: Row, { assigned = 0, purchased }: Pool): boolean {
  return isRunning(row) && assigned > purchased;
}

function lowRule(rows: readonly Row[]): (row: Row, pool: Pool) => boolean {
  const isPeer = (row: Row, { purchased, assigned }: Pool) =>
    isRunning(row) && purchased > 0 && assigned !== undefined;
  const bandOf = ({ purchased }: Pool) => bandStarts.find((start) => purchased >= start) ?? 1;
  const rate = ({ assigned = 0, purchased }: Pool) => assigned / purchased;
  const below = new Map<string, number>();
  for (const product of products) {
    const peers = rows.flatMap((row) =>
      row.licenses.filter((pool) => pool.product === product && isPeer(row, pool)),
    );
    const ofAll = threshold(peers.map(rate));
    for (const band of bandStarts) {
      const ofBand = peers.filter((pool) => bandOf(pool) === band);
      below.set(`${product} ${band}`, ofBand.length < 8 ? ofAll : threshold(ofBand.map(rate)));
    }
  }
  return (row, pool) => isPeer(row, pool) && rate(pool) < (below.get(`${pool.product} ${bandOf(pool)}`) ?? 0);
}

function threshold(rates: readonly number[]): number {
  const sorted = Float64Array.from(rates).sort();
  return Math.min(quantile(sorted, 0.25), quantile(sorted, 0.5) - 0.2 + 1e-9);
}

function quantile(sorted: Float64Array, share: number): number {
  const rank = (sorted.length - 1) * share;
  const lower = sorted[Math.floor(rank)] ?? 0;
  return lower + ((sorted[Math.ceil(rank)] ?? 0) - lower) * (rank % 1);
}

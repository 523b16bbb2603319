import { type ColumnTable, op, table } from 'arquero';
import { type FigureValues, type SectionSums, type ShareSums, valuesOf } from './figure-values.ts';
import { today } from './license-rows.ts';
import type { PoolColumns } from './pool-columns.ts';

type Row = Readonly<Record<string, number>>;
const sections = ['added', 'expiring', 'renewing', 'low', 'over'] as const;

/** A table of arquero with the pools; what is not known is null. */
export function arqueroTable(pools: PoolColumns): ColumnTable {
  const known = (values: Float64Array) => Array.from(values, (value) => (Number.isNaN(value) ? null : value));
  return table({ ...pools, assigned: known(pools.assigned), used: known(pools.used) });
}

/** The same figures with arquero's verbs. */
export function arqueroValues(pools: ColumnTable, products: readonly number[]): FigureValues {
  const [calling = -1, meetings = -1] = products;
  const judged = pools
    .params({ calling, meetings, today })
    .filter((d: Row, $: Row) => d.product === $.calling || d.product === $.meetings)
    .derive({
      runs: (d: Row, $: Row) => d.start! <= $.today! && d.end! >= $.today!,
      band: (d: Row) =>
        d.purchased! < 25 ? 0 : d.purchased! < 100 ? 1 : d.purchased! < 500 ? 2 : d.purchased! < 2000 ? 3 : 4,
      rate: (d: Row) => (d.assigned === null || d.purchased! <= 0 ? null : d.assigned! / d.purchased!),
      added: (d: Row, $: Row) => (d.start! <= $.today! && d.start! >= $.today! - 90 ? 1 : 0),
      ends: (d: Row, $: Row) => d.end! >= $.today! && d.end! <= $.today! + 90,
    });
  const limits = limitsOf(judged);
  const marked = judged.params({ limits }).derive({
    expiring: (d: Row) => (d.ends && d.renews === 0 ? 1 : 0),
    renewing: (d: Row) => (d.ends && d.renews === 1 ? 1 : 0),
    low: (d: Row, $: { limits: Row }) =>
      d.runs && d.rate !== null && d.rate! < $.limits[d.product! * 8 + d.band!]! ? 1 : 0,
    over: (d: Row) => (d.runs && d.assigned !== null && d.assigned! > d.purchased! ? 1 : 0),
  });
  const byCustomer = marked.groupby('customer', 'product').rollup({
    purchased: op.sum('purchased'),
    ...Object.fromEntries(sections.map((name) => [name, op.max(name)])),
  });
  const ofCustomers = rowsOf(
    byCustomer.groupby('product').rollup({
      licenses: (d: Row) => op.sum((d.purchased! * d.added!) as never),
      ...Object.fromEntries(sections.map((name) => [name, op.sum(name)])),
    }),
  );
  const [kpis = {}] = rowsOf(
    byCustomer
      .groupby('customer')
      .rollup(Object.fromEntries(sections.map((name) => [name, op.max(name)])))
      .ungroup()
      .rollup({ total: op.count(), ...Object.fromEntries(sections.map((name) => [name, op.sum(name)])) }),
  );
  const [expiring, renewing, low, over] = (['expiring', 'renewing', 'low', 'over'] as const).map((name) =>
    rowsOf(sumsOf(marked.filter(`d => d.${name} === 1`))),
  );
  const of = (rows: readonly Row[] | undefined, product: number) =>
    rows?.find((row) => row.product === product) ?? {};
  return valuesOf(
    [kpis.total, kpis.expiring, kpis.renewing, kpis.low, kpis.over].map((count) => count ?? 0),
    products.map((product): SectionSums => {
      const customers = of(ofCustomers, product);
      const ofLow = of(low, product);
      return {
        added: { customers: customers.added ?? 0, licenses: customers.licenses ?? 0 },
        expiring: shareSums(of(expiring, product), customers.expiring),
        renewing: shareSums(of(renewing, product), customers.renewing),
        low: {
          ...shareSums({ ...ofLow, used: ofLow.usedOfAssigned ?? 0 }, customers.low),
          unassigned: ofLow.unassigned ?? 0,
        },
        over: { customers: customers.over ?? 0, overage: of(over, product).overage ?? 0 },
      };
    }),
  );
}

function sumsOf(pools: ColumnTable): ColumnTable {
  return pools.groupby('product').rollup({
    assigned: op.sum('assigned'),
    ofAssigned: (d: Row) => op.sum((d.assigned === null ? 0 : d.purchased) as never),
    used: op.sum('used'),
    ofUsed: (d: Row) => op.sum((d.used === null ? 0 : d.purchased) as never),
    usedOfAssigned: (d: Row) => op.sum((d.used === null ? 0 : Math.min(d.used!, d.assigned!)) as never),
    unassigned: (d: Row) => op.sum((d.purchased! > d.assigned! ? d.purchased! - d.assigned! : 0) as never),
    overage: (d: Row) => op.sum((d.assigned! - d.purchased!) as never),
  });
}

/** Below which rate a pool is low, by product and band. */
function limitsOf(judged: ColumnTable): Row {
  const peers = judged.filter((d: Row) => d.runs && d.rate !== null);
  const quartiles = { n: op.count(), lower: op.quantile('rate', 0.25), median: op.quantile('rate', 0.5) };
  const ofProducts = rowsOf(peers.groupby('product').rollup(quartiles));
  const ofBands = rowsOf(peers.groupby('product', 'band').rollup(quartiles));
  return Object.fromEntries(
    ofBands.map((row) => {
      const peers = row.n! < 8 ? ofProducts.find(({ product }) => product === row.product) : row;
      return [row.product! * 8 + row.band!, Math.min(peers!.lower!, peers!.median! - 0.2 + 1e-9)];
    }),
  );
}

function shareSums(row: Row, customers = 0): ShareSums {
  return {
    customers,
    assigned: row.assigned ?? 0,
    ofAssigned: row.ofAssigned ?? 0,
    used: row.used ?? 0,
    ofUsed: row.ofUsed ?? 0,
  };
}

function rowsOf(rows: ColumnTable): readonly Row[] {
  return rows.objects() as Row[];
}

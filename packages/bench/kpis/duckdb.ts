import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { duckDbTable } from '../duckdb/duckdb-table.ts';
import { type FigureValues, type SectionSums, valuesOf } from './figure-values.ts';
import { today } from './license-rows.ts';
import type { PoolColumns } from './pool-columns.ts';

/** DuckDB in memory, with the pools in a table. */
export class DuckDbPeer {
  readonly #connection: DuckDBConnection;
  readonly #products: readonly number[];

  private constructor(connection: DuckDBConnection, products: readonly number[]) {
    this.#connection = connection;
    this.#products = products;
  }

  static async open(pools: PoolColumns, products: readonly number[]): Promise<DuckDbPeer> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const { start, end, ...others } = pools;
    await duckDbTable(connection, 'pools', { ...others, first: start, last: end });
    return new DuckDbPeer(connection, products);
  }

  async values(): Promise<FigureValues> {
    const reader = await this.#connection.runAndReadAll(figuresQuery(this.#products));
    const rows = reader.getRowObjects().map((row) => {
      const entries = Object.entries(row).map(([name, value]) => [name, Number(value ?? 0)]);
      return Object.fromEntries(entries) as Record<string, number>;
    });
    const all = rows.find(({ product }) => product === -1) ?? {};
    const kpis = ['total', 'expiring', 'renewing', 'low', 'over'].map(
      (name) => all[`${name}_customers`] ?? 0,
    );
    return valuesOf(
      kpis,
      this.#products.map((place) => sectionSums(rows.find(({ product }) => product === place) ?? {})),
    );
  }

  close(): void {
    this.#connection.closeSync();
  }
}

function sectionSums(row: Readonly<Record<string, number>>): SectionSums {
  const sum = (name: string) => row[name] ?? 0;
  const shares = (name: string) => ({
    customers: sum(`${name}_customers`),
    assigned: sum(`${name}_assigned`),
    ofAssigned: sum(`${name}_of_assigned`),
    used: sum(`${name}_used`),
    ofUsed: sum(`${name}_of_used`),
  });
  return {
    added: { customers: sum('added_customers'), licenses: sum('added_licenses') },
    expiring: shares('expiring'),
    renewing: shares('renewing'),
    low: { ...shares('low'), unassigned: sum('low_unassigned') },
    over: { customers: sum('over_customers'), overage: sum('over_overage') },
  };
}

/** Everything in one query; a customer's pools come together once, which is faster than counting distinct ones. */
function figuresQuery(products: readonly number[]): string {
  const threshold = 'least(q[1], q[2] - 0.2 + 1e-9)';
  const band = `CASE WHEN purchased < 25 THEN 0 WHEN purchased < 100 THEN 1 WHEN purchased < 500 THEN 2
    WHEN purchased < 2000 THEN 3 ELSE 4 END`;
  const shareSums = (name: string, used = 'used') => `
    sum(assigned) FILTER (${name} = 1) ${name}_assigned,
    sum(purchased) FILTER (${name} = 1 AND assigned IS NOT NULL) ${name}_of_assigned,
    sum(${used}) FILTER (${name} = 1) ${name}_used,
    sum(purchased) FILTER (${name} = 1 AND used IS NOT NULL) ${name}_of_used`;
  const sums = ['expiring', 'renewing', 'low'].flatMap((name) =>
    ['assigned', 'of_assigned', 'used', 'of_used'].map((sum) => `sum(${name}_${sum}) ${name}_${sum}`),
  );
  const sections = ['added', 'expiring', 'renewing', 'low', 'over'];
  return `
WITH judged AS MATERIALIZED (
  SELECT *, ${band} AS band,
    (first <= ${today} AND last >= ${today}) AS runs,
    (first <= ${today} AND last >= ${today} AND purchased > 0 AND assigned IS NOT NULL) AS peer
  FROM pools WHERE product IN (${products.join(', ')})
),
bands AS (
  SELECT product, band, count(*) n, quantile_cont(assigned / purchased, [0.25, 0.5]) q
  FROM judged WHERE peer GROUP BY ALL
),
products AS (
  SELECT product, quantile_cont(assigned / purchased, [0.25, 0.5]) q FROM judged WHERE peer
    AND product IN (SELECT product FROM bands WHERE n < 8) GROUP BY ALL
),
limits AS (
  SELECT product, band, CASE WHEN n >= 8 THEN ${threshold}
    ELSE (SELECT ${threshold} FROM products WHERE products.product = bands.product) END AS below
  FROM bands
),
marked AS (
  SELECT customer, judged.product, purchased, assigned, used,
    (first BETWEEN ${today - 90} AND ${today})::INTEGER AS added,
    (last BETWEEN ${today} AND ${today + 90} AND renews = 0)::INTEGER AS expiring,
    (last BETWEEN ${today} AND ${today + 90} AND renews = 1)::INTEGER AS renewing,
    (peer AND assigned / purchased < below)::INTEGER AS low,
    coalesce(runs AND assigned > purchased, false)::INTEGER AS over
  FROM judged LEFT JOIN limits ON limits.product = judged.product AND limits.band = judged.band
),
customers AS MATERIALIZED (
  SELECT customer, product, sum(purchased) AS purchased,
    ${sections.map((name) => `max(${name}) AS ${name}`).join(', ')},
    ${shareSums('expiring')}, ${shareSums('renewing')}, ${shareSums('low', 'least(used, assigned)')},
    sum(greatest(0, purchased - assigned)) FILTER (low = 1) low_unassigned,
    sum(assigned - purchased) FILTER (over = 1) over_overage
  FROM marked GROUP BY customer, product
)
SELECT product, count(*) total_customers, ${sections.map((name) => `sum(${name}) ${name}_customers`).join(', ')},
  sum(purchased) FILTER (added = 1) added_licenses, ${sums.join(', ')},
  sum(low_unassigned) low_unassigned, sum(over_overage) over_overage
FROM customers GROUP BY product
UNION ALL BY NAME
SELECT -1 AS product, count(*) total_customers, ${sections.map((name) => `sum(${name}) ${name}_customers`).join(', ')}
FROM (SELECT customer, ${sections.map((name) => `max(${name}) AS ${name}`).join(', ')} FROM customers GROUP BY customer)`;
}

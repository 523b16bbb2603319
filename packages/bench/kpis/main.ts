import { parseArgs } from 'node:util';
import { IncrementalFigures } from '../../sdk/src/kpis/incremental-figures.ts';
import { licenseColumns } from '../../sdk/src/kpis/license-columns.ts';
import { createRandom } from '../../testing/src/random.ts';
import { goal, quantile } from '../server/times.ts';
import { arqueroTable, arqueroValues } from './arquero.ts';
import { DuckDbPeer } from './duckdb.ts';
import { type FigureValues, figureValues } from './figure-values.ts';
import { handWrittenValues } from './hand-written.ts';
import { asOf, licenseRow, licenseRows, products } from './license-rows.ts';
import { naiveValues } from './naive.ts';
import { poolColumns } from './pool-columns.ts';

const { values: options } = parseArgs({
  options: {
    subscriptions: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '7' },
  },
});
const rounds = Number(options.rounds);
const rows = licenseRows(Number(options.subscriptions));
const columns = licenseColumns(rows);
const pools = poolColumns(columns);
const places = products.map((product) => columns.products.indexOf(product));
console.log(
  `\nKPIs and sections of both products over ${rows.length.toLocaleString('en')} subscriptions, ${pools.purchased.length.toLocaleString('en')} license pools`,
);

const duckDb = await DuckDbPeer.open(pools, places);
const arquero = arqueroTable(pools);
const medians = await interleaved({
  'PartnerKit, from columns': () => figureValues(columns),
  'DuckDB, from its table': () => duckDb.values(),
  'arquero, from its table': () => arqueroValues(arquero, places),
  'by hand, from columns': () => handWrittenValues(columns),
  'PartnerKit, from plain rows': () => figureValues(licenseColumns(rows)),
  'filter and reduce, from plain rows': () => naiveValues(rows),
});
duckDb.close();
const of = (name: keyof typeof medians) => medians[name];
const ours = of('PartnerKit, from columns');
console.log(goal('against DuckDB', ours / of('DuckDB, from its table'), 0.7));
console.log(goal('against arquero', ours / of('arquero, from its table'), 0.15));
console.log(goal('against loops by hand', ours / of('by hand, from columns'), 3));
const naive = of('filter and reduce, from plain rows');
console.log(
  goal('from plain rows, against filter and reduce', of('PartnerKit, from plain rows') / naive, 0.5),
);
console.log(goal('a change, against all figures from columns', changeMs() / ours, 0.01));

/** The median milliseconds of each, taken in turns so that a busy machine is busy for all; all give the same figures. */
async function interleaved<Name extends string>(
  contestants: Readonly<Record<Name, () => FigureValues | Promise<FigureValues>>>,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(contestants) as Name[];
  const taken = new Map(names.map((name) => [name, [] as number[]]));
  const expected = await contestants[names[0] as Name]();
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      const values = await contestants[name]();
      if (round >= 0) taken.get(name)?.push(performance.now() - start);
      checkSame(name, values, expected);
    }
  }
  const entries = names.map((name) => [name, quantile(taken.get(name) ?? [], 0.5)] as const);
  for (const [name, ms] of entries) console.log(`  ${ms.toFixed(1).padStart(8)} ms  ${name}`);
  return Object.fromEntries(entries) as Record<Name, number>;
}

function checkSame(name: string, values: FigureValues, expected: FigureValues): void {
  expected.forEach((value, at) => {
    const found = values[at] ?? null;
    const isSame =
      value === null || found === null ? value === found : Math.abs(value - found) <= 1e-9 * value;
    if (!isSame) throw new Error(`${name}: figure ${at} is ${found}, expected ${value}.`);
  });
}

/** Median milliseconds of a subscription that is changed, comes or goes, and all figures after it. */
function changeMs(): number {
  const figures = new IncrementalFigures(columns, { asOf });
  const random = createRandom(1);
  const taken: number[] = [];
  for (let change = 0; change < 1000; change++) {
    const known = random.pick(rows);
    const customer = Number(known.customerId.replace('customer-', ''));
    const row = licenseRow(random, change, customer);
    const start = performance.now();
    if (change % 3 === 0) figures.put({ ...row, id: known.id });
    else if (change % 3 === 1) figures.put(row);
    else figures.remove(known);
    figures.totals();
    taken.push(performance.now() - start);
  }
  const median = quantile(taken, 0.5);
  const slowest = quantile(taken, 0.99);
  console.log(
    `  ${median.toFixed(3)} ms  a change and all figures after it (99 of 100 within ${slowest.toFixed(3)} ms)`,
  );
  return median;
}

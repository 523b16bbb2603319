import { parseArgs } from 'node:util';
import { IncrementalFigures } from '../../sdk/src/incremental/incremental-figures.ts';
import { licenseColumns } from '../../sdk/src/licenses/license-columns.ts';
import { createRandom } from '../../testing/src/random.ts';
import { mediansInTurn } from '../in-turn.ts';
import { goal, quantile } from '../server/times.ts';
import { arqueroTable, arqueroValues } from './arquero.ts';
import { DuckDbPeer } from './duckdb.ts';
import { figureValues } from './figure-values.ts';
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
const medians = await mediansInTurn(rounds, {
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

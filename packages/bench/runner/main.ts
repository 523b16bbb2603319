import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pagesRoot } from './build-page.ts';
import { chosen, contestantRounds, contestantsOf } from './contestant-rounds.ts';
import { customerRows } from './customer-rows.ts';
import { measureRound, metrics } from './measure.ts';
import { referenceOf } from './reference.ts';
import { goals, table } from './report.ts';

const folder = 'page';
const all = contestantsOf(folder);

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '100000' },
    only: { type: 'string', default: metrics.join() },
    contestants: { type: 'string', default: all.join() },
  },
});
const rounds = Number(options.rounds);
const wanted = chosen(options.only, metrics);

console.error(`Making ${options.rows} rows and the pages …`);
const rows = customerRows(Number(options.rows));
const reference = referenceOf(rows);
const pages = resolve(pagesRoot, folder);
mkdirSync(pages, { recursive: true });
writeFileSync(resolve(pages, 'rows.json'), JSON.stringify(rows));
const results = await contestantRounds({
  ...{ folder, rounds, contestants: chosen(options.contestants, all) },
  measure: (url) => measureRound(url, wanted, reference),
});
console.log(
  `\nRenderer CPU, ${options.rows} customers × 10 columns, median of ${rounds} rounds (multiples of the bare list)\n`,
);
console.log(table(results));
console.log(`\n${goals(results).join('\n')}`);

// The table beside its peers, each as a careful host would write it: all get the same customers and subscriptions, join them in
// measured time, and draw the same ten columns with the same cells. What follows from rules (statuses, licenses, dates) the peers
// get judged; ours derives it. `--plain` is the stricter figure: peers get their rows joined as well, and draw ten texts alone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { joinedRows, repeated } from '../page/stored-data.ts';
import { benchData } from './bench-data.ts';
import { pagesRoot } from './build-page.ts';
import { chosen, contestantRounds, contestantsOf } from './contestant-rounds.ts';
import { measureMillion, measureOwn, measureRound, metrics } from './measure.ts';
import { referenceOf } from './reference.ts';
import { goals, table } from './report.ts';

const folder = 'page';
const all = contestantsOf(folder);

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '100000' },
    copies: { type: 'string', default: '10' },
    only: { type: 'string', default: metrics.join() },
    contestants: { type: 'string', default: all.join() },
    plain: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const wanted = chosen(options.only, metrics);

console.error(`Making ${options.rows} customers with a subscription each, and the pages …`);
const data = benchData(Number(options.rows));
const reference = referenceOf(joinedRows(repeated(data, 1)));
const pages = resolve(pagesRoot, folder);
mkdirSync(pages, { recursive: true });
writeFileSync(resolve(pages, 'data.json'), JSON.stringify(data));
const copies = Number(options.copies);
const asksMillion = wanted.some((metric) => metric.startsWith('million'));
const results = await contestantRounds({
  ...{ folder, rounds, contestants: chosen(options.contestants, all) },
  measure: async (url) => {
    if (!url.includes('/partnerkit/'))
      return measureRound(options.plain ? `${url}?plain` : url, wanted, reference);
    const round = await measureRound(url, wanted, reference);
    const own = await measureOwn(url, wanted, reference);
    const million = asksMillion ? await measureMillion(url, wanted, reference, copies) : {};
    return { ...round, ...own, ...million };
  },
});
const work = options.plain
  ? 'The peers get their rows joined beforehand, and draw texts without check boxes (--plain).'
  : 'All join the same two arrays, of customers and of subscriptions, and draw the same cells.';
console.log(
  `\nRenderer CPU, ${options.rows} customers with a subscription each × 10 columns, median of ${rounds} rounds (multiples of the bare list)\n${work}\n`,
);
console.log(table(results));
console.log(`\n${goals(results).join('\n')}`);

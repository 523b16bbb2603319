import { parseArgs } from 'node:util';
import { cpuMs, inBrowser, withoutVsync } from '../runner/browser-tab.ts';
import { chosen, contestantRounds, contestantsOf } from '../runner/contestant-rounds.ts';
import { goal, quantile } from '../server/times.ts';
import { charts } from './page/chart-numbers.ts';
import type { bench as pageBench } from './page/shell.ts';

declare const bench: typeof pageBench;

const folder = 'charts/page';
const all = contestantsOf(folder);

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    contestants: { type: 'string', default: all.join() },
  },
});
const rounds = Number(options.rounds);
const results = await contestantRounds({
  ...{ folder, rounds, contestants: chosen(options.contestants, all), measure: mountMs },
});
const medians = new Map([...results].map(([name, taken]) => [name, quantile(taken, 0.5)]));
const bare = medians.get('bare') ?? Number.NaN;
console.log(
  `\nRenderer CPU until ${charts.length} charts of eight weeks and three series are painted, median of ${rounds} rounds (multiples of bare shapes)\n`,
);
for (const [name, ms] of medians)
  console.log(`${name.padEnd(12)} ${ms.toFixed(0).padStart(6)} ms  (${(ms / bare).toFixed(1)})`);
console.log();
tellGoal('Recharts', 'recharts', 0.25);
tellGoal('XYChart of visx', 'xychart', 0.6);
tellGoal('uPlot', 'uplot', 1.2);

function tellGoal(title: string, peer: string, atMost: number): void {
  const [ours, theirs] = [medians.get('partnerkit'), medians.get(peer)];
  if (ours !== undefined && theirs !== undefined) console.log(goal(`beside ${title}`, ours / theirs, atMost));
}

/** Renderer CPU of one mount, in a browser that has run nothing before; all charts and their titles must be there. */
function mountMs(url: string): Promise<number> {
  return inBrowser(url, withoutVsync, async (tab) => {
    await tab.page.evaluate(() => bench.load());
    const before = await cpuMs(tab);
    await tab.page.evaluate(() => bench.mount());
    const taken = (await cpuMs(tab)) - before;
    const { drawn, titles } = await tab.page.evaluate(() => bench.shown());
    if (drawn !== charts.length || titles !== charts.length)
      throw new Error(`${drawn} drawings and ${titles} titles of ${charts.length} charts`);
    return taken;
  });
}

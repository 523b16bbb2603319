import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { benchRoot, buildPage, pagesRoot } from './build-page.ts';
import { customerRows } from './customer-rows.ts';
import { measureRound, metrics, type Round } from './measure.ts';
import { type Reference, referenceOf } from './reference.ts';
import { goals, table } from './report.ts';

const all = readdirSync(resolve(benchRoot, 'page/contestants')).map((file) => basename(file, '.tsx'));

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
const failures = new Map<string, string>();

console.error(`Making ${options.rows} rows and the pages …`);
const rows = customerRows(Number(options.rows));
const reference = referenceOf(rows);
mkdirSync(pagesRoot, { recursive: true });
writeFileSync(resolve(pagesRoot, 'rows.json'), JSON.stringify(rows));
const contestants = chosen(options.contestants, all);
for (const contestant of contestants) await attempt(contestant, () => buildPage(contestant));

const server = await preview({ configFile: false, root: benchRoot, logLevel: 'error', preview: { port: 0 } });
const results = new Map<string, Round[]>(contestants.map((contestant) => [contestant, []]));
await runRounds(server.resolvedUrls!.local[0]!, reference);
await server.close();

for (const [contestant, reason] of failures) {
  console.error(`${contestant} failed: ${reason}`);
  results.delete(contestant);
}
console.log(
  `\nRenderer CPU, ${options.rows} customers × 10 columns, median of ${rounds} rounds (multiples of the bare list)\n`,
);
console.log(table(results));
console.log(`\n${goals(results).join('\n')}`);
process.exitCode = failures.size === 0 ? 0 : 1;

/** Contestants take turns, every second round in reverse, so that a busy minute strikes all alike. */
async function runRounds(address: string, expected: Reference): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed()) {
      await attempt(contestant, async () => {
        results
          .get(contestant)
          ?.push(await measureRound(`${address}${contestant}/index.html`, wanted, expected));
        console.error(`round ${round + 1} of ${rounds}: ${contestant}`);
      });
    }
  }
}

/** Who has failed once is left out from then on. */
async function attempt(contestant: string, run: () => Promise<void>): Promise<void> {
  if (failures.has(contestant)) return;
  try {
    await run();
  } catch (error) {
    failures.set(contestant, error instanceof Error ? error.message : String(error));
  }
}

function chosen<Name extends string>(text: string, known: readonly Name[]): Name[] {
  const names = text.split(',');
  const stranger = names.find((name) => !known.includes(name as Name));
  if (stranger !== undefined) throw new Error(`Unknown: ${stranger}. Possible: ${known.join(', ')}.`);
  return known.filter((name) => names.includes(name));
}

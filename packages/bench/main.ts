// `npm run bench`: the table and the charts beside their peers, the server, KPIs, sums of calls and files
// beside theirs;
// `npm run bench -- table …`, `-- server …` and so on for one.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const suites = {
  table: 'runner/main.ts',
  charts: 'charts/main.ts',
  server: 'server/main.ts',
  kpis: 'kpis/main.ts',
  calls: 'calls/main.ts',
  files: 'files/main.ts',
  weight: 'weight/main.ts',
} as const;

const [first, ...rest] = process.argv.slice(2);
const named = first && first in suites ? (first as keyof typeof suites) : undefined;
if (first !== undefined && !named) {
  console.error(
    `Unknown: ${first}. Possible: ${Object.keys(suites).join(', ')}, each with options of its own.`,
  );
  process.exit(1);
}
for (const suite of named ? [named] : (Object.keys(suites) as (keyof typeof suites)[])) {
  const words = [join(import.meta.dirname, suites[suite]), ...rest];
  const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

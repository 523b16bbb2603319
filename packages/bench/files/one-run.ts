// One contestant, in a process of its own: `one-run.js TASK NAME ROWS PATH`, as `build-runs.ts` builds it; answers what it took as JSON.
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import type { ReadFile, WriteRows } from './contestant.ts';
import type { Run } from './runs-in-turn.ts';

const [task, name, rows, path = ''] = process.argv.slice(2);
const { run } = await import(`./${task}/${name}.ts`);
const act =
  task === 'read'
    ? () => (run as ReadFile)(path)
    : () => (run as WriteRows)(Number(rows), createWriteStream(path));

const start = performance.now();
const found = await act();
const milliseconds = performance.now() - start;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const peak = ownPeak() ?? maxRSS * 1024;
const taken: Run = { milliseconds, cpu: (userCPUTime + systemCPUTime) / 1000, peak, found };
console.log(JSON.stringify(taken));

/** Linux counts what the parent held when it started a process to `maxRSS`, and says elsewhere what is the process’s own. */
function ownPeak(): number | undefined {
  if (!existsSync('/proc/self/status')) return undefined;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

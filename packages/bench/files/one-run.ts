// One contestant, in a process of its own: `one-run.ts TASK NAME ROWS PATH`; answers what it took as JSON.
import { createWriteStream } from 'node:fs';
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
const taken: Run = { milliseconds, cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS * 1024, found };
console.log(JSON.stringify(taken));

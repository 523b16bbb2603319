import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { quantile } from '../server/times.ts';

/** What one run took. */
export interface Run {
  readonly milliseconds: number;
  /** Of all threads, in milliseconds. */
  readonly cpu: number;
  /** The most memory that the process held, in bytes. */
  readonly peak: number;
  /** What it found, where it reads. */
  readonly found?: unknown;
}

/** The medians of one contestant. */
export type Taken = Omit<Run, 'found'>;

/** What is run: the rows of a file, and where it is. */
export interface FileTask {
  /** The built `one-run.ts`. */
  readonly runs: string;
  readonly task: 'csv' | 'read' | 'xlsx';
  readonly rows: number;
  readonly path: string;
  readonly rounds: number;
}

/**
 * The medians of each, in processes of their own that take turns, so that a busy machine is busy for all. Throws where one
 * finds something else than the first.
 */
export async function runsInTurn<Name extends string>(
  { runs: file, task, rows, path, rounds }: FileTask,
  names: readonly Name[],
): Promise<Readonly<Record<Name, Taken>>> {
  const runs = new Map(names.map((name) => [name, [] as Run[]]));
  let expected: string | undefined;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const run = await runOnce([file, task, name, String(rows), path]);
      runs.get(name)?.push(run);
      const found = JSON.stringify(run.found);
      expected ??= found;
      if (found !== expected) throw new Error(`${name} found ${found}, expected ${expected}.`);
    }
  }
  const entries = names.map((name) => {
    const of = (measure: 'milliseconds' | 'cpu' | 'peak') =>
      quantile(runs.get(name)?.map((run) => run[measure]) ?? [], 0.5);
    const taken = { milliseconds: of('milliseconds'), cpu: of('cpu'), peak: of('peak') };
    const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`.padStart(8);
    const memory = `${(taken.peak / 1e6).toFixed(0)} MB`.padStart(7);
    console.log(`  ${seconds(taken.milliseconds)}, computing ${seconds(taken.cpu)}, peak ${memory}  ${name}`);
    return [name, taken] as const;
  });
  return Object.fromEntries(entries) as Record<Name, Taken>;
}

async function runOnce(words: readonly string[]): Promise<Run> {
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout) as Run;
}

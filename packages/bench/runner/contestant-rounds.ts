import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { preview } from 'vite';
import { benchRoot, buildPage } from './build-page.ts';

/** Whom to measure, how often and how. */
export interface ContestantRounds<Round> {
  /** The folder of the page: its shell, and the contestants beside it. */
  readonly folder: string;
  readonly contestants: readonly string[];
  readonly rounds: number;
  /** Measures one contestant's page at its address once. */
  readonly measure: (url: string) => Promise<Round>;
}

/** The names of all contestants of a page. */
export function contestantsOf(folder: string): string[] {
  return readdirSync(resolve(benchRoot, folder, 'contestants')).map((file) => basename(file, '.tsx'));
}

/** The names that a comma-separated option chooses. Throws for a stranger. */
export function chosen<Name extends string>(text: string, known: readonly Name[]): Name[] {
  const names = text.split(',');
  const stranger = names.find((name) => !known.includes(name as Name));
  if (stranger !== undefined) throw new Error(`Unknown: ${stranger}. Possible: ${known.join(', ')}.`);
  return known.filter((name) => names.includes(name));
}

/**
 * Builds the pages and measures round by round. Contestants take turns, every second round in reverse, so that a busy minute
 * strikes all alike. Who has failed once is left out, told, and makes the process fail.
 */
export async function contestantRounds<Round>({
  folder,
  contestants,
  rounds,
  measure,
}: ContestantRounds<Round>): Promise<Map<string, Round[]>> {
  const failures = new Map<string, string>();
  const attempt = async (contestant: string, run: () => Promise<void>) => {
    if (failures.has(contestant)) return;
    try {
      await run();
    } catch (error) {
      failures.set(contestant, error instanceof Error ? error.message : String(error));
    }
  };
  for (const contestant of contestants) await attempt(contestant, () => buildPage(folder, contestant));
  const server = await preview({
    configFile: false,
    root: benchRoot,
    logLevel: 'error',
    preview: { port: 0 },
  });
  const address = server.resolvedUrls!.local[0]!;
  const results = new Map<string, Round[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round < rounds; round++) {
    for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed()) {
      await attempt(contestant, async () => {
        results.get(contestant)?.push(await measure(`${address}${folder}/${contestant}/index.html`));
        console.error(`round ${round + 1} of ${rounds}: ${contestant}`);
      });
    }
  }
  await server.close();
  for (const [contestant, reason] of failures) {
    console.error(`${contestant} failed: ${reason}`);
    results.delete(contestant);
  }
  if (failures.size > 0) process.exitCode = 1;
  return results;
}

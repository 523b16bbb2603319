import { runCommand } from '../run-command.ts';

// a machine that does other things too takes several times as long
const mostMs = 1_500_000;

/** Runs projects of `vitest.config.ts`; answers how many tests passed. */
export async function runTests(...projects: string[]): Promise<string | undefined> {
  const args = ['run', ...projects.flatMap((name) => ['--project', name])];
  const output = await runCommand('vitest', args, { timeoutMs: mostMs });
  return /^ *Tests +(.*)$/m.exec(output)?.[1]?.concat(' tests');
}

import { runCommand } from '../run-command.ts';

/** Runs projects of `vitest.config.ts`; answers how many tests passed. */
export async function runTests(...projects: string[]): Promise<string | undefined> {
  const output = await runCommand('vitest', ['run', ...projects.flatMap((name) => ['--project', name])]);
  return /^ *Tests +(.*)$/m.exec(output)?.[1]?.concat(' tests');
}

import { packageFolder } from './repository.ts';
import { runCommand } from './run-command.ts';
import { twoAtATime } from './two-at-a-time.ts';

/** Builds the packages that are named, two at a time. Throws with what a build wrote when it fails. */
export async function buildPackages(names: readonly string[]): Promise<void> {
  await twoAtATime(names, (name) => runCommand('npm', ['run', '-s', 'build'], { cwd: packageFolder(name) }));
}

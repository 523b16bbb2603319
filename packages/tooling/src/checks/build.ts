import { packageFolder, publishedPackages } from '../repository.ts';
import { runCommand } from '../run-command.ts';
import { twoAtATime } from '../two-at-a-time.ts';
import type { Check } from './check.ts';

/** The production builds: the published packages, and the portal. */
export const build: Check = {
  name: 'build',
  title: 'production build of sdk, ui, testing, server and portal',
  async run() {
    await twoAtATime([...publishedPackages, 'portal'], (name) =>
      runCommand('npm', ['run', '-s', 'build'], { cwd: packageFolder(name) }),
    );
    return undefined;
  },
};

import { runCommand } from '../run-command.ts';
import { type Check, silently } from './check.ts';

/** The types of all packages, tests and stories. */
export const types: Check = {
  name: 'types',
  title: 'TypeScript',
  run: silently(() => runCommand('npm', ['run', '-s', 'typecheck'])),
};

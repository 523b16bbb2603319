import { runCommand } from '../run-command.ts';
import { type Check, silently } from './check.ts';

/** Exports, files and dependencies that nothing uses. */
export const unused: Check = {
  name: 'unused',
  title: 'knip: unused exports, files and dependencies',
  run: silently(() => runCommand('knip', ['--no-progress'])),
};

import { runCommand } from '../run-command.ts';
import { type Check, silently } from './check.ts';

/** Lint, format, the arrows between packages and rooms, and circular imports. */
export const lint: Check = {
  name: 'lint',
  title: 'Biome, import arrows, circular imports',
  run: silently(
    () => runCommand('biome', ['check', '.']),
    () => runCommand('depcruise', ['packages', '--config', '.dependency-cruiser.cjs']),
  ),
};

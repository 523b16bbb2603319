import type { PublishedPackage } from '../repository.ts';
import { publishedPackages } from '../repository.ts';
import { runCommand } from '../run-command.ts';
import { withTarballs } from '../tarballs.ts';
import type { Check } from './check.ts';
import { checkClientDirectives } from './client-directives.ts';

const profiles: Record<PublishedPackage, 'strict' | 'esm-only'> = {
  sdk: 'strict',
  ui: 'esm-only',
  testing: 'esm-only',
};

/** What is published, looked at as it is packed: the map of entries, and the types for each way to import. */
export const packages: Check = {
  name: 'packages',
  title: 'publint and attw on the packed tarballs',
  needs: ['build'],
  async run() {
    await checkClientDirectives();
    await withTarballs(async (tarballs) => {
      for (const name of publishedPackages) await checkTarball(tarballs[name], profiles[name]);
    });
    return undefined;
  },
};

async function checkTarball(tarball: string, profile: string): Promise<void> {
  await runCommand('publint', [tarball, '--strict']);
  await runCommand('attw', [tarball, '--profile', profile, '--exclude-entrypoints', './styles.css']);
}

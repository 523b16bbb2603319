// `npm run release:publish`: packs what is published and hands the registry those tarballs that it does not have yet, with provenance, and
// tags the commit. `-- --dry-run` publishes nothing and tags nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createPackage, packageFolder, publishedPackages, repositoryRoot } from './repository.ts';
import { runCommand } from './run-command.ts';

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' } } });
const isDryRun = values['dry-run'] ?? false;

async function main(): Promise<void> {
  await runCommand('npm', ['run', '-s', 'pack']);
  for (const name of [...publishedPackages, createPackage]) {
    const { name: full, version } = JSON.parse(
      readFileSync(join(packageFolder(name), 'package.json'), 'utf8'),
    );
    if (version === '0.0.0' && !isDryRun)
      throw new Error(`${full} has no version yet: npm run release:version`);
    if (!isDryRun && (await isPublished(`${full}@${version}`))) continue;
    const tarball = join(repositoryRoot, 'dist', `${full.replace('@', '').replace('/', '-')}-${version}.tgz`);
    await runCommand('npm', [
      'publish',
      tarball,
      '--access',
      'public',
      isDryRun ? '--dry-run' : '--provenance',
    ]);
    console.log(`${full}@${version}`);
  }
  // the workflow reads from what this prints which releases to write
  if (!isDryRun) console.log(await runCommand('changeset', ['tag']));
}

async function isPublished(specifier: string): Promise<boolean> {
  try {
    return (await runCommand('npm', ['view', specifier, 'version'])).trim() !== '';
  } catch (error) {
    if ((error as Error).message.includes('E404')) return false;
    throw error;
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

// `npm run pack`: builds what is published and writes one tarball of each into `dist/`.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildPackages } from './build-packages.ts';
import { createPackage, packageFolder, publishedPackages, repositoryRoot } from './repository.ts';
import { runCommand } from './run-command.ts';
import { packInto } from './tarballs.ts';

const folder = join(repositoryRoot, 'dist');

async function main(): Promise<void> {
  await buildPackages([...publishedPackages, createPackage]);
  // a tarball of another version would be installed by the same pattern
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await packInto(folder);
  await runCommand('pnpm', ['pack', '--pack-destination', folder], { cwd: packageFolder(createPackage) });
  for (const tarball of await readdir(folder)) console.log(relative(repositoryRoot, join(folder, tarball)));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

// `npm run pack`: builds what is published and writes one tarball of each into `dist/`.
import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildPackages } from './build-packages.ts';
import { publishedPackages, repositoryRoot } from './repository.ts';
import { packInto } from './tarballs.ts';

const folder = join(repositoryRoot, 'dist');

async function main(): Promise<void> {
  await buildPackages(publishedPackages);
  // a tarball of another version would be installed by the same pattern
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const tarballs = await packInto(folder);
  for (const tarball of Object.values(tarballs)) console.log(relative(repositoryRoot, tarball));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

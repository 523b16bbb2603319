import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PublishedPackage, packageFolder, publishedPackages } from './repository.ts';
import { runCommand } from './run-command.ts';
import { twoAtATime } from './two-at-a-time.ts';

/** Packs every published package as it would be published, for as long as `use` runs; answers what it answers. */
export async function withTarballs<Result>(
  use: (tarballs: Record<PublishedPackage, string>) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerkit-tarballs-'));
  try {
    return await use(await packInto(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Packs every published package into a folder and answers the path of each tarball. Throws where one is missing. */
export async function packInto(folder: string): Promise<Record<PublishedPackage, string>> {
  await twoAtATime(publishedPackages, (name) =>
    runCommand('pnpm', ['pack', '--pack-destination', folder], { cwd: packageFolder(name) }),
  );
  const files = await readdir(folder);
  const tarball = (name: PublishedPackage) => {
    const file = files.find((one) => one.startsWith(`partnerkit-${name}-`) && one.endsWith('.tgz'));
    if (!file) throw new Error(`No tarball of ${name} was written to ${folder}.`);
    return join(folder, file);
  };
  return {
    sdk: tarball('sdk'),
    ui: tarball('ui'),
    elements: tarball('elements'),
    testing: tarball('testing'),
    server: tarball('server'),
  };
}

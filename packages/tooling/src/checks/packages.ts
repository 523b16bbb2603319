import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PublishedPackage, packageFolder, publishedPackages } from '../repository.ts';
import { runCommand } from '../run-command.ts';
import { withTarballs } from '../tarballs.ts';
import type { Check } from './check.ts';
import { checkClientDirectives } from './client-directives.ts';

const profiles: Record<PublishedPackage, 'strict' | 'esm-only'> = {
  sdk: 'strict',
  ui: 'esm-only',
  elements: 'esm-only',
  testing: 'esm-only',
  server: 'esm-only',
};

/** What is published, looked at as it is packed: the map of entries, and the types for each way to import. */
export const packages: Check = {
  name: 'packages',
  title: 'publint and attw on the packed tarballs',
  needs: ['build'],
  async run() {
    await checkClientDirectives();
    await checkBuiltServer();
    await withTarballs(async (tarballs) => {
      for (const name of publishedPackages) await checkTarball(tarballs[name], profiles[name]);
    });
    return undefined;
  },
};

/** The server as it is built opens its embedded database, which runs in a file of its own. */
async function checkBuiltServer(): Promise<void> {
  const store = await mkdtemp(join(tmpdir(), 'partnerkit-built-'));
  try {
    const main = join(packageFolder('server'), 'dist/main.js');
    await runCommand('node', [main, 'migrate'], { env: { PARTNERKIT_STORE_DIR: store } });
  } finally {
    await rm(store, { recursive: true, force: true });
  }
}

async function checkTarball(tarball: string, profile: string): Promise<void> {
  const listed = await runCommand('tar', ['-tzf', tarball]);
  for (const file of ['package/README.md', 'package/LICENSE']) {
    if (!listed.split('\n').includes(file)) throw new Error(`${tarball} holds no ${file}.`);
  }
  await runCommand('publint', [tarball, '--strict']);
  await runCommand('attw', [
    tarball,
    '--profile',
    profile,
    '--exclude-entrypoints',
    './styles.css',
    './partnerkit.css',
  ]);
}

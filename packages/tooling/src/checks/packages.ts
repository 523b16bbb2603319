import { access, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { licensesFile } from '../bundled-licenses.ts';
import { maxDependencies, megabytes, unpackedBudgets } from '../install-budgets.ts';
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

/** Those that bring other packages along in their files. */
const bundling: ReadonlySet<PublishedPackage> = new Set(['ui', 'elements']);

/** What a host of ours has anyway. */
const hostsOwn: ReadonlySet<string> = new Set(['react', 'react-dom', 'scheduler']);

/** What is published, looked at as it is packed: the map of entries, the types for each way to import, and what a host installs. */
export const packages: Check = {
  name: 'packages',
  title: 'publint, attw and sizes of the packed tarballs, and how many packages come with them',
  needs: ['build'],
  async run() {
    await checkClientDirectives();
    await checkBuiltServer();
    await checkDependencies();
    const lines: string[] = [];
    await withTarballs(async (tarballs) => {
      for (const name of publishedPackages) {
        await checkTarball(tarballs[name], profiles[name]);
        lines.push(await checkUnpackedSize(name, tarballs[name]));
      }
    });
    return lines.join('\n');
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

/** Answers what it measured. Throws where a package takes more room than its budget, or has no license of what it brings along. */
async function checkUnpackedSize(name: PublishedPackage, tarball: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerkit-unpacked-'));
  try {
    await runCommand('tar', ['-xzf', tarball, '-C', folder]);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((file) => join(file.parentPath, file.name));
    const maps = files.filter((file) => file.endsWith('.map'));
    if (maps.length > 0) throw new Error(`${tarball} holds ${maps.length} source maps.`);
    if (bundling.has(name)) await access(join(folder, 'package', licensesFile));
    const bytes = (await Promise.all(files.map((file) => stat(file)))).reduce(
      (sum, { size }) => sum + size,
      0,
    );
    const max = unpackedBudgets[name];
    if (bytes > max) throw new Error(`${name} is ${megabytes(bytes)} unpacked, more than ${megabytes(max)}.`);
    return `${megabytes(bytes).padStart(8)} of ${megabytes(max).padStart(8)}  ${name}, unpacked`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws where sdk and ui depend on more than a host should have to look at. */
async function checkDependencies(): Promise<void> {
  const listed = await runCommand('pnpm', [
    ...['ls', '--prod', '--depth', 'Infinity', '--json', '--filter', '@partnerkit/ui'],
  ]);
  const [ui] = JSON.parse(listed) as [Installed];
  const { react, 'react-dom': dom, ...own } = ui.dependencies ?? {};
  const found = new Set<string>();
  addPackages({ dependencies: own }, found);
  const direct = Object.keys({ ...own, ...own['@partnerkit/sdk']?.dependencies });
  const ours = (name: string) => name.startsWith('@partnerkit/');
  const counts = {
    direct: direct.filter((name) => !ours(name)).length,
    installed: [...found].filter((name) => !ours(name) && !hostsOwn.has(name)).length,
  };
  if (counts.direct > maxDependencies.direct || counts.installed > maxDependencies.installed)
    throw new Error(
      `sdk and ui depend on ${counts.direct} packages of ${maxDependencies.direct}, and ${counts.installed} arrive of ${maxDependencies.installed}:\n${[...found].sort().join('\n')}`,
    );
}

/** A package as `pnpm ls` tells of it. */
interface Installed {
  readonly dependencies?: Readonly<Record<string, Installed>>;
}

function addPackages({ dependencies = {} }: Installed, found: Set<string>): void {
  for (const [name, installed] of Object.entries(dependencies)) {
    found.add(name);
    addPackages(installed, found);
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
    './customer-table.css',
  ]);
}

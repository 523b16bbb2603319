import { cp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type PublishedPackage, packageFolder } from '../repository.ts';
import { runCommand } from '../run-command.ts';

const require = createRequire(import.meta.url);

/** What a host installs beside us, by the major version of its React. */
const reacts = {
  19: { react: '^19.0.0', 'react-dom': '^19.0.0', '@types/react': '^19.0.0', '@types/react-dom': '^19.0.0' },
  18: { react: '^18.3.1', 'react-dom': '^18.3.1', '@types/react': '^18.3.1', '@types/react-dom': '^18.3.1' },
} as const;

/** A major version of React that hosts use. */
export type ReactMajor = keyof typeof reacts;

/** Makes a host's app in a folder: our template, our tarballs, everything else from the registry by plain npm. */
export async function makeApp(
  folder: string,
  react: ReactMajor,
  tarballs: Record<PublishedPackage, string>,
): Promise<void> {
  await cp(join(packageFolder('tooling'), 'host-app'), folder, { recursive: true });
  const ours = Object.entries(tarballs).map(([name, tarball]) => [`@partnerkit/${name}`, `file:${tarball}`]);
  const manifest = {
    name: `host-with-react-${react}`,
    private: true,
    type: 'module',
    dependencies: { ...Object.fromEntries(ours), ...reacts[react] },
    devDependencies: {
      typescript: await versionOf('typescript'),
      vite: await versionOf('vite'),
      // what pages bring along: their sheets say much about elements
      '@tailwindcss/vite': '4.3.5',
      bootstrap: '5.3.9',
      'normalize.css': '8.0.1',
      tailwindcss: '4.3.5',
    },
    // the packages are not published yet: ours find each other among the tarballs
    overrides: Object.fromEntries(ours),
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  await runCommand('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'], {
    cwd: folder,
  });
}

async function versionOf(name: string): Promise<string> {
  return JSON.parse(await readFile(require.resolve(`${name}/package.json`), 'utf8')).version;
}

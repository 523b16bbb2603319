import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, inject, test } from 'vitest';
import { runCommand, stopCommands } from '../run-command.ts';

const minutes = 60_000;
const hosts = inject('hosts');

afterAll(() => stopCommands());

// its packages are those of the host around it
test(
  'makes an app, run from its tarball, that compiles and builds with rows of a file',
  async () => {
    const cwd = hosts.find(({ react }) => react === 19)?.folder ?? '';
    const tarballs = join(cwd, '../tarballs');
    const files = await readdir(tarballs);
    const tarball = join(tarballs, files.find((name) => name.startsWith('create-partnerkit-')) ?? '');
    await runCommand('tar', ['-xzf', tarball], { cwd });
    await writeFile(join(cwd, 'mine.json'), JSON.stringify([{ id: 'a', name: 'Mine', owner: { id: 7 } }]));
    const words = ['created', '--rows', 'mine.json', '--no-install'];
    await runCommand('node', ['package/dist/main.js', ...words], { cwd });
    const app = join(cwd, 'created');
    await runCommand('node', ['../node_modules/typescript/bin/tsc'], { cwd: app });
    await runCommand('node', ['../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
      cwd: app,
    });
    await readFile(join(app, 'dist/index.html'), 'utf8');
  },
  2 * minutes,
);

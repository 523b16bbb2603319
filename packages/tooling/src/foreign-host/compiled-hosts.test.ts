import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { repositoryRoot } from '../repository.ts';
import { runCommand, stopCommands } from '../run-command.ts';

const minutes = 60_000;
const hosts = inject('hosts');
// the newest compiler, and the one before it, which was written in another language
const compilers = { newest: 'node_modules/typescript-7/bin/tsc', before: 'node_modules/typescript/bin/tsc' };

afterAll(() => stopCommands());

test('imports and requires where there is no DOM, in the Node of this machine', async () => {
  const cwd = hosts[0]?.folder;
  const outside = process.env.PATH?.split(delimiter).filter((path) => !path.includes('node_modules'));
  const env = { ...process.env, PATH: outside?.join(delimiter) };
  const { stdout, stderr } = await promisify(execFile)('node', ['headless.mjs'], { cwd, env });
  const listed = 'Aurora,Borealis Borealis';
  expect(stdout.trim().split('\n')).toEqual([listed, listed, 'true', 'PK', 'PK', 'function']);
  expect(stderr).toBe('');
});

describe.each(hosts)('a host with React $react', ({ react, folder }) => {
  const compile = (compiler: string, ...args: string[]) =>
    runCommand('node', [compiler, ...args], { cwd: folder });
  const { newest, before } = compilers;

  test(
    'compiles with a strict compiler that checks our types too',
    async () => {
      await compile(react === 19 ? newest : before);
    },
    2 * minutes,
  );

  // with React 19 the newest has found packages as a bundler does in the test above
  const ways = [['node16', 'node16'] as const, ...(react === 19 ? [] : [['bundler', 'ESNext'] as const])];
  test.each(ways)(
    'compiles under the defaults of the newest compiler, finding packages as %s does, with options left undefined',
    async (moduleResolution, module) => {
      const finding = ['--moduleResolution', moduleResolution, '--module', module];
      await compile(newest, '-p', 'tsconfig.defaults.json', ...finding);
    },
    2 * minutes,
  );
});

test(
  'shows its widgets in Jest 29, whose jsdom is of 2022, without a complaint',
  async () => {
    const old = hosts.find(({ react }) => react === 18);
    const [config, page] = await Promise.all([
      readFile(join(old?.folder ?? '', 'jest/jest.config.cjs'), 'utf8'),
      readFile(join(repositoryRoot, 'docs/start.md'), 'utf8'),
    ]);
    const ignored = /'\/node_modules\/.*'/;
    expect(ignored.exec(config)?.[0]).toBe(ignored.exec(page)?.[0]);
    await runCommand('node', ['node_modules/jest/bin/jest.js', '--config', 'jest/jest.config.cjs'], {
      cwd: old?.folder ?? '',
    });
  },
  3 * minutes,
);

import { execFile } from 'node:child_process';
import { delimiter } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, inject, test } from 'vitest';
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

const run = (react: 18 | 19, ...args: string[]) =>
  runCommand('node', args, { cwd: hosts.find((host) => host.react === react)?.folder ?? '' });
const jest = ['node_modules/jest/bin/jest.js', '--config', 'jest/jest.config.cjs'];

test(
  'shows its widgets in Jest 29, whose jsdom is of 2022, without a complaint',
  async () => {
    await run(18, ...jest);
  },
  3 * minutes,
);

test(
  'runs the documented tests by the documented configurations, in Jest 30 and in Vitest',
  async () => {
    const passed = /^ *Tests:? +3 passed/m;
    expect(await run(19, ...jest, 'own.test', 'renewals.test')).toMatch(passed);
    expect(await run(19, 'node_modules/vitest/vitest.mjs', 'run', '--root', 'vitest')).toMatch(passed);
  },
  3 * minutes,
);

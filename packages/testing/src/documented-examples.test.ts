import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarioNames } from './scenarios.ts';

const folder = join(import.meta.dirname, '..');
const read = (path: string) => readFile(join(folder, path), 'utf8');

describe('the page of this package', () => {
  it.each(['renewals.dom.test.tsx', 'expiring.test.ts'])('shows %s as it is run', async (file) => {
    expect(await read('README.md')).toContain(`\n${(await read(`example/${file}`)).trim()}\n\`\`\``);
  });

  it('names every scenario', async () => {
    const named = [...(await read('README.md')).matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name);
    expect(named).toEqual(scenarioNames);
  });
});

it('the page on starting shows the configuration of Jest that the packages are tried with', async () => {
  const withoutComments = (code: string) => code.replaceAll(/^ *\/\/ .*\n| *\/\/ .*$/gm, '').trim();
  const page = await read('../../docs/start.md');
  const [, shown = ''] = /```js\n(\/\/ jest\.config\.cjs\n.*?)```/s.exec(page) ?? [];
  expect(withoutComments(shown)).toBe(
    withoutComments(await read('../tooling/host-app/jest/jest.config.cjs')),
  );
});

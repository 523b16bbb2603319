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

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from './repository.ts';

const manifests = globSync(['package.json', 'packages/*/package.json'], { cwd: repositoryRoot });

test.each(manifests)('a script of %s that selects packages fails where it selects none', (path) => {
  const { scripts = {} } = JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8'));
  const careless = Object.values<string>(scripts)
    .flatMap((script) => script.split(/&&|;|\|\|/))
    .filter((line) => /--filter|\s-F\s/.test(line) && !line.includes('--fail-if-no-match'));
  expect(careless).toEqual([]);
});

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from './repository.ts';

const published = ['sdk', 'ui', 'elements', 'testing', 'server'].join('|');
const frontMatter = new RegExp(`^---\\n('@partnerkit/(${published})': (minor|patch|major)\\n)+---\\n\\n\\S`);

// a formatter that takes the front matter for a heading leaves a file that no release can read
test.each(globSync('.changeset/*.md', { cwd: repositoryRoot }))('%s says what it changes', (path) => {
  expect(readFileSync(join(repositoryRoot, path), 'utf8')).toMatch(frontMatter);
});

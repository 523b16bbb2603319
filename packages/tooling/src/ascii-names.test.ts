import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from './repository.ts';

/** A member, a variable or a function at the start of a line. */
const named = /^\s*(?:readonly |const |let |function )?([\p{L}_$][\p{L}\p{N}_$]*)\??\s*[:=(]/u;

test('no name has a letter beyond ASCII: a page that does not say how it is encoded could not run it', () => {
  const names = globSync(join(repositoryRoot, 'packages/{sdk,ui,elements}/src/**/*.{ts,tsx}'))
    .filter((path) => !/\.(test|stories)\.tsx?$/.test(path))
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .map((line) => named.exec(line)?.[1] ?? '')
        .filter((name) => /[^\0-\x7f]/.test(name))
        .map((name) => `${relative(repositoryRoot, path)}: ${name}`),
    );
  expect(names).toEqual([]);
});

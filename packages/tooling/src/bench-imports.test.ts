import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { repositoryRoot } from './repository.ts';

// the bench has packages of its own, so its types are not checked with the others
test('what the bench imports from the packages is there', async () => {
  const files = globSync('packages/bench/**/*.ts', {
    cwd: repositoryRoot,
    exclude: (name) => name === 'node_modules',
  });
  expect(files.length).toBeGreaterThan(20);
  const { errors } = await build({
    entryPoints: files.map((file) => join(repositoryRoot, file)),
    outdir: 'out',
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  }).catch((failure: { errors: readonly { text: string }[] }) => failure);
  expect(errors.map(({ text }) => text)).toEqual([]);
});

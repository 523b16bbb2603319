import { globSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPackage, publishedPackages, repositoryRoot } from './repository.ts';
import { runCommand } from './run-command.ts';

const published = [...publishedPackages.map((name) => `@partnerkit/${name}`), createPackage].join('|');
const all = [...publishedPackages, createPackage];
const frontMatter = new RegExp(`^---\\n('(${published})': (minor|patch|major)\\n)+---\\n\\n\\S`);

// a formatter that takes the front matter for a heading leaves a file that no release can read
test.each(globSync('.changeset/*.md', { cwd: repositoryRoot }))('%s says what it changes', (path) => {
  expect(readFileSync(join(repositoryRoot, path), 'utf8')).toMatch(frontMatter);
});

test('the first release is 0.1.0 and the next 0.2.0, the same for all, whatever depends on whatever', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'partnerkit-release-'));
  const paths = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', '.changeset'];
  for (const path of [...paths, ...globSync('packages/*/package.json', { cwd: repositoryRoot })])
    await cp(join(repositoryRoot, path), join(folder, path), { recursive: true });
  await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
  const release = async () => {
    // it reads of a repository which changesets are new
    await runCommand('git', ['init', '-q'], { cwd: folder });
    await runCommand('changeset', ['version'], { cwd: folder });
    const manifests = all.map((name) => join(folder, 'packages', name, 'package.json'));
    return manifests.map((path) => JSON.parse(readFileSync(path, 'utf8')).version);
  };
  try {
    expect(await release()).toEqual(all.map(() => '0.1.0'));
    await writeFile(join(folder, '.changeset/next.md'), "---\n'@partnerkit/ui': minor\n---\n\nMore.\n");
    expect(await release()).toEqual(all.map(() => '0.2.0'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);

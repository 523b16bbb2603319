import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPackage, publishedPackages, repositoryRoot } from './repository.ts';

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');
const release = read('.github/workflows/release.yml');

describe('a release', () => {
  // npm compares it with the repository whose workflow vouches for the package
  test.each([...publishedPackages, createPackage])('of %s says where it comes from', (name) => {
    const { repository, license, description } = JSON.parse(read(`packages/${name}/package.json`));
    const url = 'git+https://github.com/partnerkit/partnerkit.git';
    expect(repository).toEqual({ type: 'git', url, directory: `packages/${name}` });
    expect([license, description]).toEqual(['MIT', expect.stringMatching(/\.$/)]);
  });

  test('is vouched for by its workflow, behind all tests, without a token of npm', () => {
    expect(release).toMatch(/id-token: write/);
    expect(release).toMatch(/needs: test/);
    expect(release).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN/);
    expect(read('packages/tooling/src/publish.ts')).toContain("'--provenance'");
  });

  // npm hands what is said behind a script to its last command
  test('is tried by the words that publish nothing', () => {
    expect(JSON.parse(read('package.json')).scripts['release:publish']).not.toContain('&&');
  });

  test('runs scripts that there are, and has the tags that signatures are compared with', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...release.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
    expect(read('.github/workflows/test.yml')).toMatch(/fetch-depth: 0/);
  });
});

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Promised } from './reader.ts';

/** What those who work on the repository run, and the command that makes an app. */
export const promisesOfUpkeep: Readonly<Record<string, Promised>> = {
  // nothing is packed yet where it is first met; with a name it is followed
  'npm create partnerkit': async () => {},
  'npm create partnerkit my-portal': makes('package.json', 'src'),
  'npx --package ../partnerkit/dist/create-partnerkit-*.tgz create-partnerkit my-portal --from ../partnerkit/dist':
    makes('package.json', 'src'),
  'npm create partnerkit my-portal -- --template next --rows ./customers.json': makes('package.json', 'app'),
  'npm create partnerkit my-portal -- --region EU=https://eu.example/eu/v1 --region US=https://us.example/us/v1':
    makes('.env.local', 'src'),
  'npm run -s setup': async ({ shell, clone }, line) => {
    shell.enter(clone);
    await shell.run(line);
  },
  'npm run accessibility:update': leavesAsItIs('docs/accessibility.md'),
  'npm run contract:update': leavesAsItIs('packages/sdk/contract'),
  // pictures of another machine have other pixels
  'npm run forced-colours:update': async ({ shell, clone }, line) => {
    shell.enter(clone);
    await shell.run(line);
    await shell.run('git checkout -- docs/forced-colours');
  },
  'npm run reference:update': leavesAsItIs('docs/api docs/widgets llms.txt'),
  'npm run sizes:update': async ({ shell, clone }, line) => {
    shell.enter(clone);
    await shell.run(line);
    await shell.run('git checkout -- docs/sizes.md');
  },
  'npm run release:publish -- --dry-run': async ({ shell, clone }, line) => {
    shell.enter(clone);
    const printed = await shell.run(line);
    const names = [...printed.matchAll(/^(\S+)@\d+\.\d+\.\d+$/gm)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['@partnerkit/sdk', '@partnerkit/ui', 'create-partnerkit']));
    expect(await shell.run('git tag --points-at HEAD')).toBe('');
  },
  'npm run bench -- table': isSuite,
  'npm run bench -- weight': isSuite,
  'npm run bench -- server --only flood': isSuite,
  'npm run bench -- server --only pages': isSuite,
};

/** The app that a command makes, by the tarball in the place of the registry: these stand in it. Nothing is installed. */
function makes(...expected: string[]): Promised {
  return async ({ shell, app }, line) => {
    shell.enter(app);
    const words = line.replace(/^.*create[ -]partnerkit (?=my-portal)/, '').replace(' -- ', ' ');
    const folder = join(app, 'my-portal');
    if (words.includes('customers.json'))
      await shell.run('echo \'[{"id":"a","name":"Acme"}]\' > customers.json');
    const tarball = '../partnerkit/dist/create-partnerkit-*.tgz';
    await shell.run(`npx --yes --package ${tarball} create-partnerkit ${words} --yes --no-install`);
    expect(await readdir(folder)).toEqual(expect.arrayContaining(expected));
    await rm(folder, { recursive: true });
  };
}

/** What it writes stands there already. */
export function leavesAsItIs(paths: string): Promised {
  return async ({ shell, clone }, line) => {
    shell.enter(clone);
    // what is not committed here is in the clone as well
    const changes = () => shell.run(`git status --porcelain -- ${paths} && git diff -- ${paths}`);
    const before = await changes();
    await shell.run(line);
    expect(await changes()).toBe(before);
  };
}

/** A part of the bench, which is there: `npm run bench` installs what all of them need, and each takes minutes. */
async function isSuite({ shell, clone }: Parameters<Promised>[0], line: string): Promise<void> {
  shell.enter(clone);
  const [suite] = line.replace('npm run bench -- ', '').split(' ');
  const said = await shell.run('node packages/bench/main.ts none 2>&1 || true');
  expect(said).toMatch(new RegExp(`^Unknown: none\\. Possible: .*\\b${suite}\\b`));
}

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withDefaults } from './ask.ts';
import { readChoice } from './host-choice.ts';
import { makeHost } from './make-host.ts';

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'partnerkit-create-'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

/** Runs the command with these words, for a folder that is not there yet. */
async function create(...words: string[]) {
  const folder = join(place, 'My Portal');
  await makeHost(withDefaults(readChoice([folder, ...words])));
  return (path: string) => readFile(join(folder, path), 'utf8');
}

async function file(name: string, text: string) {
  await writeFile(join(place, name), text);
  return join(place, name);
}

describe('an app that is made', () => {
  it('shows an example by Vite unless told, and installs the packages of its own version', async () => {
    const read = await create();
    const manifest = JSON.parse(await read('package.json'));
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      name: 'my-portal',
      scripts: { dev: 'vite' },
      dependencies: { '@partnerkit/sdk': `^${version}`, '@partnerkit/ui': `^${version}` },
    });
    expect(JSON.parse(await read('src/customers.json')).length).toBeGreaterThan(10);
    expect(await read('.gitignore')).toContain('node_modules');
    expect(await read('README.md')).toMatch(/^# my-portal\n/);
  });

  it.each([
    ['vite', 'src'],
    ['next', 'app'],
  ])('by %s shows the rows of a file', async (template, at) => {
    const rows = await file('mine.json', '\uFEFF[{ "id": "a", "name": "Mine" }]');
    const read = await create('--template', template, '--rows', rows);
    expect(JSON.parse(await read(`${at}/customers.json`))).toEqual([{ id: 'a', name: 'Mine' }]);
    expect(await read(`${at}/source.ts`)).toContain('memorySource');
  });

  it.each([
    ['vite', 'src', 'VITE_PARTNERKIT_TOKEN'],
    ['next', 'app', 'NEXT_PUBLIC_PARTNERKIT_TOKEN'],
  ])('by %s asks a server by region', async (template, at, token) => {
    const regions = [
      '--region',
      'EU=https://eu.example/eu/v1/',
      '--region',
      'US=http://localhost:4600/us/v1',
    ];
    const read = await create('--template', template, ...regions);
    const source = await read(`${at}/source.ts`);
    expect(source).toContain('"EU": { baseUrl: "https://eu.example/eu/v1" }');
    expect(source).toContain('"US": { baseUrl: "http://localhost:4600/us/v1" }');
    expect(source).toContain(token);
    expect(await read('.env.local')).toBe(`${token}=\n`);
  });

  it('installs tarballs of a folder', async () => {
    for (const name of ['sdk', 'ui']) await file(`partnerkit-${name}-0.1.0.tgz`, '');
    const read = await create('--from', place);
    expect(JSON.parse(await read('package.json')).dependencies).toMatchObject({
      '@partnerkit/ui': `file:${join(place, 'partnerkit-ui-0.1.0.tgz')}`,
    });
  });
});

describe('a folder that is not empty', () => {
  it('keeps what a new repository begins with', async () => {
    await mkdir(join(place, 'My Portal/docs'), { recursive: true });
    const mine = { 'README.md': '# Mine\n', '.gitignore': '*.log\nnode_modules\n', 'docs/notes.md': 'Notes' };
    for (const [path, text] of Object.entries(mine)) await writeFile(join(place, 'My Portal', path), text);
    const read = await create();
    expect(await read('README.md')).toBe('# Mine\n');
    expect(await read('.gitignore')).toMatch(/^\*\.log\nnode_modules\ndist\n/);
    expect(await read('package.json')).toContain('@partnerkit/ui');
  });

  it('is gone on in after a try that ended half-way, with the packages from elsewhere', async () => {
    await create('--region', 'EU=https://eu.example/eu/v1');
    await writeFile(join(place, 'My Portal/.env.local'), 'VITE_PARTNERKIT_TOKEN=secret\n');
    for (const name of ['sdk', 'ui']) await file(`partnerkit-${name}-0.1.0.tgz`, '');
    const read = await create('--region', 'EU=https://eu.example/eu/v1', '--from', place);
    expect(await read('package.json')).toContain('file:');
    expect(await read('.env.local')).toBe('VITE_PARTNERKIT_TOKEN=secret\n');
  });
});

it('an example says by days from today what expires', async () => {
  const read = await create();
  const rows: { statuses: string[]; expiresInDays?: number }[] = JSON.parse(await read('src/customers.json'));
  const ending = rows.filter(({ statuses }) => statuses.some((one) => /trial|expiringSoon/.test(one)));
  expect(ending.length).toBeGreaterThan(2);
  for (const { expiresInDays } of ending) expect(expiresInDays).toBeGreaterThan(0);
  expect(await read('src/source.ts')).toContain('expiresInDays');
});

describe('what cannot be made is said, and nothing is written', () => {
  const rows = (text: string) => async () => ['--rows', await file('mine.json', text)];
  it.each<[string, () => Promise<string[]>, string]>([
    ['a template that is not there', async () => ['--template', 'remix'], 'no template "remix"'],
    ['an option that is not there', async () => ['--color'], 'Usage: npm create partnerkit'],
    ['a file that is not there', async () => ['--rows', 'nowhere.json'], 'There is no file nowhere.json.'],
    ['a file that is no JSON', rows('[{'), 'mine.json is no JSON: '],
    ['a file of something else', rows('{}'), 'expected a JSON array of customers, found an object'],
    [
      'rows without a name',
      rows('[{ "id": "a", "title": "A" }]'),
      'row 1: a customer has an "id" and a "name"',
    ],
    ['rows that are none', rows('[7]'), 'found a number'],
    [
      'ids that are numbers',
      rows('[{ "id": 7, "name": "A" }]'),
      'both texts; found a number as its id, a text as its name.',
    ],
    ['a region without an address', async () => ['--region', 'EU'], 'A region is written EU=https://'],
    ['an address that is none', async () => ['--region', 'EU=javascript:alert(1)'], 'A region is written'],
    [
      'two places of customers',
      async () => ['--rows', 'a.json', '--region', 'EU=http://a.b'],
      'not from both',
    ],
    ['two folders', async () => ['other'], 'One folder is made at a time'],
    ['a folder without tarballs', async () => ['--from', place], 'There is no partnerkit-sdk-….tgz'],
  ])('%s', async (_, words, said) => {
    await expect(words().then((some) => create(...some))).rejects.toThrow(said);
    expect(await readdir(place)).not.toContain('My Portal');
  });

  it('a folder with files that would be written over', async () => {
    const read = await create();
    await writeFile(join(place, 'My Portal/src/portal.tsx'), '// mine');
    await expect(create()).rejects.toThrow('would be written over: src/portal.tsx. Choose another folder');
    expect(await read('src/portal.tsx')).toBe('// mine');
    await writeFile(join(place, 'My Portal/package.json'), '{ "name": "another" }');
    await expect(create()).rejects.toThrow('would be written over: package.json. Choose another folder');
  });

  it('a file in the place of the folder', async () => {
    await file('My Portal', '');
    await expect(create()).rejects.toThrow('is a file');
  });
});

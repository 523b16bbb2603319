import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { licensesOf } from './bundled-licenses.ts';

let folder = '';

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'partnerkit-licenses-')), 'node_modules');
});

afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

async function bring(name: string, license: string | undefined, text?: string): Promise<string> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'package.json'), JSON.stringify({ name, version: '1.0.0', license }));
  if (text) await writeFile(join(folder, name, 'LICENSE.md'), text);
  return join(folder, name, 'esm/index.js');
}

test('says once, by name, under which license each package is that was brought along', async () => {
  const files = [await bring('plain', 'ISC'), await bring('@scope/shape', 'MIT', 'Permission is granted\n')];
  const text = await licensesOf([...files, files[0] ?? '', '/repository/packages/ui/src/index.ts']);
  expect(text.split(/-{80}/).map((notice) => notice.trim())).toEqual([
    '@scope/shape 1.0.0: MIT\n\nPermission is granted',
    'plain 1.0.0: ISC',
  ]);
});

test('brings nothing along that names no license', async () => {
  const file = await bring('nobodys', undefined);
  await expect(licensesOf([file])).rejects.toThrow('nobodys 1.0.0 names no license.');
});

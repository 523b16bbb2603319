import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minify } from 'rolldown/utils';
import { expect, test } from 'vitest';
import { compileAtOnce, compiledAtOnce } from './compiled-at-once.ts';

const module = [
  '"use client";',
  'import{memo}from"./memo.js";',
  'const Row=memo(PlainRow);',
  'function PlainRow(e){return e}',
  'export{Row};',
];

test('a function that a module declares is one in brackets, before what runs', async () => {
  expect((await compiledAtOnce(module.join('\n'))).split('\n')).toEqual([
    '"use client";',
    'import{memo}from"./memo.js";',
    'var PlainRow=(function PlainRow(e){return e});',
    'const Row=memo(PlainRow);',
    'export{Row};',
    '',
  ]);
});

test('a bundler that shortens it keeps the brackets', async () => {
  const { code } = await minify('module.js', await compiledAtOnce(module.join('\n')), { module: true });
  expect(code).toMatch(/\(function\(e\)\{return e\}\)/);
});

test('what loads with an entry is compiled with it, what loads later is left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'compiled-at-once-'));
  const files = {
    'entry.js': 'export{part}from"./part.js";function own(){}',
    'part.js': 'import"./deeper.js";function part(){return import("./later.js")}export{part};',
    'deeper.js': 'function deeper(){}',
    'later.js': 'function later(){}',
  };
  for (const [file, code] of Object.entries(files)) await writeFile(join(folder, file), code);
  await compileAtOnce(folder, ['entry.js']);
  const isCompiled = async (file: string) =>
    (await readFile(join(folder, file), 'utf8')).includes('=(function');
  expect(await Promise.all(Object.keys(files).map(isCompiled))).toEqual([true, true, true, false]);
});

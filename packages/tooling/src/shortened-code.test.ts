import { expect, test } from 'vitest';
import { shortenedCode } from './shortened-code.ts';

/** What is published of a file. */
async function published(path: string, code: string): Promise<string> {
  const { renderChunk } = shortenedCode();
  const format = path.endsWith('.cjs') ? 'cjs' : 'esm';
  const made = await renderChunk?.call({ format, options: {} as never, logger: {} as never }, code, {
    type: 'chunk',
    path,
    code,
  } as never);
  return made?.code ?? code;
}

test('a module keeps its directive, its names, its imports and what tells bundlers that a call does nothing', async () => {
  const code = await published(
    'dist/part.js',
    [
      "'use client';",
      "import { made } from './made.js';",
      "import '../effect.js';",
      'export const part = /* @__PURE__ */ made(1);',
      'function TableOfParts(rows) { const first = rows[0]; return [first, first, () => import("./later.js")]; }',
      'export { TableOfParts as Parts };',
    ].join('\n'),
  );
  expect(code.split('\n')).toEqual([
    '"use client";',
    'import{made}from"./made.js";',
    'import"../effect.js";',
    'const part=/* @__PURE__ */ made(1);',
    'function TableOfParts(e){let t=e[0];return[t,t,()=>import(`./later.js`)]}',
    'export{TableOfParts as Parts,part};',
    '',
  ]);
});

test('a script has short names throughout, a statement a line', async () => {
  const code = await published(
    'dist/all.cjs',
    '"use strict"; var wholeName = () => 1; module.exports = { part: () => wholeName };',
  );
  expect(code).not.toContain('wholeName');
  expect(code.split('\n')[0]).toBe('"use strict";');
  const module = { exports: {} as { part?: () => () => number } };
  new Function('module', code)(module);
  expect(module.exports.part?.()()).toBe(1);
});

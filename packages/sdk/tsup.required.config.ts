import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { defineConfig } from 'tsup';
import { emittedDeclarations } from '../tooling/src/emitted-declarations.ts';
import { shortenedCode } from '../tooling/src/shortened-code.ts';
import { sourceEntries } from '../tooling/src/source-entries.ts';
import manifest from './package.json' with { type: 'json' };

const entries = sourceEntries(manifest.exports, import.meta.dirname);

// each part is made when the first one asks for it, and all that ask share it
const cache = join(import.meta.dirname, 'node_modules/.cache/partnerkit');
const required = join(cache, 'required.ts');
const parts = Object.entries(entries).map(
  ([name, source]) =>
    `  ${JSON.stringify(name)}: () => require(${JSON.stringify(join(import.meta.dirname, source))}),\n`,
);
await mkdir(cache, { recursive: true });
await writeFile(required, `module.exports = {\n${parts.join('')}};\n`);

/** What CommonJS requires: one file, since nothing is left out of it by a bundler, and one line for each entry. Its types are those of all. */
export default defineConfig({
  entry: { required },
  format: ['cjs'],
  platform: 'neutral',
  target: 'es2022',
  dts: { entry: await emittedDeclarations(entries, import.meta.dirname) },
  splitting: false,
  plugins: [shortenedCode()],
  // beside what the other build has made
  clean: false,
  async onSuccess() {
    for (const name of Object.keys(entries)) {
      const file = join(import.meta.dirname, 'dist', `${name}.cjs`);
      const to = `${'../'.repeat(name.split('/').length - 1) || './'}required.cjs`;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `'use strict';\nmodule.exports = require('${to}')['${name}']();\n`);
      // the same types for both: those of zod are too, and a host never has two of a kind
      await writeFile(file.replace(/cjs$/, 'd.ts'), `export * from './${basename(file)}';\n`);
    }
  },
});

import { defineConfig } from 'tsup';
import { emittedDeclarations } from '../tooling/src/emitted-declarations.ts';
import { sourceEntries } from '../tooling/src/source-entries.ts';
import manifest from './package.json' with { type: 'json' };

const entry = sourceEntries(manifest.exports, import.meta.dirname);

export default defineConfig({
  entry,
  format: ['esm'],
  platform: 'neutral',
  target: 'es2022',
  dts: { entry: await emittedDeclarations(entry, import.meta.dirname) },
  clean: true,
});

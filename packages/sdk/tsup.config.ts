import { defineConfig } from 'tsup';
import { emittedDeclarations } from '../tooling/src/emitted-declarations.ts';
import { oneFilePerModule } from '../tooling/src/one-file-per-module.ts';
import { sourceEntries } from '../tooling/src/source-entries.ts';
import manifest from './package.json' with { type: 'json' };

const entries = sourceEntries(manifest.exports, import.meta.dirname);
const { entry, plugin } = await oneFilePerModule(entries, import.meta.dirname);

export default defineConfig({
  entry,
  format: ['esm'],
  platform: 'neutral',
  target: 'es2022',
  dts: { entry: await emittedDeclarations(entries, import.meta.dirname) },
  esbuildPlugins: [plugin],
  splitting: false,
  clean: true,
});

import { defineConfig } from 'tsup';
import { oneFilePerModule } from '../tooling/src/one-file-per-module.ts';
import { shortenedCode } from '../tooling/src/shortened-code.ts';
import { sourceEntries } from '../tooling/src/source-entries.ts';
import manifest from './package.json' with { type: 'json' };

const entries = sourceEntries(manifest.exports, import.meta.dirname);
const { entry, plugin } = await oneFilePerModule(entries, import.meta.dirname);

export default defineConfig({
  entry,
  format: ['esm'],
  platform: 'neutral',
  target: 'es2022',
  // the other build writes the types
  dts: false,
  esbuildPlugins: [plugin],
  plugins: [shortenedCode()],
  splitting: false,
  esbuildOptions(options) {
    options.charset = 'utf8';
  },
  clean: true,
});

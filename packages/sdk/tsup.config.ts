import { defineConfig } from 'tsup';
import { sourceEntries } from '../tooling/src/source-entries.ts';
import manifest from './package.json' with { type: 'json' };

export default defineConfig({
  entry: sourceEntries(manifest.exports, import.meta.dirname),
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  dts: true,
  sourcemap: true,
  clean: true,
});

import { build } from 'esbuild';
import { defineConfig } from 'tsup';
import { copyWidgetPages } from '../tooling/src/copy-widget-pages.ts';
import { emittedDeclarations } from '../tooling/src/emitted-declarations.ts';
import { sourceEntries } from '../tooling/src/source-entries.ts';
import manifest from './package.json' with { type: 'json' };

const entries = sourceEntries(manifest.exports, import.meta.dirname);
const { theme, ...entry } = entries;

export default defineConfig({
  // how a theme is made runs on servers too: tsup.server.config.ts builds it
  entry,
  format: ['esm'],
  platform: 'neutral',
  target: 'es2022',
  dts: { entry: await emittedDeclarations(entries, import.meta.dirname) },
  sourcemap: true,
  clean: true,
  // what loads when first opened stays in files of its own
  splitting: true,
  // a server component may import any entry; esbuild alone keeps the directive in some files only
  banner: { js: "'use client';" },
  async onSuccess() {
    // no target: light-dark() and @layer stay as written
    await build({ entryPoints: ['src/styles.css'], outfile: 'dist/styles.css', bundle: true, minify: true });
    await copyWidgetPages(import.meta.dirname);
  },
});

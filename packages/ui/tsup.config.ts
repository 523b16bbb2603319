import { build, type Plugin } from 'esbuild';
import { defineConfig } from 'tsup';
import { bundledLicenses } from '../tooling/src/bundled-licenses.ts';
import { compileAtOnce } from '../tooling/src/compiled-at-once.ts';
import { copyWidgetPages } from '../tooling/src/copy-widget-pages.ts';
import { emittedDeclarations } from '../tooling/src/emitted-declarations.ts';
import { shortenedCode } from '../tooling/src/shortened-code.ts';
import { sourceEntries } from '../tooling/src/source-entries.ts';
import { catalogsByPlace } from './catalogs-by-place.ts';
import manifest from './package.json' with { type: 'json' };

const entries = sourceEntries(manifest.exports, import.meta.dirname);
const { theme, ...entry } = entries;

/**
 * Charts bring the little that they use of visx along: a host that installed it would get 32 packages of ours, geography and types of
 * d3 among them. Its shapes, which nothing here draws with, import what only they need.
 */
const chartsBundled: Plugin = {
  name: 'charts-bundled',
  setup({ onResolve }) {
    onResolve({ filter: /^(classnames|react|react\/jsx-runtime)$/ }, ({ path, importer }) =>
      /[\\/]@visx[\\/]/.test(importer) ? { path, external: true, sideEffects: false } : undefined,
    );
  },
};

export default defineConfig({
  // how a theme is made runs on servers too: tsup.server.config.ts builds it
  entry,
  format: ['esm'],
  platform: 'neutral',
  target: 'es2022',
  dts: { entry: await emittedDeclarations(entries, import.meta.dirname) },
  clean: true,
  esbuildPlugins: [catalogsByPlace, chartsBundled, bundledLicenses(import.meta.dirname)],
  plugins: [shortenedCode()],
  // what loads when first opened stays in files of its own
  splitting: true,
  esbuildOptions(options) {
    // letters as they are: Arabic and Japanese take three times as much in escapes
    options.charset = 'utf8';
    // elements are made while drawing, where no bundler leaves any out
    options.jsxSideEffects = true;
  },
  // a server component may import any entry; esbuild alone keeps the directive in some files only
  banner: { js: "'use client';" },
  async onSuccess() {
    // nearly all that loads with these runs before a page is seen
    await compileAtOnce('dist', ['partner-provider.js', 'customer-table.js']);
    // no target: light-dark() and @layer stay as written
    await build({ entryPoints: ['src/styles.css'], outfile: 'dist/styles.css', bundle: true, minify: true });
    await copyWidgetPages(import.meta.dirname);
  },
});

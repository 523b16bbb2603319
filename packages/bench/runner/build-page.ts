import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

/** Folder of this package, and of the pages it builds. */
export const benchRoot = resolve(import.meta.dirname, '..');
export const pagesRoot = resolve(benchRoot, 'dist');

const ours = {
  '@partnerkit/ui/styles.css': resolve(benchRoot, '../ui/dist/styles.css'),
  '@partnerkit/ui/calling-charts': resolve(benchRoot, '../ui/dist/calling-charts.js'),
  '@partnerkit/ui': resolve(benchRoot, '../ui/dist/index.js'),
  '@partnerkit/sdk/csv': resolve(benchRoot, '../sdk/dist/csv.js'),
  '@partnerkit/sdk/sources/create': resolve(benchRoot, '../sdk/dist/sources/create.js'),
  '@partnerkit/sdk': resolve(benchRoot, '../sdk/dist/index.js'),
};

/** Builds the page of one contestant for production, out of a folder with its shell: nothing of the others is in it. */
export async function buildPage(folder: string, contestant: string): Promise<void> {
  const missing = Object.values(ours).find((path) => !existsSync(path));
  if (contestant === 'partnerkit' && missing)
    throw new Error(`${missing} is not there: build the packages first`);
  const file = resolve(benchRoot, folder, `contestants/${contestant}.tsx`);
  const aliases = { ...ours, 'bench:contestant': file, 'bench:charts': file };
  await build({
    configFile: false,
    root: resolve(benchRoot, folder),
    base: './',
    logLevel: 'error',
    resolve: {
      alias: Object.entries(aliases).map(([name, replacement]) => ({
        find: new RegExp(`^${name}$`),
        replacement,
      })),
      dedupe: ['react', 'react-dom'],
    },
    build: {
      outDir: resolve(pagesRoot, folder, contestant),
      emptyOutDir: true,
      target: 'esnext',
      chunkSizeWarningLimit: 5000,
    },
  });
}

import { join, resolve } from 'node:path';
import { build } from 'vite';

const benchRoot = resolve(import.meta.dirname, '..');

/** Builds what runs one contestant as a host would: a process that also strips types is 17 MB larger. Answers the file. */
export async function buildRuns(): Promise<string> {
  // below the bench, where its libraries are found
  const outDir = join(benchRoot, 'dist', 'files');
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    build: { ssr: 'one-run.ts', outDir, emptyOutDir: true, target: 'es2022' },
  });
  return join(outDir, 'one-run.js');
}

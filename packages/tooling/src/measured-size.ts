import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildResult, build, type Plugin } from 'esbuild';
import { packageFolder, repositoryRoot } from './repository.ts';
import type { SizeBudget } from './size-budgets.ts';

/** Bytes that a page loads for one budget's import at its start, minified and compressed. */
export async function measuredSize({ measure }: SizeBudget): Promise<number> {
  if ('file' in measure) return compressed(await readFile(join(repositoryRoot, 'packages', measure.file)));
  const bundle = await bundled(measure.code);
  const first = filesAtStart(bundle);
  return bundle.outputFiles
    .filter(({ path }) => first.has(path))
    .reduce((sum, { contents }) => sum + compressed(contents), 0);
}

type Bundle = BuildResult<{ metafile: true; write: false }>;

function bundled(code: string): Promise<Bundle> {
  return build({
    stdin: { contents: code, resolveDir: packageFolder('ui') },
    absWorkingDir: repositoryRoot,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'size',
    write: false,
    metafile: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react', 'react-dom', 'react/*', 'react-dom/*'],
    plugins: [asPublished],
  });
}

/** The files that the entry imports before anything else happens, itself among them. */
function filesAtStart({ metafile, outputFiles }: Bundle): Set<string> {
  const found = new Set<string>();
  const add = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? []) {
      if (!external && kind === 'import-statement') add(next);
    }
  };
  add(Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint) as string);
  return new Set(
    outputFiles.map(({ path }) => path).filter((path) => found.has(path.slice(repositoryRoot.length + 1))),
  );
}

/** In the repository a package's entries are its sources; a page gets what was built. */
const asPublished: Plugin = {
  name: 'as-published',
  setup({ onResolve }) {
    onResolve({ filter: /^@partnerkit\// }, async ({ path }) => {
      const [, name = '', ...subpath] = path.split('/');
      const manifest = JSON.parse(await readFile(join(packageFolder(name), 'package.json'), 'utf8'));
      const target = manifest.publishConfig.exports[['.', ...subpath].join('/')];
      return { path: join(packageFolder(name), (target.import ?? target).default), sideEffects: false };
    });
  },
};

function compressed(contents: Uint8Array): number {
  return gzipSync(contents, { level: 9 }).length;
}

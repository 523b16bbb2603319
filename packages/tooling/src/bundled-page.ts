import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Plugin, rolldown } from 'rolldown';
import { packageFolder } from './repository.ts';

/** By what a page is bundled: Vite does by Rolldown. What is re-exported but not used does not load with either. */
export type Bundler = 'rolldown' | 'esbuild';

interface BundledFile {
  readonly name: string;
  readonly code: string;
  readonly isEntry: boolean;
  /** Files that it imports before anything else happens. */
  readonly imports: readonly string[];
}

const entry = join(packageFolder('ui'), 'page-entry.js');
const ours = /^@partnerkit\//;
const react = /^react(-dom)?($|\/)/;
/**
 * That a bundle is no server component is known, that a page may import at once what others load later, and that bundling
 * takes longer on a busy machine.
 */
const expected = new Set<string | undefined>([
  'MODULE_LEVEL_DIRECTIVE',
  'INEFFECTIVE_DYNAMIC_IMPORT',
  'PLUGIN_TIMINGS',
]);
const define = { 'process.env.NODE_ENV': '"production"' };
/** None, as in what Vite builds of a page: Rolldown alone keeps its marks of what is pure. */
const comments = { annotation: false, jsdoc: false, legal: false };

/** The files, minified, that a page loads at its start. */
export async function filesAtStart(code: string, bundler: Bundler = 'rolldown'): Promise<string[]> {
  const files = bundler === 'rolldown' ? await byRolldown(code) : await byEsbuild(code);
  const found = new Set<BundledFile>();
  const add = (file: BundledFile | undefined) => {
    if (!file || found.has(file)) return;
    found.add(file);
    for (const name of file.imports) add(files.find((one) => one.name === name));
  };
  add(files.find(({ isEntry }) => isEntry));
  return [...found].map(({ code }) => code);
}

async function byRolldown(code: string): Promise<BundledFile[]> {
  const bundle = await rolldown({
    input: entry,
    cwd: packageFolder('ui'),
    external: [react],
    platform: 'browser',
    transform: { define },
    plugins: [virtualEntry(code), asPublished],
    onLog: (level, log, report) => expected.has(log.code) || report(level, log),
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true, comments });
  await bundle.close();
  return output
    .filter((file) => file.type === 'chunk')
    .map(({ fileName, code, isEntry, imports }) => ({ name: fileName, code, isEntry, imports }));
}

async function byEsbuild(code: string): Promise<BundledFile[]> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: packageFolder('ui'), sourcefile: 'page-entry.js' },
    outdir: packageFolder('ui'),
    absWorkingDir: packageFolder('ui'),
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    define,
    logLevel: 'error',
    plugins: [
      {
        name: 'as-published',
        setup(build) {
          build.onResolve({ filter: react }, ({ path }) => ({ path, external: true }));
          build.onResolve({ filter: ours }, async ({ path }) => ({
            path: await publishedFile(path),
            sideEffects: false,
          }));
        },
      },
    ],
  });
  return Object.entries(metafile.outputs).map(([name, { entryPoint, imports }]) => ({
    name,
    code: outputFiles.find(({ path }) => path === join(packageFolder('ui'), name))?.text ?? '',
    isEntry: entryPoint === 'page-entry.js',
    imports: imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
  }));
}

function virtualEntry(code: string): Plugin {
  return {
    name: 'page-entry',
    resolveId: (id) => (id === entry ? id : undefined),
    load: (id) => (id === entry ? code : undefined),
  };
}

/** In the repository a package's entries are its sources; a page gets what was built. */
const asPublished: Plugin = {
  name: 'as-published',
  resolveId: {
    filter: { id: ours },
    handler: async (id) => ({ id: await publishedFile(id), moduleSideEffects: false }),
  },
};

async function publishedFile(id: string): Promise<string> {
  const [, name = '', ...subpath] = id.split('/');
  const manifest = JSON.parse(await readFile(join(packageFolder(name), 'package.json'), 'utf8'));
  const target = manifest.publishConfig.exports[['.', ...subpath].join('/')];
  return join(packageFolder(name), (target.import ?? target).default);
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { packageFolder, repositoryRoot } from './repository.ts';
import type { SizeBudget } from './size-budgets.ts';

/**
 * Bytes that a page loads for one budget's import at its start, minified and compressed. The page is bundled by
 * Rolldown, as Vite does: what is re-exported but not used does not load.
 */
export async function measuredSize({ measure }: SizeBudget): Promise<number> {
  if ('file' in measure) return compressed(await readFile(join(repositoryRoot, 'packages', measure.file)));
  const beside = measure.beside === undefined ? 0 : await sizeAtStart(measure.beside);
  return (await sizeAtStart(measure.code)) - beside;
}

async function sizeAtStart(code: string): Promise<number> {
  const chunks = await bundled(code);
  return filesAtStart(chunks).reduce((sum, chunk) => sum + compressed(chunk.code), 0);
}

const entry = 'page-entry';

async function bundled(code: string): Promise<OutputChunk[]> {
  const bundle = await rolldown({
    input: entry,
    cwd: packageFolder('ui'),
    external: [/^react(-dom)?($|\/)/],
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [virtualEntry(code), asPublished],
    // that a bundle is no server component is known
    onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log),
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return output.filter((file) => file.type === 'chunk');
}

/** The files that the entry imports before anything else happens, itself among them. */
function filesAtStart(chunks: readonly OutputChunk[]): OutputChunk[] {
  const found = new Set<OutputChunk>();
  const add = (chunk: OutputChunk | undefined) => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) add(chunks.find(({ fileName }) => fileName === name));
  };
  add(chunks.find(({ isEntry }) => isEntry));
  return [...found];
}

function virtualEntry(code: string): Plugin {
  return {
    name: 'page-entry',
    resolveId: (id) => (id === entry ? join(packageFolder('ui'), 'page-entry.js') : undefined),
    load: (id) => (id.endsWith('page-entry.js') ? code : undefined),
  };
}

/** In the repository a package's entries are its sources; a page gets what was built. */
const asPublished: Plugin = {
  name: 'as-published',
  async resolveId(id) {
    if (!id.startsWith('@partnerkit/')) return undefined;
    const [, name = '', ...subpath] = id.split('/');
    const manifest = JSON.parse(await readFile(join(packageFolder(name), 'package.json'), 'utf8'));
    const target = manifest.publishConfig.exports[['.', ...subpath].join('/')];
    return { id: join(packageFolder(name), (target.import ?? target).default), moduleSideEffects: false };
  },
};

function compressed(contents: string | Uint8Array): number {
  return gzipSync(contents, { level: 9 }).length;
}

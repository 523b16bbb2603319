import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Bundler, filesAtStart } from './bundled-page.ts';
import { repositoryRoot } from './repository.ts';
import type { SizeBudget } from './size-budgets.ts';

type PageSize = (code: string, by: Bundler | undefined) => Promise<number>;

/**
 * Bytes that a page loads for each budget's import at its start, minified and compressed. A page beside which several are
 * measured is bundled once.
 */
export function measuredSizes(budgets: readonly SizeBudget[]): Promise<number[]> {
  const known = new Map<string, Promise<number>>();
  const pageSize: PageSize = (code, by) => {
    const key = `${by}: ${code}`;
    const size = known.get(key) ?? sizeAtStart(code, by);
    known.set(key, size);
    return size;
  };
  return Promise.all(budgets.map(({ measure }) => measuredSize(measure, pageSize)));
}

async function measuredSize(measure: SizeBudget['measure'], pageSize: PageSize): Promise<number> {
  if ('file' in measure) return sizeOfFile(measure.file);
  if ('elements' in measure) {
    const { elements, sheet } = measure;
    return (sheet === undefined ? 0 : await sizeOfFile(sheet)) + (await sizeOfElements(elements));
  }
  const { code, beside, by } = measure;
  return (await pageSize(code, by)) - (beside === undefined ? 0 : await pageSize(beside, by));
}

async function sizeOfFile(file: string): Promise<number> {
  return compressed(await readFile(join(repositoryRoot, 'packages', file)));
}

async function sizeAtStart(code: string, by: Bundler | undefined): Promise<number> {
  return (await filesAtStart(code, by)).reduce((sum, file) => sum + compressed(file), 0);
}

/** The script and the chunks that it asks for by name, with all that these import before anything else happens. */
async function sizeOfElements(names: readonly string[]): Promise<number> {
  const dist = join(repositoryRoot, 'packages/elements/dist');
  const chunks = await readdir(join(dist, 'chunks'));
  const found = new Map<string, string>();
  const add = async (file: string): Promise<void> => {
    if (found.has(file)) return;
    const code = await readFile(join(dist, file), 'utf8');
    found.set(file, code);
    for (const [, path = ''] of code.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
      await add(join(dirname(file), path));
  };
  await add('partnerkit.js');
  for (const name of names) {
    const chunk = chunks.find((file) => file.startsWith(`${name}-`));
    if (!chunk) throw new Error(`The elements have no chunk ${name}.`);
    await add(join('chunks', chunk));
  }
  return [...found.values()].reduce((sum, code) => sum + compressed(code), 0);
}

function compressed(contents: string | Uint8Array): number {
  return gzipSync(contents, { level: 9 }).length;
}

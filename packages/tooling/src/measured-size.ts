import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Bundler, filesAtStart } from './bundled-page.ts';
import { repositoryRoot } from './repository.ts';
import type { SizeBudget } from './size-budgets.ts';

/** Bytes that a page loads for one budget's import at its start, minified and compressed. */
export async function measuredSize({ measure }: SizeBudget): Promise<number> {
  if ('file' in measure) return compressed(await readFile(join(repositoryRoot, 'packages', measure.file)));
  const { code, beside, by } = measure;
  return (await sizeAtStart(code, by)) - (beside === undefined ? 0 : await sizeAtStart(beside, by));
}

async function sizeAtStart(code: string, by: Bundler | undefined): Promise<number> {
  return (await filesAtStart(code, by)).reduce((sum, file) => sum + compressed(file), 0);
}

function compressed(contents: string | Uint8Array): number {
  return gzipSync(contents, { level: 9 }).length;
}

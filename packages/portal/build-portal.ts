import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = import.meta.dirname;
const stamp = join(root, 'dist/.sources');

/** Builds the portal's pages, unless what they are made of is as it was. */
export async function buildPortal(print: (line: string) => void): Promise<void> {
  const sources = await sourcesDigest();
  const built = await readFile(stamp, 'utf8').catch(() => undefined);
  if (built === sources) return;
  print('Building the portal …');
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'vite.config.ts') });
  await writeFile(stamp, sources);
}

const isTest = (path: string) => /\.(test|stories)\.tsx?$/.test(path);

/** One digest over all that goes into the pages. */
async function sourcesDigest(): Promise<string> {
  const patterns = [
    'packages/{sdk,ui,portal}/src/**/*.{ts,tsx,css}',
    'packages/portal/{index.html,vite.config.ts}',
    'pnpm-lock.yaml',
  ];
  const folder = join(root, '../..');
  const digest = createHash('sha256');
  const paths: string[] = [];
  for await (const path of glob(patterns, { cwd: folder, exclude: isTest })) paths.push(path);
  for (const path of paths.sort()) digest.update(path).update(await readFile(join(folder, path)));
  return digest.digest('hex');
}

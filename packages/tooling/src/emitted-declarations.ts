import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { runCommand } from './run-command.ts';

/**
 * The entries of a package as declarations, one file a module, for tsup to put together: what is a declaration already it only reads.
 * The native compiler writes them in seconds; tsup itself makes a program of all sources anew for each folder that has an entry.
 * Types are not checked here: `npm run typecheck` does that.
 */
export async function emittedDeclarations(
  entries: Readonly<Record<string, string>>,
  folder: string,
): Promise<Record<string, string>> {
  // a bundled configuration does not know any more where this file stands
  const root = resolve(folder, '../..');
  const cache = join(folder, '.cache/declarations');
  await rm(cache, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  const config = join(cache, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    noCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: join(root, 'packages'),
    outDir: cache,
  };
  const files = Object.values(entries).map((source) => resolve(folder, source));
  const extended = join(root, 'tsconfig.json');
  await writeFile(config, JSON.stringify({ extends: extended, compilerOptions, files, include: [] }));
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  await runCommand(process.execPath, [compiler, '-p', config], { cwd: folder });
  return Object.fromEntries(
    Object.entries(entries).map(([name, source]) => [
      name,
      join(cache, relative(compilerOptions.rootDir, resolve(folder, source)).replace(/\.tsx?$/, '.d.ts')),
    ]),
  );
}

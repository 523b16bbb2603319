import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

/** What a package is built from. */
export interface SourceModules {
  /** Each module by the name of its file: that of an entry, else its place in `src`. */
  readonly entry: Readonly<Record<string, string>>;
  /** Has each module import the files of the others. */
  readonly plugin: Plugin;
}

/**
 * A file for each module that the entries bring. A bundler leaves modules out that nothing is used of, but keeps of a file that it
 * needs every statement that it can't see through: esbuild knows of no schema of another package that making it does nothing.
 *
 * What the entry `index` brings at once is two files, since esbuild makes a chunk of each group of modules that the parts of a
 * page share: `start` of what loads more later, and `base` of what others may use without it.
 */
export async function oneFilePerModule(
  entries: Readonly<Record<string, string>>,
  folder: string,
): Promise<SourceModules> {
  const analysis = {
    absWorkingDir: folder,
    outdir: folder,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'neutral',
    logLevel: 'error',
  } as const;
  const { metafile } = await build({ ...analysis, entryPoints: Object.values(entries), bundle: true });
  const names = new Map(
    Object.keys(metafile.inputs).map((file) => [
      resolve(folder, file),
      file.replace(/^src\//, '').replace(/\.ts$/, ''),
    ]),
  );
  for (const [name, source] of Object.entries(entries)) names.set(resolve(folder, source), name);
  const entry = Object.fromEntries([...names].map(([source, name]) => [name, source]));

  const together = broughtBy(entries.index, metafile);
  const { outputs } = (await build({ ...analysis, entryPoints: together, format: 'esm' })).metafile;
  const groups = { start: '', base: '' };
  for (const { entryPoint = '', exports } of Object.values(outputs)) {
    const source = resolve(folder, entryPoint);
    const group = loadsMore(entryPoint, metafile) ? 'start' : 'base';
    groups[group] += `export { ${exports.join(', ')} } from ${JSON.stringify(source)};\n`;
    delete entry[names.get(source) ?? ''];
    names.set(source, group);
  }
  const cache = join(folder, 'node_modules/.cache/partnerkit');
  await mkdir(cache, { recursive: true });
  for (const [group, code] of Object.entries(groups)) {
    entry[group] = join(cache, `${group}.ts`);
    await writeFile(entry[group], code);
  }

  return {
    entry,
    plugin: {
      name: 'one-file-per-module',
      setup({ onResolve }) {
        onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind }) => {
          const from = names.get(importer);
          const to = names.get(resolve(dirname(importer), path));
          if (kind === 'entry-point' || from === undefined || to === undefined) return undefined;
          if (from === to && from in groups) return undefined;
          const file = `${relative(dirname(from), to)}.js`;
          return { path: file.startsWith('.') ? file : `./${file}`, external: true };
        });
      },
    },
  };
}

/** The modules that one imports before anything else happens, and these in turn; without itself. */
function broughtBy(source: string | undefined, { inputs }: Metafile): string[] {
  const first = source?.replace(/^\.\//, '') ?? '';
  const found = new Set([first]);
  // a set tells what is added while it is read
  for (const file of found) {
    for (const { path, kind, external } of inputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !external) found.add(path);
  }
  found.delete(first);
  return [...found];
}

/** Whether it, or what it brings, has parts that load later: each of them is a beginning of its own to a bundler. */
function loadsMore(file: string, metafile: Metafile): boolean {
  return [file, ...broughtBy(file, metafile)].some((one) =>
    metafile.inputs[one]?.imports.some(({ kind }) => kind === 'dynamic-import'),
  );
}

import { dirname, relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

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
 */
export async function oneFilePerModule(
  entries: Readonly<Record<string, string>>,
  folder: string,
): Promise<SourceModules> {
  const { metafile } = await build({
    entryPoints: Object.values(entries),
    absWorkingDir: folder,
    outdir: folder,
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'neutral',
    logLevel: 'error',
  });
  const names = new Map(
    Object.keys(metafile.inputs).map((file) => [
      resolve(folder, file),
      file.replace(/^src\//, '').replace(/\.ts$/, ''),
    ]),
  );
  for (const [name, source] of Object.entries(entries)) names.set(resolve(folder, source), name);
  return {
    entry: Object.fromEntries([...names].map(([source, name]) => [name, source])),
    plugin: {
      name: 'one-file-per-module',
      setup({ onResolve, initialOptions }) {
        const ending = initialOptions.outExtension?.['.js'] ?? '.js';
        // Node finds no names in a CommonJS file that is imported and not required
        if (initialOptions.format === 'cjs')
          initialOptions.supported = { ...initialOptions.supported, 'dynamic-import': false };
        onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind }) => {
          const from = names.get(importer);
          const to = names.get(resolve(dirname(importer), path));
          if (kind === 'entry-point' || from === undefined || to === undefined) return undefined;
          const file = relative(dirname(from), to) + ending;
          return { path: file.startsWith('.') ? file : `./${file}`, external: true };
        });
      },
    },
  };
}

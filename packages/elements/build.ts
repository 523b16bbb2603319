// `npm run build`, behind tsup, which writes the types: the scripts and the style sheet that a page loads as they are, React included.
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type InputOptions, type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { writeLicenses } from '../tooling/src/bundled-licenses.ts';
import { sheetOfCode } from '../tooling/src/sheet-of-code.ts';

const cwd = import.meta.dirname;

/** The style sheet in one piece, minified; light-dark() stays as written. */
async function styleSheet(path: string): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: true, write: false });
  return outputFiles[0]?.text ?? '';
}

/**
 * The React that comes along is nobody's but ours: the last of 18 does all that the widgets ask of any, and is a third lighter than 19.
 */
const reactInside = {
  react: dirname(fileURLToPath(import.meta.resolve('react-18/package.json'))),
  'react-dom': dirname(fileURLToPath(import.meta.resolve('react-dom-18/package.json'))),
};

/** What is imported as `….css?inline` is the text of the sheet. */
const inlineSheets: Plugin = {
  name: 'inline-sheets',
  load: {
    filter: { id: /\.css\?inline$/ },
    handler: async (id) => ({
      code: `export default ${JSON.stringify(await styleSheet(id.replace('?inline', '')))};`,
      moduleType: 'js',
    }),
  },
};

/** A page without a build adds the style sheet by an element, which is what the provider then names. */
const sheetByLink: Plugin = {
  name: 'sheet-by-link',
  transform: {
    filter: { id: /\/partner-provider\.tsx$/ },
    handler(code) {
      const linked = code.replace(
        "import '@partnerkit/ui/styles.css'",
        () => `{'<link rel="stylesheet" href="partnerkit.css">'}`,
      );
      if (linked === code) throw new Error('PartnerProvider names no style sheet to import.');
      return linked;
    },
  },
};

/**
 * Chromium compiles the functions of a file that says so while it loads, and not one by one on the way to the first picture. In files
 * of fewer characters, before they are minified, there is too little to gain.
 */
const compiledFrom = 10_000;

/**
 * Bundles entries into `dist`, and answers the files that it used, and its chunks. What each of `together` needs at once is one file, without what an
 * earlier one has.
 */
async function bundle(input: InputOptions['input'], together: readonly string[] = []) {
  const bundled = await rolldown({
    input,
    cwd,
    platform: 'browser',
    resolve: { alias: reactInside },
    preserveEntrySignatures: 'allow-extension',
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, target: 'es2022' },
    // nothing of ours happens by reading a property
    treeshake: { propertyReadSideEffects: false },
    plugins: [inlineSheets, sheetByLink],
    onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
  });
  const { output } = await bundled.generate({ format: 'esm' });
  const chunks = output.filter((file) => file.type === 'chunk');
  const groups = together.map((name) => ({ name, modules: modulesAtOnce(chunks, name) }));
  await bundled.write({
    dir: 'dist',
    format: 'esm',
    minify: true,
    // they tell other tools what is pure, and no other will see this
    comments: { annotation: false },
    postBanner: ({ modules }) =>
      Object.values(modules).reduce((sum, { renderedLength }) => sum + renderedLength, 0) > compiledFrom
        ? '//# allFunctionsCalledOnLoad'
        : '',
    entryFileNames: '[name].js',
    // a page that has the files of an older version in its cache never mixes the two
    chunkFileNames: 'chunks/[name]-[hash].js',
    ...(groups.length > 0 && {
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: groups.map(({ name, modules }, at) => ({
          name,
          test: (id: string) => modules.has(id),
          priority: groups.length - at,
        })),
      },
    }),
  });
  await bundled.close();
  const used = chunks.flatMap(({ modules }) =>
    Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
  );
  return { chunks, used };
}

/** The code of some chunks and of all that may load after them, but for those that draw nothing of theirs. */
function codeOf(chunks: readonly OutputChunk[], names: readonly string[], apart: readonly string[]): string {
  const found = new Set<OutputChunk>();
  const add = (chunk: OutputChunk | undefined) => {
    if (!chunk || found.has(chunk) || chunk.moduleIds.some((id) => apart.some((one) => id.endsWith(one))))
      return;
    found.add(chunk);
    for (const file of [...chunk.imports, ...chunk.dynamicImports])
      add(chunks.find(({ fileName }) => fileName === file));
  };
  for (const name of names) add(chunks.find((chunk) => chunk.name === name));
  return [...found].map(({ code }) => code).join('\n');
}

/** The modules of a chunk and of all that it imports before anything else happens. */
function modulesAtOnce(chunks: readonly OutputChunk[], name: string): ReadonlySet<string> {
  const found = new Set<OutputChunk>();
  const add = (chunk: OutputChunk | undefined) => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const file of chunk.imports) add(chunks.find(({ fileName }) => fileName === file));
  };
  add(chunks.find((chunk) => chunk.name === name));
  return new Set([...found].flatMap(({ moduleIds }) => moduleIds));
}

await rm(join(cwd, 'dist/chunks'), { recursive: true, force: true });
const inModules = await bundle(
  { index: 'src/elements-entry.ts', jsx: 'src/jsx.ts', partnerkit: 'src/partnerkit.ts' },
  ['partnerkit', 'draw', 'drawn-customer-table'],
);
const inClassic = await bundle({ 'partnerkit.classic': 'src/classic.ts' });
await writeLicenses(cwd, [...inModules.used, ...inClassic.used]);
const sheet = await styleSheet(join(cwd, 'src/partnerkit.css'));
await writeFile(join(cwd, 'dist/partnerkit.css'), sheet);
// a page that has no other element needs the rules of this one alone, with all that opens in it
const ofTable = codeOf(
  inModules.chunks,
  ['draw', 'drawn-customer-table'],
  ['/other-widgets.ts', '/partnerkit.ts', '.css?inline'],
);
await writeFile(join(cwd, 'dist/customer-table.css'), sheetOfCode(sheet, ofTable));

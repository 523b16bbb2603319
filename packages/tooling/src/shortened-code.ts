import { rolldown } from 'rolldown';
import { minify, parse } from 'rolldown/utils';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['plugins']>[number];

const compress = { target: 'es2022', keepNames: { function: true, class: true } } as const;
const codegen = { removeWhitespace: true };

/**
 * Code as it is published: without white space, and with short names of what a function has for itself. What modules, functions and
 * classes are called stays in ES modules, so that stacks and React's own tools say it, and so do the notes by which bundlers leave out
 * what a page does not use. Each statement of a module has its line: it is what Node prints of a failure.
 */
export function shortenedCode(): Plugin {
  return {
    name: 'shortened-code',
    async renderChunk(code, { path }) {
      if (!/\.c?js$/.test(path)) return undefined;
      const isModule = this.format === 'esm';
      const shortened = isModule ? await shortModule(code) : await shortScript(path, code);
      const { program } = await parse(path, shortened, { sourceType: isModule ? 'module' : 'script' });
      return { code: program.body.map(({ start, end }) => `${shortened.slice(start, end)}\n`).join('') };
    },
  };
}

/** The minifier by itself drops the notes for bundlers; the bundler that it is part of keeps them. */
async function shortModule(code: string): Promise<string> {
  const name = 'module.js';
  const bundled = await rolldown({
    input: name,
    external: (id) => id !== name,
    // as they are written
    makeAbsoluteExternalsRelative: false,
    treeshake: false,
    platform: 'neutral',
    plugins: [{ name, resolveId: (id) => (id === name ? id : undefined), load: () => code }],
    onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
  });
  const { output } = await bundled.generate({
    format: 'esm',
    comments: { annotation: true, legal: false, jsdoc: false },
    minify: { compress, mangle: { toplevel: false }, codegen },
  });
  await bundled.close();
  return output[0].code;
}

/** It is one file that shares nothing by name. */
async function shortScript(path: string, code: string): Promise<string> {
  const { code: shortened, errors } = await minify(path, code, {
    compress,
    mangle: { toplevel: true },
    codegen,
  });
  if (errors.length > 0) throw new Error(`${path}: ${JSON.stringify(errors)}`);
  return shortened;
}

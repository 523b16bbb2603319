import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { catalogsByPlace } from '../../catalogs-by-place.ts';

test('a catalog that is published by place says what its source says, and no id of its own', async () => {
  const some = ['ar', 'it'];
  const folder = await mkdtemp(join(tmpdir(), 'partnerkit-catalogs-'));
  try {
    const { metafile } = await build({
      entryPoints: some.map((locale) => join(import.meta.dirname, `${locale}.messages.ts`)),
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      plugins: [catalogsByPlace],
      metafile: true,
    });
    // the ids, which all share
    const shared = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint === undefined);
    expect(shared).toHaveLength(1);
    for (const locale of some) {
      const published = await import(pathToFileURL(join(folder, `${locale}.messages.mjs`)).href);
      const source = await import(`./${locale}.messages.ts`);
      expect(published[locale]).toEqual(source[locale]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

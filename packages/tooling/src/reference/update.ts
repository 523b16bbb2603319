// `npm run reference:update`: writes the pages that are made of the packages' types and comments.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { emittedDeclarations } from '../emitted-declarations.ts';
import { packageFolder, publishedPackages, repositoryRoot } from '../repository.ts';
import { sourceEntries } from '../source-entries.ts';
import { referencePages, stalePages } from './reference-pages.ts';

async function main(): Promise<void> {
  for (const name of publishedPackages) {
    const folder = packageFolder(name);
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    await emittedDeclarations(sourceEntries(manifest.exports, folder), folder);
  }
  const pages = referencePages();
  for (const path of stalePages(pages)) {
    const file = join(repositoryRoot, path);
    const text = pages[path];
    if (text === undefined) await rm(file);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    console.log(path);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

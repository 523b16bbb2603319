import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

const documentation = 'https://github.com/partnerkit/partnerkit/blob/main/docs/';

/** Puts the page of each widget into what `ui` publishes, `dist/docs`, for whoever has the package and no network. */
export async function copyWidgetPages(folder: string): Promise<void> {
  const pages = resolve(folder, '../../docs/widgets');
  const target = join(folder, 'dist/docs');
  await mkdir(target, { recursive: true });
  for (const path of globSync('*.md', { cwd: pages })) {
    const page = await readFile(join(pages, path), 'utf8');
    await writeFile(join(target, basename(path)), page.replaceAll('](../', `](${documentation}`));
  }
}

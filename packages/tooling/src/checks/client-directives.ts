import { glob, readFile } from 'node:fs/promises';
import { packageFolder } from '../repository.ts';

/**
 * A server component may import any file of the UI, so each starts with 'use client'; none of the SDK's does, nor the
 * themes of the UI, because they also run on the server. Throws with the files where that is not so.
 */
export async function checkClientDirectives(): Promise<void> {
  const themes = 'ui/dist/theme.js';
  const [bare, directed, inSdk] = await Promise.all([
    filesWith('ui', false),
    filesWith('ui', true),
    filesWith('sdk', true),
  ]);
  const wrong = [
    ...bare.filter((file) => file !== themes),
    ...directed.filter((file) => file === themes),
    ...inSdk,
  ];
  if (wrong.length > 0)
    throw new Error(
      `'use client' belongs into every file of the UI but its themes, and none of the SDK:\n${wrong.join('\n')}`,
    );
}

async function filesWith(name: string, directive: boolean): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob('dist/**/*.{js,cjs}', { cwd: packageFolder(name) })) {
    const text = await readFile(`${packageFolder(name)}/${file}`, 'utf8');
    if (/^['"]use client['"]/.test(text) === directive) found.push(`${name}/${file}`);
  }
  return found;
}

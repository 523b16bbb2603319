import { glob, readFile } from 'node:fs/promises';
import { packageFolder } from '../repository.ts';

/**
 * A server component may import any file of the UI, so each starts with 'use client'; none of the SDK's does, because
 * it also runs on the server. Throws with the files where that is not so.
 */
export async function checkClientDirectives(): Promise<void> {
  const wrong = [...(await filesWith('ui', false)), ...(await filesWith('sdk', true))];
  if (wrong.length > 0)
    throw new Error(
      `'use client' belongs into every file of the UI, and none of the SDK:\n${wrong.join('\n')}`,
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

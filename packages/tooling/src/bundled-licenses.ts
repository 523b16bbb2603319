import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Where a package says whose code it brings along. */
export const licensesFile = 'dist/third-party-licenses.txt';

/**
 * The licenses of the packages whose files are named, each once, by name: whoever hands their code on hands these on too. Throws where a
 * package names none.
 */
export async function licensesOf(files: Iterable<string>): Promise<string> {
  const folders = new Map<string, string>();
  for (const file of files) {
    const found = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file);
    if (found?.[1]) folders.set(found[1], found[0]);
  }
  const names = [...folders.keys()].sort();
  const notices = await Promise.all(names.map((name) => noticeOf(folders.get(name) ?? '')));
  return notices.join(`\n${'-'.repeat(80)}\n\n`);
}

async function noticeOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} ${version} names no license.`);
  const file = (await readdir(folder)).find((one) => /^(license|licence|copying)/i.test(one));
  const text = file === undefined ? '' : `\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
  return `${name} ${version}: ${license}\n${text}`;
}

/** Writes the licenses of what esbuild bundled of other packages into the `dist` of a package. */
export function bundledLicenses(folder: string): Plugin {
  return {
    name: 'bundled-licenses',
    setup({ initialOptions, onEnd }) {
      initialOptions.metafile = true;
      onEnd(async ({ metafile }) => {
        const used = Object.values(metafile?.outputs ?? {}).flatMap(({ inputs }) =>
          Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
        );
        await writeLicenses(
          folder,
          used.map((file) => join(initialOptions.absWorkingDir ?? folder, file)),
        );
      });
    },
  };
}

/** Writes the licenses of the packages whose files are named into the `dist` of a package. */
export async function writeLicenses(folder: string, files: Iterable<string>): Promise<void> {
  const path = join(folder, licensesFile);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await licensesOf(files));
}

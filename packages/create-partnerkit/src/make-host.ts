import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { HostChoice } from './host-choice.ts';
import { type HostOptions, hostFiles } from './host-files.ts';
import { readRows } from './read-rows.ts';
import { UserError } from './user-error.ts';

/** Everything that is needed to make an app. */
export type WholeChoice = Pick<HostChoice, 'rows' | 'regions' | 'from'> & {
  readonly folder: string;
  readonly template: HostOptions['template'];
};

/** The package's own folder, from its build or its source. */
const own = join(import.meta.dirname, '..');

/** Throws a {@link UserError} where a folder can't be one, or is that of another app. */
export async function checkFolder(folder: string): Promise<void> {
  await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return;
    throw new UserError(
      cause.code === 'ENOTDIR' ? `${folder} is a file.` : `${folder} can't be read: ${cause.code}.`,
    );
  });
  const manifest = await textOf(join(folder, 'package.json'));
  if (manifest !== undefined && !manifest.includes('"@partnerkit/sdk"')) refuse(folder, ['package.json']);
}

/**
 * Writes an app into a folder, which is made where there is none. What else stands there stays: nothing is written over, but what an
 * earlier try has left. Throws a {@link UserError} before anything is written.
 */
export async function makeHost({ folder, template, rows, regions, from }: WholeChoice): Promise<void> {
  await checkFolder(folder);
  const data = regions
    ? { regions }
    : {
        rows: await readRows(rows ?? join(own, 'templates/customers.json')),
        isExample: rows === undefined,
      };
  const files = await hostFiles(join(own, 'templates'), {
    ...{ name: packageName(folder), template, data },
    ours: await ourPackages(from),
  });
  const written = await besideWhatIsThere(folder, files);
  for (const [path, text] of written) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** The files to write, without those that stay as they are. Throws a {@link UserError} where one would be lost. */
async function besideWhatIsThere(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const written = new Map<string, string>();
  const lost: string[] = [];
  for (const [path, text] of files) {
    const there = await textOf(join(folder, path));
    if (there === undefined) written.set(path, text);
    else if (path === '.gitignore') written.set(path, withLinesOf(text, there));
    else if (path === 'package.json' && withoutOurs(there) === withoutOurs(text)) written.set(path, text);
    else if (there !== text && !keptAsItIs.has(path)) lost.push(path);
  }
  if (lost.length > 0) refuse(folder, lost);
  return written;
}

/** What a new repository begins with, and where a token stands. */
const keptAsItIs: ReadonlySet<string> = new Set(['README.md', '.env.local']);

function refuse(folder: string, lost: readonly string[]): never {
  throw new UserError(
    `In ${folder} these files would be written over: ${lost.join(', ')}. Choose another folder, or move them first.`,
  );
}

/** A text with those lines of another that it has not. */
function withLinesOf(other: string, text: string): string {
  const has = text.split(/\r?\n/);
  const missing = other.split('\n').filter((line) => !has.includes(line));
  return missing.length > 0 ? `${text.trimEnd()}\n${missing.join('\n')}\n` : text;
}

/** A manifest, whatever it installs of ours: a second try may have it from elsewhere. */
function withoutOurs(manifest: string): string {
  return manifest.replace(/("@partnerkit\/\w+": )".*"/g, '$1');
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

async function ourPackages(from: string | undefined): Promise<Record<string, string>> {
  if (from === undefined) {
    const { version } = JSON.parse(await readFile(join(own, 'package.json'), 'utf8'));
    return { '@partnerkit/sdk': `^${version}`, '@partnerkit/ui': `^${version}` };
  }
  const there = await readdir(from).catch(() => [] as string[]);
  const entries = ['sdk', 'ui'].map((name) => {
    const file = there.find((one) => one.startsWith(`partnerkit-${name}-`) && one.endsWith('.tgz'));
    if (!file)
      throw new UserError(`There is no partnerkit-${name}-….tgz in ${from}: npm run pack writes it.`);
    return [`@partnerkit/${name}`, `file:${resolve(from, file)}`];
  });
  return Object.fromEntries(entries);
}

/** A name that npm takes. */
function packageName(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-');
  return name.replace(/^-+|-+$/g, '') || 'partner-portal';
}

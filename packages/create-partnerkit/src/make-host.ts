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

/** Throws a {@link UserError} where something stands in a folder already. */
export async function checkFolder(folder: string): Promise<void> {
  const there = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw new UserError(
      cause.code === 'ENOTDIR' ? `${folder} is a file.` : `${folder} can't be read: ${cause.code}.`,
    );
  });
  if (there.some((name) => name !== '.git'))
    throw new UserError(`${folder} is not empty. Choose another folder, or empty it first.`);
}

/** Writes an app into a folder, which is made where there is none. Throws a {@link UserError} before anything is written. */
export async function makeHost({ folder, template, rows, regions, from }: WholeChoice): Promise<void> {
  await checkFolder(folder);
  const data = regions
    ? { regions }
    : { rows: await readRows(rows ?? join(own, 'templates/customers.json')) };
  const files = await hostFiles(join(own, 'templates'), {
    ...{ name: packageName(folder), template, data },
    ours: await ourPackages(from),
  });
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
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

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The entries that a package's `exports` names, as the build wants them: `{ index: './src/index.ts', csv: … }`; one with
 * a `*` stands for each file that it fits. A new subpath needs no second list.
 */
export function sourceEntries(exported: Record<string, string>, folder: string): Record<string, string> {
  const code = Object.entries(exported).filter(([, source]) => /^\.\/src\/.*\.tsx?$/.test(source));
  const each = code.flatMap(([subpath, source]) => fitting(subpath, source, folder));
  return Object.fromEntries(each.map(([subpath, source]) => [entryName(subpath), source]));
}

/** What an entry stands for, by the file names at the place of its `*`. */
function fitting(subpath: string, source: string, folder: string): [subpath: string, source: string][] {
  const [before, after] = source.split('*');
  if (before === undefined || after === undefined) return [[subpath, source]];
  const names = readdirSync(join(folder, before))
    .filter((file) => file.endsWith(after))
    .sort()
    .map((file) => file.slice(0, -after.length));
  return names.map((name) => [subpath.replace('*', name), `${before}${name}${after}`]);
}

/** The file name of an entry without its ending: `.` is `index`, `./csv` is `csv`. */
function entryName(subpath: string): string {
  return subpath === '.' ? 'index' : subpath.replace(/^\.\//, '');
}

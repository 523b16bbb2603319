/**
 * The entries that a package's `exports` names, as the build wants them: `{ index: './src/index.ts', csv: … }`. A new
 * subpath needs no second list.
 */
export function sourceEntries(exported: Record<string, string>): Record<string, string> {
  const code = Object.entries(exported).filter(([, source]) => /^\.\/src\/.*\.tsx?$/.test(source));
  return Object.fromEntries(code.map(([subpath, source]) => [entryName(subpath), source]));
}

/** The file name of an entry without its ending: `.` is `index`, `./csv` is `csv`. */
function entryName(subpath: string): string {
  return subpath === '.' ? 'index' : subpath.replace(/^\.\//, '');
}

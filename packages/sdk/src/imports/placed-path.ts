import type { NamedPlace } from './usage-files.ts';

/** The path of a file that a user has placed: the folders say what was named, as if it had come in them (REP-8). */
export function placedPath(path: string, { region, week }: NamedPlace): string {
  const parts = path.split(/[\\/]/);
  const name = parts.at(-1) as string;
  const [ofRegion, ofWeek] = [parts.at(-3), parts.at(-2)];
  if (region === undefined && week === undefined) return path;
  return [region ?? ofRegion ?? '', week ?? ofWeek ?? '', name].join('/');
}

import type { ReadFile } from '../contestant.ts';
import { parseFile } from './parse-file.ts';

/** Papa Parse, which tells of the records of a chunk at once. */
export const run: ReadFile = (path) =>
  parseFile(path, (count) => ({ chunk: ({ data }: { data: string[][] }) => data.forEach(count) }));

import type { ReadFile } from '../contestant.ts';
import { parseFile } from './parse-file.ts';

/** Papa Parse, which tells of one record after the other. */
export const run: ReadFile = (path) =>
  parseFile(path, (count) => ({ step: ({ data }: { data: string[] }) => count(data) }));

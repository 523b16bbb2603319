import * as z from 'zod/mini';
import { nonEmptyText } from './row.schema.ts';

/** A text of at most so many characters, short enough to find something by. */
export function shortText(longest: number) {
  return nonEmptyText.check(
    z.refine((text) => text.length <= longest, `expected at most ${longest} characters`),
  );
}

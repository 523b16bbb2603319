import * as z from 'zod/mini';
import { normalizeName } from '../text/normalize-name.ts';

const turnsTextAround = /[\u202a-\u202e\u2066-\u2069]/;
const isControl = /\p{Cc}/u;

/**
 * A name for people to read, of so many characters (code points) at most. Marks for the direction of one character stay, as
 * Arabic and Hebrew names need them; a name of such marks alone is blank. Those that turn all the text behind them around are
 * refused: what stands after the name would read as another.
 */
export function nameSchema(mostCharacters: number) {
  return z.string().check(
    z.refine((text) => seenOf(text) !== '', 'expected a name of 1 character or more, found blanks'),
    z.refine(
      (text) => [...normalizeName(text)].length <= mostCharacters,
      `expected at most ${mostCharacters} characters`,
    ),
    z.refine(
      (text) => !isControl.test(text) && !turnsTextAround.test(text),
      'expected a name without control characters and without marks that turn text around',
    ),
  );
}

/** What of a name anybody sees. */
function seenOf(text: string): string {
  return normalizeName(text.replace(/\p{Cf}/gu, ''));
}

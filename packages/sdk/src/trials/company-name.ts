import * as z from 'zod/mini';
import { checkText } from '../errors/check-argument.ts';
import { foldText } from '../text/fold-text.ts';

/** The longest name of a company, in characters (code points). */
const mostCompanyCharacters = 200;

const turnsTextAround = /[\u202a-\u202e\u2066-\u2069]/;
const isControl = /\p{Cc}/u;

/** A name as it is kept: no blanks around it, single ones inside. */
export function normalizeCompanyName(text: string): string {
  checkText('company', text);
  return text.trim().replace(/\s+/g, ' ');
}

/**
 * By what two names are the same company's: without case, accents, and marks that nobody sees, such as those for the direction of
 * writing.
 */
export function companyKey(text: string): string {
  return foldText(normalizeCompanyName(text.replace(/\p{Cf}/gu, '')));
}

/**
 * The name of a company (TRI-1). Marks for the direction of one character stay, as Arabic and Hebrew names need them; a name of such
 * marks alone is blank. Those that turn all the text behind them around are refused: what stands after the name would read as another.
 */
export const companyNameSchema = z.string().check(
  z.refine((text) => companyKey(text) !== '', 'expected a name of 1 character or more, found blanks'),
  z.refine(
    (text) => [...normalizeCompanyName(text)].length <= mostCompanyCharacters,
    `expected at most ${mostCompanyCharacters} characters`,
  ),
  z.refine(
    (text) => !isControl.test(text) && !turnsTextAround.test(text),
    'expected a name without control characters and without marks that turn text around',
  ),
);

import { checkText } from '../errors/check-argument.ts';
import { nameSchema } from '../operation/name.schema.ts';
import { foldText } from '../text/fold-text.ts';
import { normalizeName } from '../text/normalize-name.ts';

/**
 * By what two names are the same company's: without case, accents, and marks that nobody sees, such as those for the direction of
 * writing.
 */
export function companyKey(text: string): string {
  checkText('company', text);
  return foldText(normalizeName(text.replace(/\p{Cf}/gu, '')));
}

/** The name of a company, of at most 200 characters (TRI-1). */
export const companyNameSchema = nameSchema(200);

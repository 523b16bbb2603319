import { checkText } from '../errors/check-argument.ts';

/** A name as it is kept: no blanks around it, single ones inside. */
export function normalizeName(text: string): string {
  checkText('name', text);
  return text.trim().replace(/\s+/g, ' ');
}

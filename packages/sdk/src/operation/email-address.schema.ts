import * as z from 'zod/mini';
import { shortText } from './short-text.ts';

/** What can't be seen, and what separates addresses or stands around them. */
const neverIn = /[\s\p{C}<>(),;:"\\[\]]/u;

/**
 * Whether a text is an e-mail address: something of at most 64 characters, one `@`, and a domain of two parts or more, in any
 * script. Whether somebody reads it, only a letter tells.
 */
function isEmailAddress(text: string): boolean {
  const [local = '', domain = '', ...others] = text.split('@');
  if (others.length > 0 || neverIn.test(text) || local.length > 64) return false;
  if (local.split('.').includes('')) return false;
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((label) => label.length <= 63 && /^[^-](.*[^-])?$/u.test(label));
}

/** An e-mail address of at most 320 characters. */
export const emailAddressSchema = shortText(320).check(
  z.refine(isEmailAddress, 'expected an e-mail address'),
);

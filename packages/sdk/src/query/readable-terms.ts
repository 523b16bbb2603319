import { checkText } from '../errors/check-argument.ts';
import { checkQuery, type HostQueryFields } from './parse-query.ts';

/** A term, or what would be one: whatever stands between white space that is not in quotes. */
const termsOf = /(?:"(?:\\.|[^"\\])*"?|[^\s"])+/g;

/**
 * What of a kept query can be read: terms by fields that are gone are left out and answered, so that the rest of a saved view
 * goes on. A query that can be read stays as it is.
 */
export function readableTerms(
  text: string,
  own?: HostQueryFields,
): { readonly query: string; readonly gone: readonly string[] } {
  checkText('text', text);
  if (!checkQuery(text, own).problem) return { query: text, gone: [] };
  const terms = text.match(termsOf) ?? [];
  const isRead = (term: string) => !checkQuery(term, own).problem;
  return { query: terms.filter(isRead).join(' '), gone: terms.filter((term) => !isRead(term)) };
}

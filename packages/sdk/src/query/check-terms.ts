import { checkList, isRecord, isText } from '../errors/check-argument.ts';

/** Throws `invalid` by the place of the first of some terms that is none of the query language. */
export function checkTerms(query: unknown): void {
  checkList('query', query, isTerm, 'terms');
}

function isTerm(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (value.kind === 'text') return isText(value.text);
  if (value.kind === 'choice' || (value.kind === 'host' && !Array.isArray(value.comparisons)))
    return isText(value.field) && Array.isArray(value.values);
  return isText(value.field) && Array.isArray(value.comparisons) && value.comparisons.every(isRecord);
}

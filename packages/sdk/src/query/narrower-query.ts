import { formatQuery } from './format-query.ts';
import { checkQuery, type HostQueryFields } from './parse-query.ts';

/** Whether all that a query finds is found by another one too, as far as the terms alone tell; `host` has fields of a host's own. */
export function isNarrowerQuery(query: string, wider: string, host?: HostQueryFields): boolean {
  const terms = (text: string) => checkQuery(text, host).query?.map((term) => formatQuery([term]));
  const own = terms(query);
  return own !== undefined && (terms(wider)?.every((term) => own.includes(term)) ?? false);
}

import { checkList, checkText, isText } from '../errors/check-argument.ts';
import { checkTerms } from './check-terms.ts';
import { formatQuery, quoted } from './format-query.ts';
import { queryLimits } from './parse-query.ts';
import type { ChoiceField, ChoiceTerm, HostQuery, HostTerm, QueryTerm, TextTerm } from './query.ts';

/** The values chosen in a field: those of its first term that is not negated; empty when nothing is chosen (FIL-1). */
export function choiceValues(query: HostQuery, field: ChoiceField): readonly string[] {
  checkTerms(query);
  return query.find(isChoiceOf(field))?.values ?? [];
}

/**
 * The query with other values chosen in a field: its first term that is not negated is replaced where it stands, taken
 * out when there are no values, or added at the end. Other terms of the field stay.
 */
export function withChoice<Term extends QueryTerm | HostTerm>(
  query: readonly Term[],
  field: ChoiceField,
  values: readonly string[],
): readonly (Term | ChoiceTerm)[] {
  checkTerms(query);
  checkList('values', values, isText, 'texts');
  const chosen: ChoiceTerm[] =
    values.length === 0 ? [] : [{ kind: 'choice', field, values: [...new Set(values)], negated: false }];
  const at = query.findIndex(isChoiceOf(field));
  return at < 0 ? [...query, ...chosen] : [...query.slice(0, at), ...chosen, ...query.slice(at + 1)];
}

/** The texts that a query looks for, as they would be typed in a search box: phrases in quotes. */
export function searchText(query: HostQuery): string {
  checkTerms(query);
  const texts = query.filter(isSearch).map(({ text }) => text);
  return texts.map((text) => (/\s|^"|^$/.test(text) ? quoted(text) : text)).join(' ');
}

/**
 * The query that looks for the words and quoted phrases of a search box instead of its present texts. A search box is
 * literal: no field, no negation, and an open quote reaches to the end. What is beyond the limits of a query is left
 * out, so that its text can be read back.
 */
export function withSearchText<Term extends QueryTerm | HostTerm>(
  query: readonly Term[],
  text: string,
): readonly (Term | TextTerm)[] {
  checkTerms(query);
  checkText('text', text);
  const others = query.filter((term) => !isSearch(term));
  const first = query.findIndex(isSearch);
  const at = first < 0 ? others.length : first;
  return [...others.slice(0, at), ...searchTerms(text, others), ...others.slice(at)];
}

/** The query without the term at an index: a chip taken away. */
export function withoutTerm<Term extends QueryTerm | HostTerm>(
  query: readonly Term[],
  index: number,
): readonly Term[] {
  checkTerms(query);
  return query.filter((_, at) => at !== index);
}

function isChoiceOf(field: ChoiceField): (term: QueryTerm | HostTerm) => term is ChoiceTerm {
  return (term): term is ChoiceTerm => term.kind === 'choice' && term.field === field && !term.negated;
}

function isSearch(term: QueryTerm | HostTerm): term is TextTerm {
  return term.kind === 'text' && !term.negated;
}

function searchTerms(box: string, others: HostQuery): TextTerm[] {
  const terms: TextTerm[] = [];
  const words = cut(box, queryLimits.characters).matchAll(/"((?:[^"\\]|\\.)*)\\?"?|\S+/gs);
  for (const [word, phrase] of words) {
    if (others.length + terms.length >= queryLimits.terms) break;
    const term = textTerm(phrase?.replace(/\\(["\\])/g, '$1') ?? word);
    const excess = formatQuery([...others, ...terms, term]).length - queryLimits.characters;
    const text = cut(term.text, term.text.length - Math.max(0, excess));
    if (text !== '') terms.push(textTerm(text));
  }
  return terms;
}

function textTerm(text: string): TextTerm {
  return { kind: 'text', text, negated: false };
}

/** The start of a text that is too long, never with half of a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, Math.max(0, length)).replace(/[\ud800-\udbff]$/, '');
}

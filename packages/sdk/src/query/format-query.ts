import { checkTerms } from './check-terms.ts';
import { isForeignChoice } from './choice-values.ts';
import { formatValue } from './comparison-values.ts';
import type { Comparison, DateValue, HostQuery, HostTerm, QueryTerm } from './query.ts';

const unlikeText = /[\s":=<>]|^-|^$/;
const unlikeValue = /[\s",]|^$/;

/** The canonical text of a query; {@link parseQuery} reads it back as the same tree (FIL-2). */
export function formatQuery(query: HostQuery): string {
  checkTerms(query);
  return query.map((term) => (term.negated ? '-' : '') + formatTerm(term)).join(' ');
}

/** A text in quotes, as the query language writes it. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function formatTerm(term: QueryTerm | HostTerm): string {
  if (term.kind === 'text') return quotedIf(unlikeText, term.text);
  if (term.kind === 'choice') {
    const { field, values } = term;
    const text = (value: string) =>
      isForeignChoice(field, value) ? quoted(value) : quotedIf(unlikeValue, value);
    return `${field}:${values.map(text).join(',')}`;
  }
  if ('values' in term) {
    const sign = term.filter === 'text' && term.isWhole ? '=' : ':';
    return term.field + sign + term.values.map((value) => quotedIf(unlikeValue, value)).join(',');
  }
  const comparisons: readonly Comparison<number | DateValue>[] = term.comparisons;
  const unit = term.field === 'usage' && term.kind === 'number' ? '%' : '';
  const text = comparisons.map((comparison) => formatComparison(comparison, unit)).join(',');
  const isInequality = comparisons.length === 1 && /^[<>]/.test(text);
  return term.field + (isInequality ? '' : ':') + text;
}

function quotedIf(unlike: RegExp, text: string): string {
  return unlike.test(text) ? quoted(text) : text;
}

function formatComparison(comparison: Comparison<number | DateValue>, unit: string): string {
  if (comparison.operator === 'range') {
    return `${formatValue(comparison.from)}${unit}..${formatValue(comparison.to)}${unit}`;
  }
  return (comparison.operator === '=' ? '' : comparison.operator) + formatValue(comparison.value) + unit;
}

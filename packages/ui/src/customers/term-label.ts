import type { Comparison, DateValue, QueryTerm } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import type { Formats } from '../i18n/formats.ts';
import type { Translate } from '../i18n/translate.ts';

const signs = { '=': '=', '>': '>', '>=': '≥', '<': '<', '<=': '≤' } as const;

/** What a chip says of a term of the query. */
export function termLabel(term: QueryTerm, t: Translate, formats: Formats): string {
  const label = term.kind === 'text' ? `“${term.text}”` : fieldLabel(term, t, formats);
  return term.negated ? t('filter.not', { filter: label }) : label;
}

/** The name of a filter's value in the viewer's language. */
export function choiceLabel(field: string, value: string, t: Translate): string {
  if (field === 'tag' || field === 'id') return value;
  return field === 'kpi' ? kpiLabel(t, value) : domainName(t, field as 'status', value);
}

/** The name of a KPI's figure. */
function kpiLabel(t: Translate, name: string): string {
  const id = `figure.${name}Customers`;
  return t.has(id) ? t(id) : name;
}

function fieldLabel(term: Exclude<QueryTerm, { kind: 'text' }>, t: Translate, formats: Formats): string {
  const name = t(`filter.field.${term.field}`);
  if (term.kind === 'choice') {
    return `${name}: ${term.values.map((value) => choiceLabel(term.field, value, t)).join(t('value.separator'))}`;
  }
  const texts =
    term.kind === 'number'
      ? term.comparisons.map((comparison) => comparisonText(comparison, formats.number))
      : term.comparisons.map((comparison) =>
          comparisonText(comparison, (value) => dateText(value, t, formats)),
        );
  return `${name} ${texts.join(t('value.separator'))}`;
}

function comparisonText<Value>(comparison: Comparison<Value>, text: (value: Value) => string): string {
  return comparison.operator === 'range'
    ? `${text(comparison.from)} – ${text(comparison.to)}`
    : `${signs[comparison.operator]} ${text(comparison.value)}`;
}

function dateText(value: DateValue, t: Translate, formats: Formats): string {
  if ('day' in value) return formats.day(value.day);
  if (value.days === 0) return t('filter.today');
  return value.days < 0 ? t('filter.daysAgo', { days: -value.days }) : t('filter.days', { days: value.days });
}

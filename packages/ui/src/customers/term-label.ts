import type { Comparison, DateValue, QueryTerm } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import type { Formats } from '../i18n/formats.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { managedTexts } from '../i18n/texts/managed-texts.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { statusTexts } from '../i18n/texts/status-texts.ts';
import { typeTexts } from '../i18n/texts/type-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import type { Translate } from '../i18n/translate.ts';

/** Fields whose values have names. */
type ChoiceFamily = 'managed' | 'product' | 'region' | 'status' | 'type';

const signs = { '=': '=', '>': '>', '>=': '≥', '<': '<', '<=': '≤' } as const;

/** What a chip says of a term of the query. */
export function termLabel(term: QueryTerm, t: Translate, formats: Formats): string {
  const say = t.with(queryTexts);
  const label = term.kind === 'text' ? `“${term.text}”` : fieldLabel(term, t, formats);
  return term.negated ? say('filter.not', { filter: label }) : label;
}

/** The name of a filter's value in the viewer's language. */
export function choiceLabel(field: string, value: string, t: Translate): string {
  if (field === 'tag' || field === 'id') return value;
  if (field === 'kpi') return kpiLabel(t, value);
  const say = t.with(managedTexts, productTexts, regionTexts, statusTexts, typeTexts);
  return domainName(say, field as ChoiceFamily, value);
}

/** The name of a KPI's figure. */
function kpiLabel(t: Translate, name: string): string {
  return t.with(figureTexts).find(`figure.${name}Customers`) ?? name;
}

function fieldLabel(term: Exclude<QueryTerm, { kind: 'text' }>, t: Translate, formats: Formats): string {
  const say = t.with(queryTexts, valueTexts);
  const name = say(`filter.field.${term.field}`);
  if (term.kind === 'choice') {
    return `${name}: ${term.values.map((value) => choiceLabel(term.field, value, t)).join(say('value.separator'))}`;
  }
  const texts =
    term.kind === 'number'
      ? term.comparisons.map((comparison) =>
          comparisonText(comparison, term.field === 'usage' ? formats.percent : formats.number),
        )
      : term.comparisons.map((comparison) =>
          comparisonText(comparison, (value) => dateText(value, t, formats)),
        );
  return `${name} ${texts.join(say('value.separator'))}`;
}

/** A comparison, as it is said. */
export function comparisonText<Value>(comparison: Comparison<Value>, text: (value: Value) => string): string {
  return comparison.operator === 'range'
    ? `${text(comparison.from)} – ${text(comparison.to)}`
    : `${signs[comparison.operator]} ${text(comparison.value)}`;
}

/** A date of a query, as it is said. */
export function dateText(value: DateValue, t: Translate, formats: Formats): string {
  const say = t.with(queryTexts);
  if ('day' in value) return formats.day(value.day);
  if (value.days === 0) return say('filter.today');
  return value.days < 0
    ? say('filter.daysAgo', { days: -value.days })
    : say('filter.days', { days: value.days });
}

import {
  type DateField,
  type HostQuery,
  type MissingRegion,
  type NumberField,
  PartnerError,
  type QueryTerm,
} from '@partnerkit/sdk';
import {
  choiceValues,
  formatQuery,
  kpiNames,
  parseQuery,
  withChoice,
  withoutTerm,
} from '@partnerkit/sdk/query';
import { errorText } from '../i18n/error-text.ts';
import { filterTexts } from '../i18n/texts/filter-texts.ts';
import { presetTexts } from '../i18n/texts/preset-texts.ts';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import type { MenuItem } from '../primitives/menu/menu-item.ts';
import type { ComparisonKind } from './comparison-forms.ts';
import { type QueryPreset, queryPresets } from './query-presets.ts';
import { choiceLabel } from './term-label.ts';

/** The fields that the filter menu offers (FIL-1), in its order. */
const filterFields = ['status', 'product', 'type', 'managed', 'tag', 'region'] as const;
/** One of {@link filterFields}. */
type FilterField = (typeof filterFields)[number];

/** The values that each field has among the customers, with how many have it; `undefined` while they load. */
export type Facets = Readonly<
  Record<FilterField, readonly { readonly value: string; readonly customers: number }[]>
> & {
  /** Regions that could not be asked: values that only they have are missing. */
  readonly missing?: readonly MissingRegion[] | undefined;
};

/** What the menu of filters is made of. */
export interface FilterMenuInput {
  readonly query: HostQuery;
  readonly onChange: (query: HostQuery) => void;
  readonly facets: Facets | undefined;
  /** Why the values could not be loaded; `null` while they could. */
  readonly failure: unknown;
  /** Loads the values again. */
  readonly onRetry: () => void;
  /** Whether the viewer sees the KPIs, and the source knows whom they count. */
  readonly hasKpis: boolean;
  /** Asks what a field is to be compared with. */
  readonly onCompare: (field: ComparedField) => void;
  readonly t: Translate;
  readonly number: (value: number) => string;
}

/** The fields that are compared with what a viewer types, and how. */
export const comparedFields = {
  expires: 'coming',
  renews: 'coming',
  added: 'past',
  licenses: 'wholeNumber',
  assigned: 'wholeNumber',
  used: 'wholeNumber',
  overage: 'wholeNumber',
  usage: 'percent',
} as const satisfies Readonly<Record<DateField | NumberField, ComparisonKind>>;
/** One of {@link comparedFields}. */
export type ComparedField = keyof typeof comparedFields;

/** Everything by which customers can be filtered, as a menu of menus. */
export function filterMenu(input: FilterMenuInput, host: readonly MenuItem[]): readonly MenuItem[] {
  const { query, onChange } = input;
  const t = input.t.with(filterTexts, presetTexts, queryTexts);
  const fields = filterFields.map(
    (field): MenuItem => ({
      kind: 'sub',
      label: t(`filter.field.${field}`),
      items: choiceItems(field, input),
    }),
  );
  const ready = (Object.keys(queryPresets) as QueryPreset[]).map(
    (preset): MenuItem => ({
      kind: 'check',
      label: t(`filter.preset.${preset}`),
      checked: formatQuery(query).split(' ').includes(queryPresets[preset]),
      onSelect: () => onChange(togglePreset(query, queryPresets[preset])),
    }),
  );
  const compared = (Object.keys(comparedFields) as ComparedField[]).map(
    (field): MenuItem => ({
      kind: 'action',
      label: `${t(`filter.field.${field}`)}…`,
      onSelect: () => input.onCompare(field),
    }),
  );
  const kpis: MenuItem[] = input.hasKpis
    ? [{ kind: 'sub', label: t('filter.field.kpi'), items: kpiItems(input) }]
    : [];
  const dates: MenuItem = {
    kind: 'sub',
    label: t('filter.presets'),
    items: [...ready, { kind: 'separator' }, ...compared],
  };
  return [...fields, ...kpis, ...host, dates];
}

/** Whom each KPI counts, to be checked (KPI-2 to KPI-5); all customers are no choice. */
function kpiItems({ query, onChange, t }: FilterMenuInput): readonly MenuItem[] {
  const chosen = choiceValues(query, 'kpi');
  return kpiNames
    .filter((name) => name !== 'total' || chosen.includes(name))
    .map((name) => ({
      kind: 'check',
      label: choiceLabel('kpi', name, t),
      checked: chosen.includes(name),
      onSelect: () => onChange(withChoice(query, 'kpi', toggled(chosen, name))),
    }));
}

/** The choices of a term's field; `undefined` where it has none to offer. */
export function termItems(term: QueryTerm, input: FilterMenuInput): (() => readonly MenuItem[]) | undefined {
  if (term.kind !== 'choice' || term.negated) return undefined;
  if (term.field === 'kpi') return input.hasKpis ? () => kpiItems(input) : undefined;
  const field = filterFields.find((known) => known === term.field);
  return field && (() => choiceItems(field, input));
}

/** The values of one field, to be checked. */
function choiceItems(
  field: FilterField,
  { query, onChange, facets, failure, onRetry, t, number }: FilterMenuInput,
): readonly MenuItem[] {
  const say = t.with(filterTexts, queryTexts, stateTexts);
  const retry: MenuItem = { kind: 'action', label: say('state.retry'), onSelect: onRetry };
  if (!facets && failure) return [{ kind: 'note', label: errorText(t, failure) }, retry];
  if (!facets) return [{ kind: 'note', label: say('filter.loading') }];
  const missing = (facets.missing ?? []).map((one): MenuItem => {
    return { kind: 'note', label: `${say('filter.valuesMissing')} ${errorText(t, new PartnerError(one))}` };
  });
  const rest: MenuItem[] = missing.length > 0 ? [{ kind: 'separator' }, ...missing, retry] : [];
  const chosen = choiceValues(query, field);
  const absent = chosen.filter((value) => !facets[field].some((facet) => facet.value === value));
  const values = [...absent.map((value) => ({ value, customers: 0 })), ...facets[field]];
  if (values.length === 0) return [{ kind: 'note', label: say('filter.noValues') }, ...rest];
  const checks = values.map(({ value, customers }): MenuItem => {
    return {
      kind: 'check',
      label: choiceLabel(field, value, t),
      detail: number(customers),
      checked: chosen.includes(value),
      onSelect: () => onChange(withChoice(query, field, toggled(chosen, value))),
    };
  });
  return [...checks, ...rest];
}

function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

function togglePreset(query: HostQuery, text: string): HostQuery {
  const at = query.findIndex((term) => formatQuery([term]) === text);
  return at < 0 ? [...query, ...parseQuery(text)] : withoutTerm(query, at);
}

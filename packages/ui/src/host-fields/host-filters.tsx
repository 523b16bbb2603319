import type { CallOptions, FieldProblem, HostQuery, HostQueryFields, HostTerm } from '@partnerkit/sdk';
import { hostQueryFields } from '@partnerkit/sdk/query';
import {
  type ComponentProps,
  type ComponentType,
  type ReactNode,
  useState,
  useSyncExternalStore,
} from 'react';
import { ComparedChip, Comparison } from '../customers/compared-chip.tsx';
import { type ComparisonKind, comparisonOf } from '../customers/comparison-forms.ts';
import { comparisonText, dateText } from '../customers/term-label.ts';
import { errorText } from '../i18n/error-text.ts';
import type { Formats } from '../i18n/formats.ts';
import { enrichTexts } from '../i18n/texts/enrich-texts.ts';
import { filterTexts } from '../i18n/texts/filter-texts.ts';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { MenuButton } from '../primitives/menu/menu-button.tsx';
import type { MenuItem } from '../primitives/menu/menu-item.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import type { EnrichedField, EnrichmentContext } from './enriched-field.ts';

/** What the menu that adds filters offers of a host's fields. */
export interface HostMenu {
  readonly items: () => readonly MenuItem[];
  /** Loads what the items say, once the menu opens. */
  readonly onOpen: () => void;
}

/** How customers are filtered by a host's fields: what the filters of the list need of them, and load with them alone. */
export interface HostFilters {
  /** The fields, as queries read them. */
  readonly language: HostQueryFields;
  /** What a chip says of a term. */
  readonly label: (term: HostTerm, t: Translate, formats: Formats) => string;
  /** What is wrong with a query that asks for a field by which it cannot; `undefined` where that is not what is wrong. */
  readonly explained: (problem: FieldProblem, t: Translate) => string | undefined;
  /** The label of a term's chip, which changes it. */
  readonly ChipLabel: ComponentType<{
    readonly term: HostTerm;
    /** `undefined`: nothing is left of it. */
    readonly onChange: (term: HostTerm | undefined) => void;
  }>;
  /** What the menu that adds filters is drawn with. */
  readonly Adding: ComponentType<{
    readonly terms: HostQuery;
    readonly onChange: (terms: HostQuery) => void;
    readonly children: (menu: HostMenu) => ReactNode;
  }>;
}

/** The values of each field of choices among all customers, the most frequent first. */
export type HostChoices = Readonly<
  Record<string, readonly { readonly value: string; readonly customers: number }[]>
>;

interface HostFiltersInput {
  readonly fields: readonly EnrichedField[];
  /** What the values stand by in the cache: another one once they are no longer what they were. */
  readonly key: () => string;
  readonly subscribe: (listener: () => void) => () => void;
  readonly choices: (
    context: Pick<EnrichmentContext, 'client' | 'report'>,
    options: CallOptions,
  ) => Promise<HostChoices>;
}

/** So many values stand in a menu; the others are typed. */
const mostValues = 50;

/** The filters of some fields. */
export function createHostFilters({ fields, key, subscribe, choices }: HostFiltersInput): HostFilters {
  const filtered = fields.filter(({ filter }) => filter);
  const hasChoices = filtered.some(({ filter }) => filter === 'choice');
  const language = hostQueryFields(fields);
  const fieldOf = ({ field }: HostTerm) => fields.find(({ id }) => id === field) as EnrichedField;
  const label: HostFilters['label'] = (term, t, formats) => {
    const text = termText(term, fieldOf(term), t, formats);
    return term.negated ? t.with(filterTexts, queryTexts)('filter.not', { filter: text }) : text;
  };

  // biome-ignore lint/correctness/noComponentHookFactories: made once, with the fields that it is of
  function useChoices(isWanted: boolean) {
    const { client, report, t, formats } = usePartner(enrichTexts, filterTexts, queryTexts, stateTexts);
    const current = useSyncExternalStore(subscribe, key, key);
    const { data, isError, error, refetch } = useSourceQuery(
      ['host-choices', current],
      (call) => choices({ client, report }, call),
      { enabled: isWanted && hasChoices },
    );
    return (id: string, chosen: readonly string[], onChange: (values: readonly string[]) => void) => {
      if (!data && !isError) return [{ kind: 'note', label: t('filter.loading') }] as const;
      if (!data) {
        const retry: MenuItem = { kind: 'action', label: t('state.retry'), onSelect: () => void refetch() };
        return [{ kind: 'note', label: errorText(t, error) } as MenuItem, retry];
      }
      const known = data[id] ?? [];
      const isSame = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase();
      const absent = chosen.filter((value) => !known.some((one) => isSame(value)(one.value)));
      const values = [...absent.map((value) => ({ value, customers: 0 })), ...known.slice(0, mostValues)];
      if (values.length === 0) return [{ kind: 'note', label: t('filter.noValues') }] as const;
      const checks = values.map(({ value, customers }): MenuItem => {
        const others = chosen.filter((other) => !isSame(value)(other));
        const checked = others.length < chosen.length;
        return {
          kind: 'check',
          label: value,
          detail: formats.number(customers),
          checked,
          onSelect: () => onChange(checked ? others : [...chosen, value]),
        };
      });
      const more = known.length - mostValues;
      const note: MenuItem = { kind: 'note', label: t('enrich.moreValues', { count: more, field: id }) };
      return more > 0 ? [...checks, note] : checks;
    };
  }

  // biome-ignore lint/correctness/noComponentHookFactories: made once, with the fields that it is of
  function ChipLabel({ term, onChange }: ComponentProps<HostFilters['ChipLabel']>) {
    const { t, formats } = usePartner(filterTexts, queryTexts);
    const [isOpen, setIsOpen] = useState(false);
    const valuesOf = useChoices(isOpen);
    const text = label(term, t, formats);
    if (term.filter === 'choice' && !term.negated) {
      const change = (values: readonly string[]) =>
        onChange(values.length === 0 ? undefined : { ...term, values });
      return (
        <MenuButton
          className="pk-chip-label"
          label={t('filter.edit', { filter: text })}
          items={() => valuesOf(term.field, term.values, change)}
          onOpenChange={() => setIsOpen(true)}
        >
          {text}
        </MenuButton>
      );
    }
    const { id, header } = fieldOf(term);
    const kind = kindOf(term);
    if (!comparisonOf(kind, term)) return <span className="pk-chip-label">{text}</span>;
    return (
      <ComparedChip
        text={text}
        field={id}
        name={header}
        kind={kind}
        own={language}
        term={term}
        onSave={(next) => next.kind === 'host' && onChange(next)}
      />
    );
  }

  // biome-ignore lint/correctness/noComponentHookFactories: made once, with the fields that it is of
  function Adding({ terms, onChange, children }: ComponentProps<HostFilters['Adding']>) {
    const [isWanted, setIsWanted] = useState(false);
    const [typed, setTyped] = useState<EnrichedField>();
    const [place, setPlace] = useState<HTMLSpanElement | null>(null);
    const valuesOf = useChoices(isWanted);
    const items = () =>
      filtered.map((field): MenuItem => {
        const { id, header, filter } = field;
        if (filter !== 'choice') {
          return { kind: 'action', label: `${header}…`, onSelect: () => setTyped(field) };
        }
        const at = terms.findIndex((term) => term.kind === 'host' && term.field === id && !term.negated);
        const chosen = terms[at] as Extract<HostTerm, { values: unknown }> | undefined;
        const change = (values: readonly string[]) => {
          const term: HostTerm = { kind: 'host', field: id, filter, isWhole: true, values, negated: false };
          const next = values.length > 0 ? [term] : [];
          onChange(at < 0 ? [...terms, ...next] : [...terms.slice(0, at), ...next, ...terms.slice(at + 1)]);
        };
        return { kind: 'sub', label: header, items: valuesOf(id, chosen?.values ?? [], change) };
      });
    return (
      <span ref={setPlace} className="pk-menu-button">
        {children({ items, onOpen: () => setIsWanted(true) })}
        {typed && place && (
          <Comparison
            anchor={place.querySelector('button') ?? place}
            field={typed.id}
            name={typed.header}
            kind={kindOf(typed)}
            own={language}
            onSave={(term) => onChange([...terms, term])}
            onClose={() => setTyped(undefined)}
          />
        )}
      </span>
    );
  }

  return {
    language,
    label,
    explained: ({ found }, t) => {
      const field = fields.find(({ id }) => id.toLowerCase() === found?.toLowerCase());
      if (!field || field.filter) return undefined;
      return t.with(enrichTexts)('enrich.unfiltered', { column: field.header });
    },
    ChipLabel,
    Adding,
  };
}

/** How a field is compared whose values are not chosen of a list, or are where a term leaves them out. */
function kindOf({ filter }: Pick<EnrichedField, 'filter'>): ComparisonKind {
  return filter === 'number' || filter === 'date' ? filter : 'text';
}

function termText(term: HostTerm, { header }: EnrichedField, t: Translate, formats: Formats): string {
  const separator = t.with(valueTexts)('value.separator');
  if ('values' in term) {
    const values = term.isWhole ? term.values : term.values.map((value) => `“${value}”`);
    return `${header}: ${values.join(separator)}`;
  }
  const texts =
    term.filter === 'number'
      ? term.comparisons.map((comparison) => comparisonText(comparison, formats.number))
      : term.comparisons.map((comparison) =>
          comparisonText(comparison, (value) => dateText(value, t, formats)),
        );
  return `${header} ${texts.join(separator)}`;
}

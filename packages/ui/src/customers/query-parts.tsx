import type { HostQuery, HostTerm, QueryTerm } from '@partnerkit/sdk';
import { checkQuery, formatQuery, withoutTerm } from '@partnerkit/sdk/query';
import { useId, useState } from 'react';
import type { HostFilters } from '../host-fields/host-filters.tsx';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import { Chip } from '../primitives/chip.tsx';
import { MenuButton } from '../primitives/menu/menu-button.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useAnnounced } from '../provider/use-announced.ts';
import { ComparedChip, Comparison } from './compared-chip.tsx';
import { comparisonOf } from './comparison-forms.ts';
import type { CustomerFiltersProps } from './customer-filters-props.ts';
import { type ComparedField, comparedFields, type FilterMenuInput, termItems } from './filter-menu.ts';
import { QueryProblem, queryProblemText } from './query-problem.tsx';
import { termLabel } from './term-label.ts';

export {
  checkQuery,
  formatQuery,
  isNarrowerQuery,
  searchText,
  withSearchText,
} from '@partnerkit/sdk/query';
export { filterMenu } from './filter-menu.ts';
export { QuerySuggestions } from './query-suggestions.tsx';
export { readableView } from './readable-view.ts';

/** A chip for each term but the search: what it says, its values, and how it is taken out. */
export function Chips({
  menu,
  host,
  onOpen,
}: {
  menu: FilterMenuInput;
  host: HostFilters | undefined;
  onOpen: () => void;
}) {
  const { t, formats } = usePartner(queryTexts);
  const { query: terms, onChange } = menu;
  const chips = terms
    .map((term, index) => ({ term, index }))
    .filter(({ term }) => term.kind !== 'text' || term.negated);
  return chips.map(({ term, index }) => (
    <Chip
      key={chipKey(terms, index)}
      removeLabel={t('filter.remove', {
        filter: term.kind === 'host' ? (host?.label(term, t, formats) ?? '') : termLabel(term, t, formats),
      })}
      onRemove={() => onChange(withoutTerm(terms, index))}
    >
      {term.kind !== 'host' ? (
        <ChipLabel
          term={term}
          items={termItems(term, menu)}
          onOpen={onOpen}
          onChange={(next) => onChange([...terms.slice(0, index), next, ...terms.slice(index + 1)])}
        />
      ) : (
        host && (
          <host.ChipLabel
            term={term}
            onChange={(next) =>
              onChange([...terms.slice(0, index), ...(next ? [next] : []), ...terms.slice(index + 1)])
            }
          />
        )
      )}
    </Chip>
  ));
}

/** The same while the values of a chip change, so that its open menu stays. */
function chipKey(terms: HostQuery, index: number): string {
  const name = (term: QueryTerm | HostTerm | undefined) =>
    `${term?.kind} ${term && 'field' in term ? term.field : ''}`;
  const own = name(terms[index]);
  return `${own} ${terms.slice(0, index).filter((term) => name(term) === own).length}`;
}

function ChipLabel({
  term,
  items,
  onOpen,
  onChange,
}: {
  term: QueryTerm;
  items: ReturnType<typeof termItems>;
  onOpen: () => void;
  onChange: (term: HostQuery[number]) => void;
}) {
  const { t, formats } = usePartner(queryTexts);
  const label = termLabel(term, t, formats);
  if (term.kind === 'number' || term.kind === 'date') {
    const { field } = term;
    const kind = comparedFields[field];
    if (comparisonOf(kind, term)) {
      const name = t(`filter.field.${field}`);
      return (
        <ComparedChip text={label} field={field} name={name} kind={kind} term={term} onSave={onChange} />
      );
    }
  }
  if (!items) return <span className="pk-chip-label">{label}</span>;
  return (
    <MenuButton
      className="pk-chip-label"
      label={t('filter.edit', { filter: label })}
      items={items}
      onOpenChange={onOpen}
    >
      {label}
    </MenuButton>
  );
}

/** Asks what a field is to be compared with, and adds it to the query. */
export function AddedComparison({
  field,
  place,
  menu: { query, onChange },
  onClose,
}: {
  readonly field: ComparedField;
  /** Where the button that adds filters stands. */
  readonly place: Element;
  readonly menu: FilterMenuInput;
  readonly onClose: () => void;
}) {
  const { t } = usePartner(queryTexts);
  return (
    <Comparison
      anchor={place.querySelector('button') ?? place}
      field={field}
      name={t(`filter.field.${field}`)}
      kind={comparedFields[field]}
      onSave={(term) => onChange([...query, term])}
      onClose={onClose}
    />
  );
}

/** The query as text, with what is wrong of it while it is typed (FIL-2). */
export function QueryField({ query, onQueryChange, enrich }: CustomerFiltersProps) {
  const host = enrich?.filters;
  const { t } = usePartner(queryTexts);
  const [draft, setDraft] = useState(query);
  const [sent, setSent] = useState(query);
  const id = useId();
  const shown = query === sent ? draft : query;
  const { problem } = checkQuery(shown, host?.language);
  const explained = problem && host?.explained(problem, t);
  useAnnounced(problem ? (explained ?? queryProblemText(t, shown, problem)) : '');
  const change = (text: string) => {
    setDraft(text);
    const next = checkQuery(text, host?.language).query;
    const formatted = next ? formatQuery(next) : query;
    setSent(formatted);
    if (next && formatted !== query) onQueryChange(formatted);
  };
  return (
    <span className="pk-query">
      <input
        form=""
        type="text"
        className="pk-input pk-query-input"
        aria-label={t('filter.query')}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && id}
        placeholder={t('filter.queryPlaceholder')}
        spellCheck={false}
        autoComplete="off"
        dir="ltr"
        value={shown}
        onChange={({ target }) => change(target.value)}
      />
      {problem && <QueryProblem id={id} text={shown} problem={problem} explained={explained} />}
    </span>
  );
}

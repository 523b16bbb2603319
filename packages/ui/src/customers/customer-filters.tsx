import type { HostQuery, HostTerm, QueryTerm } from '@partnerkit/sdk';
import { checkQuery, formatQuery, searchText, withoutTerm, withSearchText } from '@partnerkit/sdk/query';
import { useId, useRef, useState } from 'react';
import type { Enrichment } from '../host-fields/enrichment.ts';
import type { HostFilters, HostMenu } from '../host-fields/host-filters.tsx';
import { errorText } from '../i18n/error-text.ts';
import { filterTexts } from '../i18n/texts/filter-texts.ts';
import { Chip } from '../primitives/chip.tsx';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { Icon } from '../primitives/icon.tsx';
import { MenuButton } from '../primitives/menu/menu-button.tsx';
import { SearchField } from '../primitives/search-field.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useAnnounced } from '../provider/use-announced.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useSupports } from '../provider/use-supports.ts';
import { choiceItems, type FilterField, filterFields, filterMenu } from './filter-menu.ts';
import { QueryProblem, queryProblemText } from './query-problem.tsx';
import { termLabel } from './term-label.ts';

/** What {@link CustomerFilters} takes. */
export interface CustomerFiltersProps {
  /** The query as text (FIL-2). */
  readonly query: string;
  /** Told of every query that can be read; a wrong one stays in the field with its error. */
  readonly onQueryChange: (query: string) => void;
  /** Fields of the host's: customers are filtered by those that have a `filter` too. */
  readonly enrich?: Enrichment | undefined;
}

/** Filters of the customer list: search, chips and the typed query, two views of one query (FIL-1, FIL-2). */
export function CustomerFilters(props: CustomerFiltersProps) {
  return (
    <Widget>
      <Filters {...props} />
    </Widget>
  );
}

function Filters({ query, onQueryChange, enrich }: CustomerFiltersProps) {
  const { t } = usePartner(filterTexts);
  const [asText, setAsText] = useState(false);
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  const host = enrich?.filters;
  const terms = checkQuery(query, host?.language).query;
  // a field that is mended letter by letter stays when the query can be read again
  if (!terms && !asText) setAsText(true);
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2023, jsdom 20 and React 18 do not know that element
    <div role="search" className="pk-filters" ref={widget}>
      {asText || !terms ? (
        <QueryField query={query} onQueryChange={onQueryChange} enrich={enrich} />
      ) : (
        <Chips terms={terms} host={host} onChange={(next) => onQueryChange(formatQuery(next))} />
      )}
      <button
        form=""
        type="button"
        className="pk-icon-button"
        aria-pressed={asText || !terms}
        disabled={!terms}
        aria-label={t(asText ? 'filter.asChips' : 'filter.asText')}
        title={t(asText ? 'filter.asChips' : 'filter.asText')}
        onClick={() => setAsText(!asText)}
      >
        <Icon name={asText ? 'filter' : 'text'} />
      </button>
    </div>
  );
}

/** No fields of a host's. */
const noMenu: HostMenu = { items: () => [], onOpen: () => {} };

function Chips({
  terms,
  host,
  onChange,
}: {
  terms: HostQuery;
  host: HostFilters | undefined;
  onChange: (query: HostQuery) => void;
}) {
  const { client, t, formats } = usePartner(filterTexts);
  const [wanted, setWanted] = useState(false);
  const hasFacets = useSupports('customers.facets');
  const facets = useSourceQuery(['facets'], (options) => client.customers.facets(options), {
    enabled: wanted && hasFacets,
  });
  const menu = {
    query: terms,
    onChange,
    facets: facets.data,
    problem: facets.isError ? errorText(t, facets.error) : undefined,
    onRetry: () => void facets.refetch(),
    t,
    number: formats.number,
  };
  const chips = terms
    .map((term, index) => ({ term, index }))
    .filter(({ term }) => term.kind !== 'text' || term.negated);
  const adding = ({ items, onOpen }: HostMenu) => (
    <MenuButton
      className="pk-button pk-quiet"
      label={t('filter.add')}
      labelled
      items={() => (hasFacets ? filterMenu(menu, items()) : items())}
      onOpenChange={() => {
        setWanted(true);
        onOpen();
      }}
    >
      <Icon name="plus" />
      {t('filter.add')}
    </MenuButton>
  );
  return (
    <>
      <NameSearch terms={terms} onChange={onChange} />
      {chips.map(({ term, index }) => (
        <Chip
          key={chipKey(terms, index)}
          removeLabel={t('filter.remove', {
            filter:
              term.kind === 'host' ? (host?.label(term, t, formats) ?? '') : termLabel(term, t, formats),
          })}
          onRemove={() => onChange(withoutTerm(terms, index))}
        >
          {term.kind !== 'host' ? (
            <ChipLabel
              term={term}
              items={(field) => choiceItems(field, menu)}
              onOpen={() => setWanted(true)}
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
      ))}
      {host?.language.names.length ? (
        <host.Adding terms={terms} onChange={onChange}>
          {adding}
        </host.Adding>
      ) : (
        hasFacets && adding(noMenu)
      )}
      {terms.length > 0 && (
        <button form="" type="button" className="pk-link-button" onClick={() => onChange([])}>
          {t('filter.clear')}
        </button>
      )}
    </>
  );
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
}: {
  term: QueryTerm;
  items: (field: FilterField) => ReturnType<typeof choiceItems>;
  onOpen: () => void;
}) {
  const { t, formats } = usePartner(filterTexts);
  const label = termLabel(term, t, formats);
  const field =
    term.kind === 'choice' && !term.negated ? filterFields.find((known) => known === term.field) : undefined;
  if (!field) return <span className="pk-chip-label">{label}</span>;
  return (
    <MenuButton
      className="pk-chip-label"
      label={t('filter.edit', { filter: label })}
      items={() => items(field)}
      onOpenChange={onOpen}
    >
      {label}
    </MenuButton>
  );
}

function NameSearch({ terms, onChange }: { terms: HostQuery; onChange: (query: HostQuery) => void }) {
  const { t } = usePartner(filterTexts);
  const [typed, setTyped] = useState('');
  const inQuery = searchText(terms);
  // what is typed stays as it is typed (a trailing blank) as long as it means what the query says
  const shown = searchText(withSearchText([], typed)) === inQuery ? typed : inQuery;
  return (
    <SearchField
      label={t('filter.search')}
      value={shown}
      onChange={(text) => {
        setTyped(text);
        onChange(withSearchText(terms, text));
      }}
    />
  );
}

function QueryField({ query, onQueryChange, enrich }: CustomerFiltersProps) {
  const host = enrich?.filters;
  const { t } = usePartner(filterTexts);
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

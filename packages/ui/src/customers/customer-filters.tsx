import type { HostQuery } from '@partnerkit/sdk';
import { useEffect, useRef, useState } from 'react';
import type { HostFilters, HostMenu } from '../host-fields/host-filters.tsx';
import { filterTexts } from '../i18n/texts/filter-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { Icon } from '../primitives/icon.tsx';
import { MenuButton } from '../primitives/menu/menu-button.tsx';
import type { MenuItem } from '../primitives/menu/menu-item.ts';
import { SearchField } from '../primitives/search-field.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useSupports } from '../provider/use-supports.ts';
import { useMay } from '../provider/use-viewer.ts';
import type { CustomerFiltersProps } from './customer-filters-props.ts';
import type { ComparedField } from './filter-menu.ts';
import { type QueryParts, useQueryParts } from './use-query-parts.ts';

/** Filters of the customer list: search, chips and the typed query, two views of one query (FIL-1, FIL-2). */
export function CustomerFilters(props: CustomerFiltersProps) {
  return (
    <Widget>
      <Filters {...props} />
    </Widget>
  );
}

function Filters({ query, onQueryChange, enrich }: CustomerFiltersProps) {
  const { notify, t } = usePartner(filterTexts, stateTexts);
  const [asText, setAsText] = useState(false);
  /** What is searched for before queries can be written. */
  const [searched, setSearched] = useState<string>();
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  const host = enrich?.filters;
  const parts = useQueryParts(true, searched, () => {
    notify({ tone: 'danger', text: t('state.partFailed') });
  });
  const terms = query === '' ? nothingAsked : parts?.checkQuery(query, host?.language).query;
  // a field that is mended letter by letter stays when the query can be read again
  if (parts && !terms && !asText) setAsText(true);
  const isText = parts !== undefined && (asText || !terms);
  const change = (next: HostQuery) => parts && onQueryChange(parts.formatQuery(next));
  const search = (text: string) => {
    if (parts && terms) change(parts.withSearchText(terms, text));
    else setSearched(text);
  };
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    if (!parts || searched === undefined) return;
    setSearched(undefined);
    latest.current(searched);
  }, [parts, searched]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2023, jsdom 20 and React 18 do not know that element
    <div role="search" className="pk-filters" ref={widget}>
      {isText ? (
        <parts.QueryField query={query} onQueryChange={onQueryChange} enrich={enrich} />
      ) : (
        <>
          <NameSearch
            terms={terms ?? nothingAsked}
            parts={parts}
            meanwhile={searched ?? (plainWords.test(query) ? query : '')}
            onChange={search}
          />
          <Terms terms={terms ?? nothingAsked} parts={parts} host={host} onChange={change} />
        </>
      )}
      <button
        form=""
        type="button"
        className="pk-icon-button"
        aria-pressed={isText}
        disabled={!terms}
        aria-label={t(isText ? 'filter.asChips' : 'filter.asText')}
        title={t(isText ? 'filter.asChips' : 'filter.asText')}
        onClick={() => setAsText(!asText)}
      >
        <Icon name={isText ? 'filter' : 'text'} />
      </button>
    </div>
  );
}

const nothingAsked: HostQuery = [];
/** A query that says what is searched for and nothing else. */
const plainWords = /^[\p{L}\p{N} ]*$/u;
/** No fields of a host's. */
const noMenu: HostMenu = { items: () => [], onOpen: () => {} };

function Terms({
  terms,
  parts,
  host,
  onChange,
}: {
  terms: HostQuery;
  parts: QueryParts | undefined;
  host: HostFilters | undefined;
  onChange: (query: HostQuery) => void;
}) {
  const { client, t, formats } = usePartner(filterTexts);
  const [wanted, setWanted] = useState(false);
  const [compared, setCompared] = useState<ComparedField>();
  const [place, setPlace] = useState<Element | null>(null);
  const hasFacets = useSupports('customers.facets');
  const seesFigures = useMay('analytics.see');
  const hasKpis = useSupports('subscriptions.figures') && seesFigures;
  const facets = useSourceQuery(['facets'], (options) => client.customers.facets(options), {
    enabled: wanted && hasFacets,
  });
  const menu = {
    query: terms,
    onChange,
    facets: facets.data,
    failure: facets.error,
    onRetry: () => void facets.refetch(),
    hasKpis,
    onCompare: setCompared,
    t,
    number: formats.number,
  };
  const loading: MenuItem = { kind: 'note', label: t('filter.loading') };
  const itemsWith = (own: readonly MenuItem[]) => {
    if (!hasFacets) return own;
    return parts ? parts.filterMenu(menu, own) : [loading];
  };
  const adding = ({ items, onOpen }: HostMenu) => (
    <span ref={setPlace} className="pk-menu-button">
      <MenuButton
        className="pk-button pk-quiet"
        label={t('filter.add')}
        labelled
        items={() => itemsWith(items())}
        onOpenChange={() => {
          setWanted(true);
          onOpen();
        }}
      >
        <Icon name="plus" />
        {t('filter.add')}
      </MenuButton>
    </span>
  );
  return (
    <>
      {parts && <parts.Chips menu={menu} host={host} onOpen={() => setWanted(true)} />}
      {host?.language.names.length ? (
        <host.Adding terms={terms} onChange={onChange}>
          {adding}
        </host.Adding>
      ) : (
        hasFacets && adding(noMenu)
      )}
      {parts && compared && place && (
        <parts.AddedComparison
          field={compared}
          place={place}
          menu={menu}
          onClose={() => setCompared(undefined)}
        />
      )}
      {terms.length > 0 && (
        <button form="" type="button" className="pk-link-button" onClick={() => onChange([])}>
          {t('filter.clear')}
        </button>
      )}
    </>
  );
}

function NameSearch({
  terms,
  parts,
  meanwhile,
  onChange,
}: {
  terms: HostQuery;
  parts: QueryParts | undefined;
  /** What it says before queries can be read. */
  meanwhile: string;
  onChange: (text: string) => void;
}) {
  const { t } = usePartner(filterTexts);
  const [typed, setTyped] = useState('');
  return (
    <SearchField
      label={t('filter.search')}
      value={parts ? shownSearch(typed, terms, parts) : meanwhile}
      onChange={(text) => {
        setTyped(text);
        onChange(text);
      }}
    />
  );
}

/** What is typed stays as it is typed (a trailing blank) as long as it means what the query says. */
function shownSearch(typed: string, terms: HostQuery, { searchText, withSearchText }: QueryParts): string {
  const inQuery = searchText(terms);
  return searchText(withSearchText([], typed)) === inQuery ? typed : inQuery;
}

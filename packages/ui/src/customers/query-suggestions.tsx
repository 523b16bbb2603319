import type { QueryTerm } from '@partnerkit/sdk';
import { checkQuery, formatQuery, similarTags } from '@partnerkit/sdk/query';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useSupports } from '../provider/use-supports.ts';
import { termLabel } from './term-label.ts';

/** Where a query finds nobody: filters that were searched for as words, and tags of the viewer's customers close to one that they do not have. */
export function QuerySuggestions({
  query,
  onQueryChange,
}: {
  readonly query: string;
  readonly onQueryChange: (query: string) => void;
}) {
  const { client, t, formats } = usePartner(queryTexts, valueTexts);
  const terms = checkQuery(query).query ?? [];
  const asked = terms.flatMap((term, at) =>
    isTagTerm(term) ? term.values.map((value) => ({ at, value })) : [],
  );
  const facets = useSourceQuery(['facets'], (options) => client.customers.facets(options), {
    enabled: useSupports('customers.facets') && asked.length > 0,
  });
  const tags = facets.data?.tag.map(({ value }) => value) ?? [];
  const written = terms.map(writtenFilters);
  const filters = written.flatMap((found) => found ?? []);
  const asFilters = {
    label: filters.map((term) => termLabel(term, t, formats)).join(t('value.separator')),
    query: formatQuery(terms.flatMap((term, at) => written[at] ?? [term])),
  };
  const asTags = asked.flatMap(({ at, value }) =>
    similarTags(value, tags).map((tag) => ({
      label: tag,
      query: formatQuery(replaced(terms, at, value, tag)),
    })),
  );
  const meant = filters.length > 0 ? [asFilters, ...asTags] : asTags;
  if (meant.length === 0) return null;
  return (
    <p className="pk-state-text">
      {t('filter.didYouMean')}{' '}
      {meant.map(({ label, query: next }) => (
        <button
          key={next}
          form=""
          type="button"
          className="pk-link-button"
          onClick={() => onQueryChange(next)}
        >
          {label}
        </button>
      ))}
    </p>
  );
}

/** The filters that words are, where they are written as a query's: a search box takes them for words. */
function writtenFilters(term: QueryTerm): readonly QueryTerm[] | undefined {
  if (term.kind !== 'text' || term.negated) return undefined;
  const { query = [] } = checkQuery(term.text);
  return query.length > 0 && query.every(({ kind }) => kind !== 'text') ? query : undefined;
}

type TagTerm = Extract<QueryTerm, { readonly kind: 'choice' }>;

function isTagTerm(term: QueryTerm): term is TagTerm {
  return term.kind === 'choice' && term.field === 'tag' && !term.negated;
}

function replaced(terms: readonly QueryTerm[], at: number, value: string, tag: string): QueryTerm[] {
  return terms.map((term, index) =>
    index === at && isTagTerm(term)
      ? { ...term, values: [...new Set(term.values.map((one) => (one === value ? tag : one)))] }
      : term,
  );
}

import type { QueryTerm } from '@partnerkit/sdk';
import { checkQuery, formatQuery, similarTags } from '@partnerkit/sdk/query';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useSupports } from '../provider/use-supports.ts';

/** Where a query finds nobody: tags that the viewer's customers have, close to one that they do not have. */
export function TagSuggestions({
  query,
  onQueryChange,
}: {
  readonly query: string;
  readonly onQueryChange: (query: string) => void;
}) {
  const { client, t } = usePartner(queryTexts);
  const terms = checkQuery(query).query ?? [];
  const asked = terms.flatMap((term, at) =>
    isTagTerm(term) ? term.values.map((value) => ({ at, value })) : [],
  );
  const facets = useSourceQuery(['facets'], (options) => client.customers.facets(options), {
    enabled: useSupports('customers.facets') && asked.length > 0,
  });
  const tags = facets.data?.tag.map(({ value }) => value) ?? [];
  const meant = asked.flatMap(({ at, value }) =>
    similarTags(value, tags).map((tag) => ({ tag, query: formatQuery(replaced(terms, at, value, tag)) })),
  );
  if (meant.length === 0) return null;
  return (
    <p className="pk-state-text">
      {t('filter.didYouMean')}{' '}
      {meant.map(({ tag, query: next }) => (
        <button
          key={next}
          form=""
          type="button"
          className="pk-link-button"
          onClick={() => onQueryChange(next)}
        >
          {tag}
        </button>
      ))}
    </p>
  );
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

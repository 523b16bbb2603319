import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { CustomerSummary } from '../customers/customer-summary.ts';
import { checkFunction, checkList, isRecord } from '../errors/check-argument.ts';
import { spellings } from '../text/spellings.ts';
import { formatQuery } from './format-query.ts';
import { queryPredicate } from './match-query.ts';
import { checkQuery, parseQuery } from './parse-query.ts';
import type { Query, QueryTerm, TextTerm } from './query.ts';

/** A query made ready for rows in memory. */
export interface CustomerFilter {
  /** The canonical text: equal filters have equal keys. */
  readonly key: string;
  readonly query: Query;
  readonly matches: (summary: CustomerSummary) => boolean;
  /** What is looked for in a search text: of each, one spelling has to be there. */
  readonly texts: readonly (readonly string[])[];
  /** Whether a customer satisfies all that is asked for beside these texts; absent where that is nothing. */
  readonly rest: ((summary: CustomerSummary) => boolean) | undefined;
  /** Whether every customer that this filter lets through is one of those of another: a letter or a chip was added. */
  readonly narrows: (other: CustomerFilter) => boolean;
}

/** Ids of the customers that a KPI counts. */
export type KpiCustomers = (kpi: string) => PromiseLike<readonly string[]>;

/** The filter that a query text says. Throws `invalid` as {@link parseQuery} does. */
export async function customerFilter(
  text: string,
  asOf: CalendarDay,
  kpiCustomers: KpiCustomers = async () => [],
): Promise<CustomerFilter> {
  const query = parseQuery(text);
  return filterOf(query, await resolvedKpis(query, kpiCustomers), asOf);
}

/** The same at once; `undefined` for a text that can't be read, and where figures have to be asked whom they count. */
export function filterAtHand(text: string, asOf: CalendarDay): CustomerFilter | undefined {
  const { query } = checkQuery(text);
  return query && !query.some(isKpi) ? filterOf(query, query, asOf) : undefined;
}

/** The filter that a query says, and the same with its KPIs resolved. */
function filterOf(query: Query, resolved: Query, asOf: CalendarDay): CustomerFilter {
  const rest = resolved.filter((term) => !isWanted(term));
  return {
    key: formatQuery(query),
    query,
    matches: queryPredicate(resolved, { asOf }),
    texts: resolved.filter(isWanted).map((term) => spellings(term.text)),
    rest: rest.length > 0 ? queryPredicate(rest, { asOf }) : undefined,
    narrows: (other) => other.query.every((wide) => query.some((narrow) => implies(narrow, wide))),
  };
}

/** A query in which each term about KPIs is one about the ids of the customers that they count. */
export async function resolvedKpis(query: Query, kpiCustomers: KpiCustomers): Promise<Query> {
  checkList('query', query, isRecord);
  checkFunction('kpiCustomers', kpiCustomers);
  return Promise.all(
    query.map(async (term): Promise<QueryTerm> => {
      if (!isKpi(term)) return term;
      const ids = await Promise.all(term.values.map(kpiCustomers));
      return { ...term, field: 'id', values: ids.flat() };
    }),
  );
}

function isKpi(term: QueryTerm): term is Extract<QueryTerm, { readonly kind: 'choice' }> {
  return term.kind === 'choice' && term.field === 'kpi';
}

/** A text that has to be there. */
function isWanted(term: QueryTerm): term is TextTerm {
  return term.kind === 'text' && !term.negated;
}

function implies(narrow: QueryTerm, wide: QueryTerm): boolean {
  if (narrow.kind === 'text' && wide.kind === 'text' && !narrow.negated && !wide.negated) {
    const wider = spellings(wide.text);
    return spellings(narrow.text).every((text) => wider.some((part) => text.includes(part)));
  }
  return formatQuery([narrow]) === formatQuery([wide]);
}

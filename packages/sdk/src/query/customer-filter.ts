import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { CustomerSummary } from '../customers/customer-summary.ts';
import { formatQuery } from './format-query.ts';
import { queryPredicate } from './match-query.ts';
import { parseQuery } from './parse-query.ts';

/** A query made ready for rows in memory. */
export interface CustomerFilter {
  /** The canonical text: equal filters have equal keys. */
  readonly key: string;
  readonly matches: (summary: CustomerSummary) => boolean;
}

/** The filter that a query text says. Throws `invalid` as {@link parseQuery} does. */
export function customerFilter(text: string, asOf: CalendarDay): CustomerFilter {
  const query = parseQuery(text);
  return { key: formatQuery(query), matches: queryPredicate(query, { asOf }) };
}

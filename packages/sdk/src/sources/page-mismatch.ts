import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Customer } from '../customers/customer.schema.ts';
import { customerSearchText } from '../customers/customer-profile.ts';
import { customerSortKeys, sortedCustomer } from '../customers/customer-sort-key.ts';
import type { CustomerSort, CustomerSortField } from '../customers/customer-sorts.ts';
import type { CustomerSummary } from '../customers/customer-summary.ts';
import type { PageMismatch } from '../customers/customers.contract.ts';
import { queryPredicate } from '../query/match-query.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { ChoiceField, QueryTerm } from '../query/query.ts';

/** What a page was asked for. */
interface PageInput {
  readonly query?: string | undefined;
  readonly sort?: CustomerSort | undefined;
}

/**
 * How a page that a host answered differs from what it was asked for, as far as its rows tell: a row is judged by what it
 * says alone, and an order only where every alphabet has it. `undefined`: in nothing.
 */
export function pageMismatch(
  rows: readonly Customer[],
  { query, sort }: PageInput,
  asOf: CalendarDay,
): PageMismatch | undefined {
  const terms = query?.trim() ? parseQuery(query).filter(isTold) : [];
  const tests = terms.map((term) => ({ term, matches: queryPredicate([term], { asOf }) }));
  const unmatched = rows.filter((row) => {
    const summary = summaryOf(row);
    return tests.some(({ term, matches }) => isKnown(summary, row, term) && !matches(summary));
  }).length;
  const isUnordered = sort !== undefined && !isOrdered(rows, sort);
  return unmatched > 0 || isUnordered ? { unmatched, isUnordered } : undefined;
}

/** Which customers a KPI counts, and what is on record of one, no row tells. */
function isTold(term: QueryTerm): boolean {
  return term.kind !== 'choice' || (term.field !== 'kpi' && term.field !== 'type');
}

function summaryOf(row: Customer): CustomerSummary {
  return {
    ...sortedCustomer(row),
    id: row.id,
    searchText: customerSearchText(row.name, row.adminEmail),
    statuses: row.statuses ?? [],
    products: row.products ?? [],
    tags: row.tags ?? [],
    types: [],
  };
}

function isKnown(summary: CustomerSummary, row: Customer, term: QueryTerm): boolean {
  if (term.kind === 'text') return true;
  if (term.kind !== 'choice') return summary[term.field] !== undefined;
  const said: { readonly [Field in ChoiceField]: unknown } = {
    id: row.id,
    status: row.statuses,
    product: row.products,
    tag: row.tags,
    region: row.region,
    managed: row.managedBy,
    type: undefined,
    kpi: undefined,
  };
  return said[term.field] !== undefined;
}

function isOrdered(rows: readonly Customer[], sort: CustomerSort): boolean {
  const key = customerSortKeys[sort.replace(/^-/, '') as CustomerSortField];
  const direction = sort.startsWith('-') ? -1 : 1;
  // a host's own alphabet may order texts in another way
  const keys = rows.map((row) => key(sortedCustomer(row))).filter((one) => typeof one === 'number');
  return keys.every((one, at) => at === 0 || ((keys[at - 1] as number) - one) * direction <= 0);
}

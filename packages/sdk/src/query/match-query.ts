import { type CalendarDay, dayNumber } from '../calendar/calendar-day.ts';
import type { CustomerSummary } from '../customers/customer-summary.ts';
import { checkRecord } from '../errors/check-argument.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import { foldText } from '../text/fold-text.ts';
import { spellings } from '../text/spellings.ts';
import { checkTerms } from './check-terms.ts';
import type { ChoiceTerm, Comparison, DateValue, Query, QueryTerm } from './query.ts';

type Test<Value> = (value: Value) => boolean;

/** Fields in the order of what they cost: what the row holds, then what is derived from its subscriptions. */
const cheapestFirst = ['id', 'region', 'managed', 'text', 'tag', 'product', 'added', 'type'];

/**
 * Whether a customer satisfies a query on the as-of date (FIL-2). What is not known satisfies no term, so it satisfies
 * every negated one: each customer is in exactly one of `x` and `-x`.
 */
export function queryPredicate(query: Query, options: { asOf: CalendarDay }): Test<CustomerSummary> {
  checkTerms(query);
  checkRecord('options', options);
  const today = asOfDay(options.asOf);
  const tests = [...query].sort((a, b) => cost(a) - cost(b)).map((term) => termTest(term, today));
  return (summary) => {
    for (const test of tests) if (!test(summary)) return false;
    return true;
  };
}

function cost(term: QueryTerm): number {
  const rank = cheapestFirst.indexOf(term.kind === 'text' ? term.kind : term.field);
  return rank < 0 ? cheapestFirst.length : rank;
}

function termTest(term: QueryTerm, today: number): Test<CustomerSummary> {
  const holds = positiveTest(term, today);
  return term.negated ? (summary) => !holds(summary) : holds;
}

function positiveTest(term: QueryTerm, today: number): Test<CustomerSummary> {
  if (term.kind === 'text') {
    const [text = '', spelledOut] = spellings(term.text);
    if (spelledOut === undefined) return (summary) => summary.searchText.includes(text);
    return ({ searchText }) => searchText.includes(text) || searchText.includes(spelledOut);
  }
  if (term.kind === 'choice') return choiceTest(term);
  const comparisons: readonly Comparison<number | DateValue>[] = term.comparisons;
  const tests = comparisons.map((comparison) => comparisonTest(comparison, today));
  const { field } = term;
  return (summary) => {
    const value = summary[field];
    if (value === undefined) return false;
    for (const test of tests) if (test(value)) return true;
    return false;
  };
}

/** Where the row holds what a choice field compares. */
const choiceColumns = {
  id: 'id',
  region: 'region',
  managed: 'managedBy',
  tag: 'tags',
  product: 'products',
  type: 'types',
  status: 'statuses',
  // which customers a KPI counts is known once its term is resolved
  kpi: 'id',
} as const;

function choiceTest({ field, values }: ChoiceTerm): Test<CustomerSummary> {
  const column = choiceColumns[field];
  const ids = new Set<string | undefined>(values);
  const isWanted = field === 'id' ? (id: string | undefined) => ids.has(id) : foldedTest(values);
  return (summary) => {
    const value = summary[column];
    return typeof value === 'object' ? value.some(isWanted) : isWanted(value);
  };
}

/** Whether a value is one of those wanted, without regard to case and accents; each spelling is folded once. */
function foldedTest(values: readonly string[]): Test<string | undefined> {
  const wanted = new Set(values.map(foldText));
  const verdicts = new Map<string | undefined, boolean>();
  return (value) => {
    let verdict = verdicts.get(value);
    if (verdict === undefined) {
      // rows in bulk are checked only as they are delivered
      verdict = typeof value === 'string' && wanted.has(foldText(value));
      verdicts.set(value, verdict);
    }
    return verdict;
  };
}

/** Whether a number, or a date as its day number, compares as it is to; days from today count from `today`. */
export function comparisonTest(comparison: Comparison<number | DateValue>, today: number): Test<number> {
  const { operator } = comparison;
  if (operator === 'range') {
    const from = valueNumber(comparison.from, today);
    const to = valueNumber(comparison.to, today);
    return (value) => from <= value && value <= to;
  }
  const wanted = valueNumber(comparison.value, today);
  const equal = operator.includes('=');
  const above = operator.includes('>');
  const below = operator.includes('<');
  return (value) => (value > wanted ? above : value < wanted ? below : equal && value === wanted);
}

/** A number as it is, a date as day number. A date that does not exist compares with nothing. */
function valueNumber(value: number | DateValue, today: number): number {
  if (typeof value === 'number') return value;
  return 'day' in value ? (dayNumber(value.day) ?? Number.NaN) : today + value.days;
}

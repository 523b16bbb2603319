import {
  type CalendarDay,
  type ChoiceTerm,
  type Comparison,
  type DateValue,
  dayNumber,
  foldText,
  type Query,
  type QueryTerm,
  spellings,
} from '@partnerkit/sdk';
import sql, { join, raw, type Sql } from 'sql-template-tag';

/**
 * A query as SQL over a customer's summary `s` and standing `d`: the same as `queryPredicate` says of rows in memory. What
 * is not known satisfies no term, and so every negated one (FIL-2).
 */
export function customerWhere(query: Query, asOf: CalendarDay): Sql {
  const today = dayNumber(asOf) as number;
  const terms = query.map((term) => {
    const holds = positive(term, today);
    return term.negated ? sql`(${holds}) is not true` : sql`(${holds})`;
  });
  return terms.length === 0 ? sql`true` : join(terms, ' and ');
}

function positive(term: QueryTerm, today: number): Sql {
  if (term.kind === 'text') return containsText(term.text);
  if (term.kind === 'choice') return oneOfChoices(term);
  const column = raw(numberColumns[term.field]);
  const comparisons: readonly Comparison<number | DateValue>[] = term.comparisons;
  return join(
    comparisons.map((comparison) => compared(column, comparison, today)),
    ' or ',
  );
}

/** Nothing that is stored holds a NUL. */
function containsText(text: string): Sql {
  if (text.includes('\0')) return sql`false`;
  return join(
    spellings(text).map((spelling) => sql`strpos(s.search_text, ${spelling}) > 0`),
    ' or ',
  );
}

const numberColumns = {
  licenses: 'd.licenses',
  assigned: 'd.assigned',
  used: 'd.used',
  overage: 'd.overage',
  usage: 'd.usage',
  expires: 'd.expires',
  renews: 'd.renews',
  added: 's.added',
} as const;

const listColumns = {
  status: 'd.status_keys',
  product: 's.product_keys',
  tag: 's.tag_keys',
  type: 's.types',
} as const;

const textColumns = { region: 's.region_key', managed: 's.managed_key' } as const;

function oneOfChoices({ field, values }: ChoiceTerm): Sql {
  const storable = values.filter((value) => !value.includes('\0'));
  // the other KPIs are ids by now, and all are counted by the total
  if (field === 'kpi') return sql`s.in_total`;
  if (field === 'id') return sql`s.customer_id = any(${storable}::text[])`;
  const wanted = storable.map(foldText);
  if (field === 'region' || field === 'managed')
    return sql`${raw(textColumns[field])} = any(${wanted}::text[])`;
  return sql`${raw(listColumns[field])} && ${wanted}::text[]`;
}

/** Compared as floating-point numbers, as JavaScript does: no day and no count is too large for them. */
function compared(column: Sql, comparison: Comparison<number | DateValue>, today: number): Sql {
  if (comparison.operator === 'range') {
    const from = valueNumber(comparison.from, today);
    const to = valueNumber(comparison.to, today);
    return sql`${column}::float8 between ${from}::float8 and ${to}::float8`;
  }
  return sql`${column}::float8 ${raw(comparison.operator)} ${valueNumber(comparison.value, today)}::float8`;
}

/** A date that does not exist is `null`, which compares with nothing; NaN would be above all numbers. */
function valueNumber(value: number | DateValue, today: number): number | null {
  if (typeof value === 'number') return value;
  return 'day' in value ? (dayNumber(value.day) ?? null) : today + value.days;
}

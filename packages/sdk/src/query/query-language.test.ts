import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { calendarDay } from '../calendar/calendar-day.ts';
import type { CustomerSummary } from '../customers/customer-summary.ts';
import { searchText, withoutTerm, withSearchText } from './edit-query.ts';
import { formatQuery } from './format-query.ts';
import { queryPredicate } from './match-query.ts';
import { checkQuery, parseQuery, queryLimits } from './parse-query.ts';
import {
  type Comparison,
  choiceFields,
  type DateValue,
  dateFields,
  numberFields,
  type Query,
  type QueryTerm,
} from './query.ts';
import { QueryScanner } from './query-scanner.ts';

const nasty = fc.constantFrom(
  ...['"', '\\', '-', ':', ',', '..', '>', '=', ' ', '\n', '\u3000', 'É', '😀', '\ud800', 'a', '7', 'd'],
);
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  fc.string({ minLength: 1, maxLength: 8, unit: nasty }),
);
const known = {
  status: fc.constantFrom('trial', 'active', 'expiringSoon', 'onHold', 'on "hold"'),
  type: fc.constantFrom('subscription', 'trial', 'lease'),
  managed: fc.constantFrom('partner', 'external', 'a,b'),
  product: fc.constantFrom('calling', 'webinars', 'gold "tier"'),
  tag: words,
  region: words,
  kpi: fc.constantFrom('expiring', 'total', 'later'),
  id: words,
};
const days = fc.integer({ min: -9999, max: 9999 });
const dateValue = fc.oneof(
  days.map((count): DateValue => ({ days: count })),
  days.map((count): DateValue => ({ day: calendarDay(20_000 + count) })),
);
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const magnitude = (value: number | DateValue) =>
  typeof value === 'number' ? value : 'day' in value ? value.day : value.days;

function comparison<Value extends number | DateValue>(
  values: fc.Arbitrary<Value>,
): fc.Arbitrary<Comparison<Value>> {
  const operator = fc.constantFrom('=' as const, '>' as const, '>=' as const, '<' as const, '<=' as const);
  const range = fc.tuple(values, values).map(([a, b]): Comparison<Value> => {
    const [low, high] = [magnitude(a), magnitude(b)];
    const reversed = typeof low === typeof high && low > high;
    return { operator: 'range', from: reversed ? b : a, to: reversed ? a : b };
  });
  return fc.oneof(
    fc.record({ operator, value: values }).map((made): Comparison<Value> => made),
    range,
  );
}

const listOf = <Item>(items: fc.Arbitrary<Item>) => fc.array(items, { minLength: 1, maxLength: 4 });
const term: fc.Arbitrary<QueryTerm> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words, negated: fc.boolean() }),
  fc.constantFrom(...choiceFields).chain((field) =>
    fc.record({
      kind: fc.constant('choice' as const),
      field: fc.constant(field),
      values: listOf(known[field]),
      negated: fc.boolean(),
    }),
  ),
  fc.record({
    kind: fc.constant('number' as const),
    field: fc.constantFrom(...numberFields),
    comparisons: listOf(comparison(count)),
    negated: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('date' as const),
    field: fc.constantFrom(...dateFields),
    comparisons: listOf(comparison(dateValue)),
    negated: fc.boolean(),
  }),
);
const queries: fc.Arbitrary<Query> = fc.array(term, { maxLength: 6 });

const piece = fc.constantFrom(
  ...[
    'status',
    'tag',
    'licenses',
    'expires',
    'x',
    ':',
    '=',
    '>=',
    '<',
    ',',
    '..',
    '-',
    '"',
    '\\',
    ' ',
    '\u3000',
  ],
  ...['10', '99', '30d', '2026-01-01', 'trial', 'É', '😀', '\ud800', '\0'],
);
const typed = fc.oneof(
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
);

describe('the text and the tree of a query say the same (FIL-2)', () => {
  it('reads back every tree that it writes', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const text = formatQuery(query);
        fc.pre(text.length <= queryLimits.characters);
        expect(parseQuery(text)).toEqual(query);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads any text as a query or says what is wrong, and its canonical text is stable and no longer', () => {
    let read = 0;
    fc.assert(
      fc.property(typed, (text) => {
        const { query, problem } = checkQuery(text);
        if (problem) {
          expect(problem.position).toBeGreaterThanOrEqual(0);
          expect(problem.position).toBeLessThanOrEqual(text.length);
          expect(problem.possible).not.toHaveLength(0);
          return;
        }
        read++;
        const canonical = formatQuery(query);
        expect(canonical.length).toBeLessThanOrEqual(text.length);
        expect(parseQuery(canonical)).toEqual(query);
        expect(formatQuery(parseQuery(canonical))).toBe(canonical);
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('keeps what a search box looks for', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const again = withSearchText(query, searchText(query));
        expect(searchText(again)).toBe(searchText(query));
        expect(again).toHaveLength(query.length);
      }),
    );
  });

  it('reads a search box as literal text, whatever is typed', () => {
    fc.assert(
      fc.property(typed, (box) => {
        const query = withSearchText([], box);
        expect(query.every(({ kind, negated }) => kind === 'text' && !negated)).toBe(true);
        expect(withSearchText(query, searchText(query))).toEqual(query);
        expect(withSearchText(query, '')).toEqual([]);
      }),
    );
  });
});

describe('reading a query is bounded work', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  function steps(text: string): number {
    const looks = vi.spyOn(QueryScanner.prototype, 'next', 'get');
    checkQuery(text);
    const { length } = looks.mock.calls;
    looks.mockRestore();
    return length;
  }

  it.each([
    'a',
    '"',
    '\\',
    '-',
    ',',
    '.',
    'tag:',
    'tag:"',
    'tag:a,',
    'licenses:1,',
    'licenses:1..',
    '1',
    ' ',
    '<',
    '"\\"',
  ])('takes a few steps a character: %j again and again', (adversarial) => {
    for (const length of [200, 2000]) {
      const text = adversarial.repeat(length).slice(0, length);
      expect(steps(text)).toBeLessThan(6 * length + 20);
      expect(steps(`tag:"${text}`.slice(0, length))).toBeLessThan(6 * length + 20);
      expect(steps(`licenses:${text}`.slice(0, length))).toBeLessThan(6 * length + 20);
    }
  });

  it('refuses 100 kB without looking at it', () => {
    expect(steps('a '.repeat(50_000))).toBe(0);
    expect(checkQuery('a '.repeat(50_000)).problem?.found).toBe('100000 characters');
  });
});

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const summaries: fc.Arbitrary<CustomerSummary> = fc.record({
  id: words,
  region: maybe(words),
  managedBy: maybe(fc.constantFrom('partner', 'external', 'other')),
  sortKey: fc.string(),
  searchText: fc.string(),
  statuses: fc.array(fc.constantFrom('trial', 'active', 'onHold')),
  products: fc.array(fc.constantFrom('calling', 'Webinars')),
  tags: fc.array(words),
  types: fc.array(fc.constantFrom('subscription', 'trial')),
  licenses: maybe(count),
  assigned: maybe(count),
  used: maybe(count),
  overage: maybe(count),
  expires: maybe(days),
  renews: maybe(days),
  added: maybe(days),
});

describe('laws of matching', () => {
  const options = { asOf: '2026-11-16' };

  it('puts every customer in exactly one of a term and its negation', () => {
    fc.assert(
      fc.property(term, summaries, (one, summary) => {
        const holds = queryPredicate([one], options)(summary);
        expect(queryPredicate([{ ...one, negated: !one.negated }], options)(summary)).toBe(!holds);
      }),
    );
  });

  it('joins terms by and, whatever their order', () => {
    fc.assert(
      fc.property(queries, summaries, (query, summary) => {
        const holds = query.every((one) => queryPredicate([one], options)(summary));
        expect(queryPredicate(query, options)(summary)).toBe(holds);
        expect(queryPredicate([...query].reverse(), options)(summary)).toBe(holds);
      }),
    );
  });

  it('finds no fewer customers when a term is taken away', () => {
    fc.assert(
      fc.property(queries, summaries, fc.nat({ max: 6 }), (query, summary, index) => {
        if (!queryPredicate(query, options)(summary)) return;
        expect(queryPredicate(withoutTerm(query, index), options)(summary)).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar/calendar-day.ts';
import type { CustomerSummary } from '../customers/customer-summary.ts';
import { queryPredicate } from './match-query.ts';
import { parseQuery } from './parse-query.ts';

const asOf = '2026-11-16';
const today = dayNumber(asOf)!;
/** All that a bare `{ id, name }` row gives. */
const bare: CustomerSummary = {
  id: 'c1',
  sortKey: 'acme',
  searchText: 'acme',
  statuses: [],
  products: [],
  tags: [],
  types: [],
};

function holds(typed: string, summary: Partial<CustomerSummary> = {}): boolean {
  return queryPredicate(parseQuery(typed), { asOf })({ ...bare, ...summary });
}

describe('text', () => {
  it.each([
    ['acme', true],
    ['ACME', true],
    ['Ácmé', true],
    ['cm', true],
    ['acme gold', true],
    ['gold acme', true],
    ['"acme gold"', true],
    ['"gold acme"', false],
    ['anna@example.com', true],
    ['acme globex', false],
    ['-acme', false],
    ['-globex', true],
    ['"*"', false],
  ])('%s: %s', (typed, expected) => {
    expect(holds(typed, { searchText: 'acme gold\nanna@example.com' })).toBe(expected);
  });
});

describe('choices', () => {
  const summary = {
    id: 'C-1',
    region: 'EU',
    managedBy: 'external',
    statuses: ['expiringSoon', 'onHold'],
    products: ['calling', 'Webinars'],
    tags: ['Gold Tier', 'Café'],
    types: ['trial'],
  };
  it.each([
    ['id:C-1', true],
    ['id:c-1', false],
    ['id:x,C-1', true],
    ['region:eu', true],
    ['region:US,EU', true],
    ['region:US', false],
    ['managed:external', true],
    ['managed:partner', false],
    ['-managed:external', false],
    ['status:expiringSoon', true],
    ['status:"onHold"', true],
    ['status:trial', false],
    ['status:trial,expiringSoon', true],
    ['-status:trial', true],
    ['product:calling', true],
    ['product:webinars', true],
    ['product:call', false],
    ['product:callOn', false],
    ['tag:"gold tier"', true],
    ['tag:cafe', true],
    ['tag:gold', false],
    ['tag:"gold tier" tag:café', true],
    ['tag:"gold tier" tag:other', false],
    ['type:trial', true],
    ['type:subscription', false],
  ])('%s: %s', (typed, expected) => {
    expect(holds(typed, summary)).toBe(expected);
  });

  it('passes over values of rows that were not checked yet', () => {
    const odd = [null, 5, {}] as never;
    expect(holds('tag:gold', { tags: odd })).toBe(false);
    expect(holds('-tag:gold', { tags: odd })).toBe(true);
  });
});

describe('numbers', () => {
  it.each([
    ['licenses:100', [100], [99, 101]],
    ['licenses=100', [100], [99, 101]],
    ['licenses>100', [101, 100.5], [100, 99]],
    ['licenses>=100', [100, 101], [99]],
    ['licenses<100', [99, 0], [100, 101]],
    ['licenses<=100', [100, 0], [101]],
    ['licenses:10..99', [10, 50, 99], [9, 100]],
    ['licenses:1,10..20', [1, 10, 20], [0, 2, 9, 21]],
    ['licenses:<10,>90', [9, 91], [10, 90]],
    ['-licenses:10..99', [9, 100], [10, 99]],
    ['licenses>=0', [0], [Number.NaN]],
  ])('%s holds for %j and not for %j', (typed, matching, others) => {
    for (const licenses of matching) expect(holds(typed, { licenses })).toBe(true);
    for (const licenses of others) expect(holds(typed, { licenses })).toBe(false);
  });

  it.each(['licenses', 'assigned', 'used', 'overage'])('compares %s', (field) => {
    expect(holds(`${field}:7`, { [field]: 7 })).toBe(true);
    expect(holds(`${field}:8`, { [field]: 7 })).toBe(false);
  });
});

describe('dates, from the as-of date', () => {
  it.each([
    ['expires:2026-11-16', [0], [-1, 1]],
    ['expires:0d', [0], [-1, 1]],
    ['expires<30d', [29, -5], [30]],
    ['expires<=90d', [90, -1], [91]],
    ['expires:0d..90d', [0, 90], [-1, 91]],
    ['expires>=-90d', [-90, 0], [-91]],
    ['expires>2026-11-16', [1], [0]],
    ['expires:2026-11-01..2d', [-15, 2], [-16, 3]],
    ['expires:-7d,7d', [-7, 7], [0]],
  ])('%s holds for days %j and not for %j', (typed, matching, others) => {
    for (const days of matching) expect(holds(typed, { expires: today + days })).toBe(true);
    for (const days of others) expect(holds(typed, { expires: today + days })).toBe(false);
  });

  it.each(['expires', 'renews', 'added'])('compares %s', (field) => {
    expect(holds(`${field}:3d`, { [field]: today + 3 })).toBe(true);
    expect(holds(`${field}:3d`, { [field]: today + 4 })).toBe(false);
  });

  it('refuses an as-of date that does not exist', () => {
    expect(() => queryPredicate([], { asOf: '2026-02-30' })).toThrow('asOf: expected a calendar date');
  });
});

describe('what is not known', () => {
  it.each([
    ...['status:trial', 'product:calling', 'tag:gold', 'region:EU', 'type:trial', 'managed:partner'],
    ...['licenses>=0', 'licenses<=0', 'assigned:0', 'used<5', 'overage:0..9'],
    ...['expires<30d', 'renews>=0d', 'added:2026-11-16'],
  ])('never satisfies %s, and satisfies its negation', (typed) => {
    expect(holds(typed)).toBe(false);
    expect(holds(`-${typed}`)).toBe(true);
  });

  it('does not keep a bare customer from the empty query', () => {
    expect(holds('')).toBe(true);
  });
});

describe('reading rows', () => {
  function readBy(typed: string, row: Partial<CustomerSummary>): string[] {
    const read: string[] = [];
    const summary = new Proxy(
      { ...bare, ...row },
      {
        get: (target, property) => {
          read.push(String(property));
          return target[property as keyof CustomerSummary];
        },
      },
    );
    queryPredicate(parseQuery(typed), { asOf })(summary);
    return read;
  }

  it('reads only what the query asks for, what is derived last', () => {
    const all = 'status:trial licenses>5 tag:gold acme region:EU';
    const row = { statuses: ['trial'], licenses: 9, tags: ['gold'], region: 'EU' };
    expect(readBy(all, row)).toEqual(['region', 'searchText', 'tags', 'statuses', 'licenses']);
    expect(readBy(all, {})).toEqual(['region']);
    expect(readBy('', row)).toEqual([]);
  });

  it('leaves the query as it is', () => {
    const query = Object.freeze(parseQuery('status:trial acme'));
    expect(queryPredicate(query, { asOf })(bare)).toBe(false);
  });
});

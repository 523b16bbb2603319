import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerSummary } from '../customers/customer-summary.ts';
import { customerFilter } from './customer-filter.ts';

const asOf = '2026-11-16';
const narrows = async (narrow: string, wide: string) =>
  (await customerFilter(narrow, asOf)).narrows(await customerFilter(wide, asOf));

describe('a filter that narrows another', () => {
  it.each([
    ['acme', '', true],
    ['', 'acme', false],
    ['acme', 'acm', true],
    ['acm', 'acme', false],
    ['ÁCME', 'acm', true],
    ['"acme gold"', 'gold acme', true],
    ['gold acme', '"acme gold"', false],
    ['-acme', '-acm', false],
    ['-acm', '-acme', false],
    ['acme', '-acm', false],
    ['acme status:trial', 'acm', true],
    ['acme status:trial', 'status:trial', true],
    ['status:trial', 'STATUS:"Trial"', true],
    ['status:trial', '-status:trial', false],
    ['status:trial,active', 'status:trial', false],
    ['licenses>9', 'licenses>5', false],
  ])('%j of %j: %s', async (narrow, wide, expected) => {
    expect(await narrows(narrow, wide)).toBe(expected);
  });

  it('lets no customer through that the other does not', async () => {
    const term = fc.constantFrom(
      ...[
        'a',
        'ab',
        'B',
        'ä',
        'äb',
        'ae',
        'aeb',
        '"a b"',
        '-a',
        '-ab',
        'tag:x',
        '-tag:x',
        'tag:x,y',
        'licenses>5',
        'licenses>9',
      ],
    );
    const text = fc.array(term, { maxLength: 3 }).map((terms) => terms.join(' '));
    const summary: fc.Arbitrary<CustomerSummary> = fc.record({
      id: fc.constant('c'),
      sortKey: fc.constant(''),
      searchText: fc.string({ unit: fc.constantFrom('a', 'b', 'e', ' '), maxLength: 4 }),
      statuses: fc.constant([]),
      products: fc.constant([]),
      types: fc.constant([]),
      tags: fc.subarray(['x', 'y']),
      licenses: fc.constantFrom(undefined, 5, 7, 10),
    });
    await fc.assert(
      fc.asyncProperty(text, text, summary, async (one, other, customer) => {
        const [narrow, wide] = [await customerFilter(one, asOf), await customerFilter(other, asOf)];
        if (narrow.narrows(wide) && narrow.matches(customer)) expect(wide.matches(customer)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a filter by what a KPI counts', () => {
  const summary = (id: string): CustomerSummary => ({
    id,
    sortKey: id,
    searchText: id,
    statuses: [],
    products: [],
    types: [],
    tags: [],
  });
  const counted: Record<string, string[]> = { expiring: ['a', 'b'], overLimit: ['c'] };
  const found = async (query: string) => {
    const filter = await customerFilter(query, asOf, async (kpi) => counted[kpi] ?? []);
    return ['a', 'b', 'c', 'd'].filter((id) => filter.matches(summary(id)));
  };

  it('lets those customers through, or all others', async () => {
    expect(await found('kpi:expiring')).toEqual(['a', 'b']);
    expect(await found('kpi:expiring,overLimit')).toEqual(['a', 'b', 'c']);
    expect(await found('-kpi:expiring')).toEqual(['c', 'd']);
    expect(await found('kpi:expiring -b')).toEqual(['a']);
    await expect(found('kpi:late')).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('the key of a filter', () => {
  it('is the same for the same query, however it is typed', async () => {
    const typed = await customerFilter(' "acme"  status:TRIAL', asOf);
    expect(typed.key).toBe((await customerFilter('acme status:trial', asOf)).key);
  });

  it('needs a query that can be read', async () => {
    await expect(customerFilter('licenses:abc', asOf)).rejects.toThrow('query: position 9');
  });
});

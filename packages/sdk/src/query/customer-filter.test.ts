import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerSummary } from '../customers/customer-summary.ts';
import { customerFilter } from './customer-filter.ts';

const asOf = '2026-11-16';
const narrows = (narrow: string, wide: string) =>
  customerFilter(narrow, asOf).narrows(customerFilter(wide, asOf));

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
  ])('%j of %j: %s', (narrow, wide, expected) => {
    expect(narrows(narrow, wide)).toBe(expected);
  });

  it('lets no customer through that the other does not', () => {
    const term = fc.constantFrom(
      ...['a', 'ab', 'B', '"a b"', '-a', '-ab', 'tag:x', '-tag:x', 'tag:x,y', 'licenses>5', 'licenses>9'],
    );
    const text = fc.array(term, { maxLength: 3 }).map((terms) => terms.join(' '));
    const summary: fc.Arbitrary<CustomerSummary> = fc.record({
      id: fc.constant('c'),
      sortKey: fc.constant(''),
      searchText: fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 4 }),
      statuses: fc.constant([]),
      products: fc.constant([]),
      types: fc.constant([]),
      tags: fc.subarray(['x', 'y']),
      licenses: fc.constantFrom(undefined, 5, 7, 10),
    });
    fc.assert(
      fc.property(text, text, summary, (one, other, customer) => {
        const [narrow, wide] = [customerFilter(one, asOf), customerFilter(other, asOf)];
        if (narrow.narrows(wide) && narrow.matches(customer)) expect(wide.matches(customer)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the key of a filter', () => {
  it('is the same for the same query, however it is typed', () => {
    expect(customerFilter(' "acme"  status:TRIAL', asOf).key).toBe(
      customerFilter('acme status:trial', asOf).key,
    );
  });

  it('needs a query that can be read', () => {
    expect(() => customerFilter('licenses:abc', asOf)).toThrow('query: position 9');
  });
});

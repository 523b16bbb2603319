import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { licenseColumns } from '../licenses/license-columns.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { PeerRates } from './peer-rates.ts';
import { quantile } from './quantile.ts';

/** As R defines its rule 7, over sorted values. */
function reference(sorted: readonly number[], share: number): number {
  const h = (sorted.length - 1) * share + 1;
  const below = sorted[Math.floor(h) - 1] as number;
  return below + (h - Math.floor(h)) * ((sorted[Math.floor(h)] ?? below) - below);
}

const ranked = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return { count: sorted.length, nth: (rank: number) => sorted[rank] ?? Number.NaN };
};

describe('quantiles', () => {
  it.each([
    [[7], 0.25, 7],
    [[1, 2], 0.5, 1.5],
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4, 5], 0.25, 2],
    [[1, 1, 1, 9], 0.5, 1],
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 1, 3],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(quantile(ranked(values), share)).toBe(expected);
  });

  it('of peers are those of their sorted rates, ties and rates above one too', () => {
    const pool = fc.record({
      purchased: fc.constantFrom(1, 2, 3, 4, 5, 7, 10, 24),
      assigned: fc.constantFrom(0, 1, 2, 3, 5, 10, 24, 60),
    });
    fc.assert(
      fc.property(
        fc.array(pool, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 1),
        (pools, share) => {
          const rows = pools.map(
            (counts, at): Subscription => ({
              id: `s${at}`,
              customerId: 'c',
              kind: 'subscription',
              startDate: '2026-01-01',
              endDate: '2027-01-01',
              licenses: [{ product: 'calling', ...counts }],
            }),
          );
          const peers = new PeerRates(licenseColumns(rows), 20_773, [0], [1, 25]).ranked(1, 3);
          const sorted = pools.map(({ assigned, purchased }) => assigned / purchased).sort((a, b) => a - b);
          expect(peers.count).toBe(sorted.length);
          expect(quantile(peers, share)).toBeCloseTo(reference(sorted, share), 12);
        },
      ),
    );
  });
});

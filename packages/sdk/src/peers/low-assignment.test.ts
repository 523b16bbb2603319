import { describe, expect, it } from 'vitest';
import { licenseColumns } from '../licenses/license-columns.ts';
import { licenseTally } from '../sections/license-tally.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { lowAssignmentRule } from './low-assignment.ts';
import type { LowAssignmentParameters } from './low-assignment-parameters.ts';

const asOf = '2026-11-16';
type Counts = readonly [purchased: number, assigned?: number];

function row([purchased, assigned]: Counts, at: number, more: Partial<Subscription> = {}): Subscription {
  const counts = { purchased, ...(assigned === undefined ? {} : { assigned }) };
  return {
    id: `s${at}`,
    customerId: `c${at}`,
    kind: 'subscription',
    startDate: '2026-01-01',
    endDate: '2027-01-01',
    licenses: [{ product: 'calling', ...counts }],
    ...more,
  };
}

function judge(pools: readonly Counts[], parameters: Partial<LowAssignmentParameters> = {}) {
  return judgeRows(
    pools.map((counts, at) => row(counts, at)),
    parameters,
  );
}

function judgeRows(rows: readonly Subscription[], parameters: Partial<LowAssignmentParameters> = {}) {
  const tally = licenseTally(licenseColumns(rows), {
    asOf,
    lowAssignment: lowAssignmentRule(parameters),
  });
  return { ...tally, low: Array.from(tally.membership, (sections) => (sections & 8) !== 0) };
}

const times = (count: number, counts: Counts): Counts[] => Array.from({ length: count }, () => counts);

describe('low assignment', () => {
  it.each([
    [1, 1],
    [24, 1],
    [25, 25],
    [99, 25],
    [100, 100],
    [499, 100],
    [500, 500],
    [1999, 500],
    [2000, 2000],
    [1_000_000, 2000],
  ])('compares %d licenses with the band from %d', (purchased, band) => {
    const { peers } = judge(times(8, [purchased, purchased]));
    expect(peers).toMatchObject([{ product: 'calling', band, peers: 8 }]);
  });

  it('compares all bands of the product where fewer than 8 are in one', () => {
    const seven = judge([...times(7, [10, 9]), ...times(8, [30, 15])]).peers;
    expect(seven.map(({ band, peers }) => [band, peers])).toEqual([
      [25, 8],
      [undefined, 15],
    ]);
    const eight = judge([...times(8, [10, 9]), ...times(8, [30, 15])]).peers;
    expect(eight.map(({ band, peers }) => [band, peers])).toEqual([
      [1, 8],
      [25, 8],
    ]);
  });

  it('judges the pools of a small band by all bands, the others by their own', () => {
    const { low } = judge([[10, 1], ...times(6, [10, 10]), ...times(8, [30, 30]), [40, 1]]);
    expect(low.flatMap((isLow, at) => (isLow ? [at] : []))).toEqual([0, 15]);
  });

  it('counts exactly 20 points below the median, in all cases that can be exact', () => {
    let cases = 0;
    for (let purchased = 5; purchased <= 250; purchased += 5) {
      for (let median = purchased / 5; median <= purchased; median++) {
        const exact = median - purchased / 5;
        const peers = [...times(2, [purchased, exact]), ...times(6, [purchased, median])];
        // two of nine are below it: the quartile lies at the median
        const { low } = judge([...peers, [purchased, median]], { fewestPeers: 8 });
        expect([purchased, median, low[0]]).toEqual([purchased, median, true]);
        if (median > purchased / 5) {
          const short = judge([...times(2, [purchased, exact + 1]), ...times(7, [purchased, median])]);
          expect([purchased, median, short.low[0]]).toEqual([purchased, median, false]);
        }
        cases++;
      }
    }
    expect(cases).toBeGreaterThan(4000);
  });

  it('is strictly below the quartile', () => {
    // three of eight at the lowest rate: the quartile lies there too
    const three = judge([...times(3, [10, 1]), ...times(5, [10, 9])]);
    expect(three.peers[0]).toMatchObject({ lowerQuantile: 0.1, median: 0.9 });
    expect(three.low).not.toContain(true);
    const two = judge([...times(2, [10, 1]), ...times(6, [10, 9])]);
    expect(two.low.filter(Boolean)).toHaveLength(2);
  });

  it('leaves out nothing purchased and assigned not known, as pools and as peers', () => {
    const { low, peers, excluded } = judge([...times(8, [10, 9]), [0, 0], [0, 5], [10], [10, 1]]);
    expect(peers[0]?.peers).toBe(9);
    expect(low.indexOf(true)).toBe(11);
    expect(low.filter(Boolean)).toHaveLength(1);
    expect(excluded).toEqual({ invalid: 0, assignedUnknown: 1, nothingPurchased: 2 });
  });

  it('looks at running pools only', () => {
    const rows = times(8, [10, 9]).map((counts, at) => row(counts, at));
    const low: Counts = [10, 1];
    const { membership } = judgeRows([
      ...rows,
      row(low, 8, { endDate: '2026-11-15' }),
      row(low, 9, { startDate: '2026-11-17' }),
      row(low, 10, { endDate: asOf, startDate: asOf }),
    ]);
    expect(Array.from(membership.subarray(8), (sections) => sections & 8)).toEqual([0, 0, 8]);
  });

  it('keeps products apart', () => {
    const calling = times(8, [10, 9]).map((counts, at) => row(counts, at));
    const meetings = times(8, [10, 1]).map((counts, at) =>
      row(counts, at + 8, { licenses: [{ product: 'meetings', purchased: counts[0], assigned: 1 }] }),
    );
    expect(judgeRows([...calling, ...meetings]).low).not.toContain(true);
  });

  it.each<[Partial<LowAssignmentParameters>, number]>([
    [{}, 1],
    [{ gap: 0.85 }, 0],
    [{ quantile: 0 }, 0],
    [{ bands: [1, 10] }, 1],
    [{ fewestPeers: 100 }, 1],
  ])('goes by parameters %j', (parameters, count) => {
    const { low } = judge([[10, 1], ...times(8, [10, 9])], parameters);
    expect(low.filter(Boolean)).toHaveLength(count);
  });

  it('gives way to a rule of the host', () => {
    const columns = licenseColumns([row([10, 9], 0), row([10, 1], 1)]);
    const isLow = Uint8Array.of(1, 0);
    const tally = licenseTally(columns, { asOf, lowAssignment: () => ({ isLow, groups: [] }) });
    expect(Array.from(tally.membership, (sections) => sections & 8)).toEqual([8, 0]);
    expect(tally.peers).toEqual([]);
  });
});

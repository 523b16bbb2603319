import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../testing/src/random.ts';
import { randomLicenseRow, randomLicenseRows } from '../../../testing/src/random-license-rows.ts';
import { licenseColumns } from '../licenses/license-columns.ts';
import type { LowAssignmentParameters } from '../peers/low-assignment-parameters.ts';
import { licenseTally } from '../sections/license-tally.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { IncrementalFigures } from './incremental-figures.ts';

const asOf = '2026-11-16';
const multiplier = Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);

function fullTotals(rows: readonly Subscription[], parameters: Partial<LowAssignmentParameters> = {}) {
  const options = { asOf, lowAssignment: parameters };
  const { membership: _, products: __, ...totals } = licenseTally(licenseColumns(rows), options);
  return totals;
}

describe('incremental figures', () => {
  it('are those of a full computation after any changes', () => {
    const worlds = fc.record({
      seed: fc.integer(),
      rows: fc.integer({ min: 0, max: 120 }),
      changes: fc.integer({ min: 1, max: 40 }),
      fewestPeers: fc.constantFrom(1, 3, 8, 30),
      gap: fc.constantFrom(0, 0.1, 0.2, 0.5),
      garbage: fc.constantFrom(0, 0.1),
    });
    fc.assert(
      fc.property(worlds, ({ seed, rows: count, changes, garbage, ...parameters }) => {
        const random = createRandom(seed, 1);
        const rows = new Map(
          randomLicenseRows(seed, count, { garbage }).map((row) => [`${row.customerId} ${row.id}`, row]),
        );
        const incremental = new IncrementalFigures([...rows.values()], { asOf, lowAssignment: parameters });
        for (let change = 0; change < changes; change++) {
          const known = rows.size > 0 && random.chance(0.7) ? random.pick([...rows.values()]) : undefined;
          const row = randomLicenseRow(random, known?.id ?? `n${change}`, garbage);
          const next = known ? { ...row, customerId: known.customerId } : row;
          const key = `${next.customerId} ${next.id}`;
          if (known && random.chance(0.4)) {
            expect(incremental.remove(known)).toBe(true);
            rows.delete(key);
          } else {
            incremental.put(next);
            rows.set(key, next);
          }
          expect(incremental.totals()).toEqual(fullTotals([...rows.values()], parameters));
        }
      }),
      { numRuns: 60 * multiplier },
    );
  });

  it('start from columns as from rows', () => {
    const rows = randomLicenseRows(1, 200, { garbage: 0.1 });
    expect(new IncrementalFigures(licenseColumns(rows), { asOf }).totals()).toEqual(fullTotals(rows));
  });

  it('refuse what does not fit, and let it be mended', () => {
    const [row] = randomLicenseRows(2, 1) as [Subscription];
    const figures = new IncrementalFigures([{ ...row, startDate: 'soon' }], { asOf });
    expect(figures.totals().excluded.invalid).toBe(1);
    figures.put(row);
    expect(figures.totals()).toEqual(fullTotals([row]));
    expect(figures.put({ ...row, endDate: 'never' })).toMatchObject({ field: 'endDate' });
    expect(figures.totals()).toEqual(fullTotals([{ ...row, endDate: 'never' }]));
    expect(figures.put({ ...row, id: 7.5 } as never)).toMatchObject({ field: 'id' });
    expect(figures.totals().excluded.invalid).toBe(1);
    expect(figures.remove(row)).toBe(true);
    expect(figures.remove(row)).toBe(false);
    expect(figures.totals()).toEqual(fullTotals([]));
  });

  it('know a row by an id that is a whole number', () => {
    const [given] = randomLicenseRows(2, 1) as [Subscription];
    const row = { ...given, id: 7, customerId: 12 } as never as Subscription;
    const figures = new IncrementalFigures([row], { asOf });
    const changed = { ...row, licenses: [{ product: 'calling', purchased: 3, assigned: 1 }] };
    expect(figures.put(changed)).toBeUndefined();
    expect(figures.totals()).toEqual(fullTotals([changed]));
    expect(figures.remove(row)).toBe(true);
    expect(figures.totals()).toEqual(fullTotals([]));
  });

  it('move a quartile, and with it pools that did not change', () => {
    const row = (at: number, assigned: number): Subscription => ({
      id: `s${at}`,
      customerId: `c${at}`,
      kind: 'subscription',
      startDate: '2026-01-01',
      endDate: '2027-06-30',
      licenses: [{ product: 'calling', purchased: 10, assigned }],
    });
    const rows = [4, 4, 5, 6, 7, 7, 8, 8].map((assigned, at) => row(at, assigned));
    const figures = new IncrementalFigures(rows, { asOf });
    expect(figures.totals().inSection.lowAssignment).toBe(2);
    figures.put(row(8, 1));
    figures.put(row(9, 1));
    figures.put(row(10, 1));
    expect(figures.totals().inSection.lowAssignment).toBe(3);
    expect(figures.totals()).toEqual(fullTotals([...rows, row(8, 1), row(9, 1), row(10, 1)]));
  });
});

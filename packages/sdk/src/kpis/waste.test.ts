import { describe, expect, it } from 'vitest';
import { licenseColumns } from '../licenses/license-columns.ts';
import { type LicensePrice, licensePrices } from '../prices/license-prices.ts';
import { sectionPools, sectionRow } from '../sections/section-rows.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { tallyOf } from './figures.ts';
import { wasteOfFigures, wasteOfRow } from './waste.ts';

const asOf = '2026-11-16';
const prices: readonly LicensePrice[] = [
  { product: 'calling', amount: 10, currency: 'EUR' },
  { product: 'calling', amount: 0.1, currency: 'USD', customerId: 'us' },
  { product: 'meetings', amount: 4, currency: 'EUR' },
];

let ids = 0;
function agreement(
  customerId: string,
  [purchased, assigned, used]: readonly [number, number?, number?],
  more: Partial<Subscription> & { readonly product?: string } = {},
): Subscription {
  const { product = 'calling', ...others } = more;
  return {
    id: `s${ids++}`,
    customerId,
    kind: 'subscription',
    startDate: '2026-01-01',
    endDate: '2027-12-31',
    licenses: [
      {
        product,
        purchased,
        ...(assigned === undefined ? {} : { assigned }),
        ...(used === undefined ? {} : { used }),
      },
    ],
    ...others,
  };
}

function wasteOf(rows: readonly Subscription[], list = prices, product = 'calling') {
  const columns = licenseColumns(rows);
  return wasteOfFigures(columns, tallyOf(rows, { asOf }), licensePrices(list), product);
}

describe('what waste costs a month', () => {
  it('is the price of unassigned and unused licenses and of overage, in each currency for itself', () => {
    const { kpis } = wasteOf([
      agreement('a', [100, 60, 50]),
      agreement('a', [10, 10, 10], { product: 'meetings' }),
      agreement('a', [50, 20, 20], { product: 'meetings' }),
      agreement('b', [5, 8, 3]),
      agreement('us', [30, 27, 24]),
    ]);
    expect(kpis.total).toEqual({
      amounts: [
        // 40 × 10 and 30 × 4; 10 × 10, and 2 of the five that are paid for; 3 × 10
        { currency: 'EUR', unassigned: 520, unused: 120, overage: 30 },
        { currency: 'USD', unassigned: 0.3, unused: 0.3, overage: 0 },
      ],
      excluded: [],
    });
    expect(kpis.overLimit.amounts).toEqual([{ currency: 'EUR', unassigned: 0, unused: 20, overage: 30 }]);
  });

  it('is not zero where it is not known, and says how much is left out', () => {
    const { kpis } = wasteOf(
      [
        agreement('a', [100]),
        agreement('a', [100, 40]),
        agreement('a', [20, 20, 20], { product: 'meetings' }),
        agreement('b', [100, 40, 10], { kind: 'trial' }),
        agreement('c', [9, 4, 4], { endDate: '2026-11-15' }),
        agreement('c', [9, 4, 4], { startDate: '2026-11-17' }),
        agreement('c', [9, 4, 4], { product: 'messaging' }),
      ],
      [{ product: 'calling', amount: 1, currency: 'EUR' }],
    );
    expect(kpis.total).toEqual({
      amounts: [{ currency: 'EUR', unassigned: 60, unused: 0, overage: 0 }],
      excluded: [
        { reason: 'assignedNotSupplied', of: 'pools', count: 1 },
        { reason: 'usedNotSupplied', of: 'pools', count: 1 },
        { reason: 'trial', of: 'pools', count: 1 },
      ],
    });
    const without = wasteOf([agreement('a', [100, 40, 40]), agreement('a', [5, 5, 5])], []);
    expect(without.kpis.total).toEqual({
      amounts: [],
      excluded: [{ reason: 'noPrice', of: 'pools', count: 1 }],
    });
  });

  it('is that of one product in the sections, of all in the KPIs', () => {
    const ends = { endDate: '2026-12-01' };
    const rows = [
      agreement('a', [10, 5, 5], ends),
      agreement('a', [10, 8, 8], { ...ends, product: 'meetings' }),
    ];
    const [calling, meetings] = [wasteOf(rows), wasteOf(rows, prices, 'meetings')];
    expect(calling.sections.expiring.amounts).toEqual([
      { currency: 'EUR', unassigned: 50, unused: 0, overage: 0 },
    ]);
    expect(meetings.sections.expiring.amounts).toEqual([
      { currency: 'EUR', unassigned: 8, unused: 0, overage: 0 },
    ]);
    expect(calling.kpis.expiring).toEqual(meetings.kpis.expiring);
    expect(calling.kpis.expiring.amounts).toEqual([
      { currency: 'EUR', unassigned: 58, unused: 0, overage: 0 },
    ]);
  });

  it('is the same in whatever order the subscriptions come', () => {
    const list: LicensePrice[] = [0.1, 0.2, 0.7, 1e5, 3.3].map((amount, at) => ({
      ...{ product: 'calling', amount, currency: 'EUR', customerId: `c${at}` },
    }));
    const rows = Array.from({ length: 200 }, (_, at) => agreement(`c${at % 5}`, [at + 3, at % 7, at % 3]));
    expect(wasteOf(rows, list)).toEqual(wasteOf([...rows].reverse(), list));
  });

  it('of a row is that of its pool; nothing of a trial, and of what has no price', () => {
    const rows = [
      agreement('us', [30, 27, 24], { endDate: '2026-12-01' }),
      agreement('a', [30, 35], { endDate: '2026-12-01' }),
      agreement('a', [30], { endDate: '2026-12-01' }),
      agreement('t', [30, 20, 20], { endDate: '2026-12-01', kind: 'trial' }),
    ];
    const columns = licenseColumns(rows);
    const tally = tallyOf(rows, { asOf });
    const told = Array.from(sectionPools(columns, tally, 'expiring', 'calling'), (pool) =>
      wasteOfRow(sectionRow(columns, pool, 'expiring', tally.today), licensePrices(prices)),
    );
    expect(told).toEqual([
      { currency: 'USD', unassigned: 0.3, unused: 0.3, overage: 0 },
      { currency: 'EUR', unassigned: 0, unused: null, overage: 50 },
      { currency: 'EUR', unassigned: null, unused: null, overage: null },
      null,
    ]);
  });

  it('is of a product that the figures are about', () => {
    expect(() => wasteOf([agreement('a', [1])], prices, 'messaging')).toThrow(
      'product: expected one of calling, meetings',
    );
  });
});

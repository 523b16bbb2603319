import { describe, expect, it } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import type { HostRowProblem } from '../host-rows/host-row-problem.ts';
import type { LicensePrice } from '../prices/license-prices.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { type MemorySourceOptions, memorySource } from './memory-source.ts';

const asOf = '2026-11-16';
const customers = [{ id: 'a', name: 'Acme', region: 'EU' }];
const subscriptions: Subscription[] = [
  {
    ...{ id: 's', customerId: 'a', kind: 'subscription', startDate: '2026-01-01', endDate: '2026-12-01' },
    licenses: [{ product: 'calling', purchased: 10, assigned: 6, used: 5 }],
  },
];
const price: LicensePrice = { product: 'calling', amount: 2, currency: 'EUR' };

function client(more: Partial<MemorySourceOptions>) {
  return createPartnerClient({ source: memorySource({ customers, subscriptions, ...more }), asOf });
}

describe('a source with prices of licenses', () => {
  it('answers what waste costs beside the figures and on the rows of sections', async () => {
    const priced = client({ licensePrices: [price] });
    const { waste } = await priced.subscriptions.figures({ product: 'calling' });
    const amounts = [{ currency: 'EUR', unassigned: 8, unused: 2, overage: 0 }];
    const notKnown = { amounts, excluded: [], weekBefore: null };
    expect(waste?.kpis.total).toEqual(notKnown);
    expect(waste?.sections.expiring).toEqual(notKnown);
    const { items } = await priced.subscriptions.section({ section: 'expiring', product: 'calling' });
    expect(items[0]?.waste).toEqual(amounts[0]);
  });

  it('tells what waste has cost a week before, at the prices of today, and what was added since', async () => {
    const pool = { product: 'calling', purchased: 10, assigned: 6, used: 5 };
    const counts = (week: string, assigned: number, used: number) => ({
      ...{ week, purchased: 10, assigned, used },
    });
    const agreement = (id: string, weeks: ReturnType<typeof counts>[], more: Partial<Subscription> = {}) => ({
      ...(subscriptions[0] as Subscription),
      id,
      licenses: [{ ...pool, weeks }],
      ...more,
    });
    const rows: Subscription[] = [
      // 4 and 3 licenses, 5 and 2 of them a week later
      agreement('falls', [counts('2026-11-01', 6, 3), counts('2026-11-08', 5, 3)]),
      // of one of both weeks nothing is known: it has neither come nor gone
      agreement('half', [counts('2026-11-08', 8, 2)]),
      agreement('none', []),
      // has ended since, at a price in another currency
      agreement('ended', [counts('2026-11-01', 9, 9), counts('2026-11-08', 9, 9)], {
        ...{ customerId: 'b', endDate: '2026-11-12' },
      }),
    ];
    const { waste } = await client({
      customers: [...customers, { id: 'b', name: 'Berg', region: 'EU' }],
      subscriptions: rows,
      licensePrices: [price, { ...price, currency: 'USD', customerId: 'b' }],
    }).subscriptions.figures({ product: 'calling' });
    expect(waste?.kpis.total?.weekBefore).toEqual({
      ...{ asOf: '2026-11-09', week: '2026-11-01', notKnown: 2 },
      amounts: [
        { currency: 'EUR', unassigned: 8, unused: 6, overage: 0 },
        { currency: 'USD', unassigned: 2, unused: 0, overage: 0 },
      ],
      changes: [
        { currency: 'EUR', unassigned: 2, unused: -2, overage: 0 },
        { currency: 'USD', unassigned: -2, unused: 0, overage: 0 },
      ],
    });
    expect(waste?.sections.overLimit?.weekBefore).toBeNull();
    expect(waste?.sections.expiring?.weekBefore?.changes[0]).toEqual({
      ...{ currency: 'EUR', unassigned: 2, unused: -2, overage: 0 },
    });
  });

  it('that has none says nothing of costs', async () => {
    const bare = client({});
    expect((await bare.subscriptions.figures({ product: 'calling' })).waste).toBeUndefined();
    const { items } = await bare.subscriptions.section({ section: 'expiring', product: 'calling' });
    expect(items[0]).not.toHaveProperty('waste');
  });

  it('loads them once, and again when it is refreshed', async () => {
    let loads = 0;
    const priced = client({ licensePrices: async () => [{ ...price, amount: ++loads }] });
    const total = async () =>
      (await priced.subscriptions.figures({ product: 'calling' })).waste?.kpis.total?.amounts[0]?.unassigned;
    expect([await total(), await total()]).toEqual([4, 4]);
    priced.refresh();
    expect(await total()).toBe(8);
  });

  it('tells of a price that is left out, and goes by the others', async () => {
    const problems: HostRowProblem[] = [];
    const rows = [{ ...price, product: 'meetings', amount: -1 }, price];
    const priced = client({ licensePrices: rows, onProblem: (problem) => problems.push(problem) });
    const { waste } = await priced.subscriptions.figures({ product: 'calling' });
    expect(waste?.kpis.total?.amounts).toHaveLength(1);
    await expect
      .poll(() => problems)
      .toMatchObject([{ kind: 'refused', rows: 'licensePrices', row: 1, field: 'amount' }]);
  });

  it('whose loader fails says so', async () => {
    const priced = client({ licensePrices: () => Promise.reject(new Error('no prices today')) });
    await expect(priced.subscriptions.figures({ product: 'calling' })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('licensePrices'),
    });
  });
});

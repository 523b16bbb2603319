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
    expect(waste?.kpis.total).toEqual({ amounts, excluded: [] });
    expect(waste?.sections.expiring).toEqual({ amounts, excluded: [] });
    const { items } = await priced.subscriptions.section({ section: 'expiring', product: 'calling' });
    expect(items[0]?.waste).toEqual(amounts[0]);
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

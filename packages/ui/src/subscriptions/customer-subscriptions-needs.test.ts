import type { Subscription } from '@partnerkit/sdk';
import { describe, expect, it } from 'vitest';
import { licenseNeeds } from './customer-subscriptions-needs.ts';

const asOf = '2026-11-16';
type Pool = Subscription['licenses'][number];
const holding = (licenses: Pool[], row: Partial<Subscription> = {}): Subscription => ({
  ...{ id: 's', customerId: 'c', kind: 'subscription', startDate: '2026-01-01', endDate: '2026-12-31' },
  licenses,
  ...row,
});

describe('whether a customer uses what it bought (DET-1)', () => {
  it.each([
    ['more assigned than purchased', { purchased: 100, assigned: 101, used: 3 }, 'over'],
    ['exactly 90 % used', { purchased: 100, assigned: 95, used: 90 }, 'full'],
    ['just below', { purchased: 100, assigned: 95, used: 89 }, 'healthy'],
    ['exactly half used', { purchased: 100, assigned: 95, used: 50 }, 'healthy'],
    ['less than half', { purchased: 100, assigned: 95, used: 49 }, 'idle'],
    ['use not supplied', { purchased: 100, assigned: 95 }, 'unknown'],
    ['nothing purchased', { purchased: 0, assigned: 0, used: 0 }, 'unknown'],
    ['nothing purchased, but assigned', { purchased: 0, assigned: 2, used: 0 }, 'over'],
  ])('%s', (_, counts, need) => {
    expect(licenseNeeds([holding([{ product: 'calling', ...counts }])], asOf)).toMatchObject([{ need }]);
  });

  it('adds what runs together, and knows a sum only when each part is known', () => {
    const rows = [
      holding([{ product: 'calling', purchased: 10, assigned: 12, used: 5 }]),
      holding([{ product: 'calling', purchased: 30, assigned: 20 }]),
    ];
    expect(licenseNeeds(rows, asOf)).toEqual([
      { product: 'calling', need: 'over', purchased: 40, assigned: 32, used: null, overage: 2 },
    ]);
  });

  it('leaves out what ended or has not started, and says when the last ended', () => {
    const pool = [{ product: 'calling', purchased: 10, assigned: 10, used: 10 }];
    const ended = holding(pool, { endDate: '2026-11-15' });
    expect(licenseNeeds([ended, holding(pool, { endDate: '2026-03-01' })], asOf)).toMatchObject([
      { need: 'none', purchased: 0, endedOn: '2026-11-15' },
    ]);
    const [coming] = licenseNeeds([holding(pool, { startDate: '2026-11-17' })], asOf);
    expect(coming).not.toHaveProperty('endedOn');
    expect(licenseNeeds([holding(pool, { endDate: asOf })], asOf)).toMatchObject([{ need: 'full' }]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { statusIds } from '../customers/status-ids.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { customerStatuses } from './customer-statuses.ts';
import { type StatusFacts, statusRules } from './status-rules.ts';

const asOf = '2026-11-16';

function subscription(fields: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    customerId: 'c1',
    kind: 'subscription',
    startDate: '2026-01-01',
    endDate: '2027-01-01',
    licenses: [{ product: 'calling', purchased: 10, assigned: 5 }],
    ...fields,
  };
}

function statuses(subscriptions: Subscription[] | undefined, customer = {}) {
  return customerStatuses(customer, subscriptions, { asOf });
}

describe('customer statuses (CUS-2)', () => {
  it.each<[string, Partial<Subscription>, string[]]>([
    ['runs on its first day', { startDate: asOf }, ['active']],
    ['does not run before its first day', { startDate: '2026-11-17' }, ['expired']],
    ['runs on its last day, and expires soon', { endDate: asOf }, ['expiringSoon', 'active']],
    ['is over after its last day', { endDate: '2026-11-15' }, ['expired']],
    ['ends in two days', { endDate: '2026-11-18' }, ['expiringSoon', 'active']],
    ['ends in three days', { endDate: '2026-11-19' }, ['active']],
    ['renews by itself', { endDate: '2026-11-17', autoRenews: true }, ['active']],
    [
      'a trial never renews',
      { kind: 'trial', endDate: '2026-11-17', autoRenews: true },
      ['expiringSoon', 'trial'],
    ],
    [
      'assigned as purchased',
      { licenses: [{ product: 'calling', purchased: 10, assigned: 10 }] },
      ['active'],
    ],
    [
      'one assigned too many',
      { licenses: [{ product: 'calling', purchased: 10, assigned: 11 }] },
      ['licenseOverage', 'active'],
    ],
    ['assignment not known', { licenses: [{ product: 'calling', purchased: 10 }] }, ['active']],
    [
      'one pool does not cover another',
      {
        licenses: [
          { product: 'calling', purchased: 99, assigned: 0 },
          { product: 'meetings', purchased: 1, assigned: 2 },
        ],
      },
      ['licenseOverage', 'active'],
    ],
    ['not paid', { paid: false }, ['suspended', 'active']],
    ['not paid, ended', { paid: false, endDate: '2026-11-15' }, ['expired']],
    [
      'not set up, not yet started',
      { setupComplete: false, startDate: '2026-12-01' },
      ['expired', 'orderSetupReady'],
    ],
  ])('%s', (_title, fields, expected) => {
    expect(statuses([subscription(fields)])).toEqual(expected);
  });

  it.each([
    ['never signed in', null, ['noRecentActivity']],
    ['thirty days ago', '2026-10-17T00:00:00Z', []],
    ['thirty-one days ago', '2026-10-16T23:59:59Z', ['noRecentActivity']],
    ['not supplied', undefined, []],
  ])('last sign-in: %s', (_title, lastAdminSignInAt, expected) => {
    expect(statuses(undefined, { lastAdminSignInAt })).toEqual(expected);
  });

  it('gives no status for what is not supplied, and none for a customer known to have nothing', () => {
    expect(statuses(undefined)).toEqual([]);
    expect(statuses([])).toEqual([]);
  });

  it('takes other parameters and other rules', () => {
    const ending = [subscription({ endDate: '2026-11-26', autoRenews: true })];
    const parameters = { expiringWithinDays: 10, autoRenewingExpires: true };
    expect(customerStatuses({}, ending, { asOf, parameters })).toEqual(['expiringSoon', 'active']);
    expect(customerStatuses({}, ending, { asOf, rules: [] })).toEqual([]);
  });

  it('names a date that is none', () => {
    expect(() => customerStatuses({}, [], { asOf: '2026-02-30' })).toThrow(/asOf: expected a calendar date/);
  });

  it('lists its rules in the order of urgency', () => {
    expect(statusRules.map(({ id }) => id)).toEqual(statusIds);
  });

  it('agrees with the worked example', () => {
    const example = new URL('../../../testing/example/', import.meta.url);
    const { asOf, customers, subscriptions } = JSON.parse(
      readFileSync(new URL('portfolio.json', example), 'utf8'),
    );
    const { statuses: expected } = JSON.parse(readFileSync(new URL('figures.json', example), 'utf8'));
    const found = Object.fromEntries(
      customers.map((customer: { id: string; lastAdminSignInAt?: string }) => [
        customer.id,
        customerStatuses(
          customer,
          subscriptions.filter(({ customerId }: Subscription) => customerId === customer.id),
          { asOf },
        ),
      ]),
    );
    expect(found).toEqual(expected);
  });
});

describe('rows that do not fit', () => {
  const ended = {
    ...{ id: 's', customerId: 'c', kind: 'subscription', startDate: '2025-01-01', endDate: '2025-12-31' },
    licenses: [],
  } as unknown as Subscription;

  it.each([
    [{ endDate: '2025-12-31T00:00:00Z' }],
    [{ endDate: undefined }],
    [{ endDate: '2024-12-31' }],
    [{ licenses: [{ product: 'calling', purchased: 2.5 }] }],
    [{ licenses: null }],
  ])('are not known, and make nobody expired: %j', (changes) => {
    const bad = { ...ended, ...changes } as Subscription;
    expect(customerStatuses({}, [bad], { asOf: '2026-11-16' })).toEqual([]);
    expect(customerStatuses({}, [ended, bad], { asOf: '2026-11-16' })).toEqual([]);
  });

  it('a sign-in without a zone is not known, wherever the machine stands', () => {
    expect(
      customerStatuses({ lastAdminSignInAt: '2025-01-01T00:30:00' }, [], { asOf: '2026-11-16' }),
    ).toEqual([]);
  });

  it('a host may judge by statuses of its own', () => {
    const rules = [{ id: 'onHold', holds: ({ open }: StatusFacts) => open.length === 0 }];
    expect(customerStatuses({}, [ended], { asOf: '2026-11-16', rules })).toEqual(['onHold']);
  });
});

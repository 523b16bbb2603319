import type { Subscription } from '@partnerkit/sdk';
import { customerStatuses, statusIds } from '@partnerkit/sdk/rules';
import { describe, expect, it } from 'vitest';
import en from '../i18n/catalogs/en.json';
import { statusSubscriptions } from './status-subscriptions.ts';

const asOf = '2026-11-16';
const one = (id: string, more: Partial<Subscription> = {}): Subscription => ({
  ...{ id, customerId: 'c', kind: 'subscription', startDate: '2026-01-01', endDate: '2026-12-31' },
  licenses: [{ product: 'calling', purchased: 10, assigned: 5 }],
  ...more,
});
const idsOf = (status: string, rows: readonly Subscription[]) =>
  statusSubscriptions(status, rows, asOf).map(({ subscription }) => subscription.id);

describe('the subscriptions from which a status follows', () => {
  it('are some wherever the status holds by our rules, except where it is about a sign-in', () => {
    const rows = [
      one('unpaid', { paid: false }),
      one('open', { setupComplete: false }),
      one('over', { licenses: [{ product: 'calling', purchased: 10, assigned: 12 }] }),
      one('ends', { endDate: '2026-11-17' }),
      one('trial', { kind: 'trial' }),
    ];
    const held = customerStatuses({ lastAdminSignInAt: null }, rows, { asOf });
    for (const status of held)
      expect(idsOf(status, rows).length > 0, status).toBe(status !== 'noRecentActivity');
    expect(idsOf('suspended', rows)).toEqual(['unpaid']);
    expect(idsOf('orderSetupReady', rows)).toEqual(['open']);
    expect(idsOf('licenseOverage', rows)).toEqual(['over']);
    expect(idsOf('expiringSoon', rows)).toEqual(['ends']);
    expect(idsOf('trial', rows)).toEqual(['trial']);
  });

  it('are the last to have ended of who has expired, whatever is to start', () => {
    const rows = [
      one('old', { endDate: '2026-02-01' }),
      one('last', { endDate: '2026-11-01' }),
      one('to come', { startDate: '2026-12-01' }),
    ];
    expect(idsOf('expired', rows)).toEqual(['last']);
  });

  it('are none of a status of the source’s own', () => {
    expect(idsOf('gilded', [one('a')])).toEqual([]);
  });
});

it('every status of ours says what it means', () => {
  for (const status of statusIds) expect(en).toHaveProperty([`standing.means.${status}`]);
});

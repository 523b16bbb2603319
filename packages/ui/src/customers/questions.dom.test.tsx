import { memorySource } from '@partnerkit/sdk';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CustomerTable } from './customer-table.tsx';

const soon = { kind: 'subscription' as const, startDate: '2026-01-01', autoRenews: false };
const pool = (used: number) => [{ product: 'meetings', purchased: 100, assigned: 90, used }];
const source = memorySource({
  customers: [
    { id: 'low', name: 'Low in December', region: 'EU', tags: ['Gold tier'] },
    { id: 'high', name: 'High in December', region: 'EU' },
    { id: 'later', name: 'Low in January', region: 'EU' },
    { id: 'us', name: 'Low elsewhere', region: 'US', tags: ['Gold tier'] },
  ],
  subscriptions: [
    { ...soon, id: '1', customerId: 'low', endDate: '2026-12-20', licenses: pool(12) },
    { ...soon, id: '2', customerId: 'high', endDate: '2026-12-20', licenses: pool(80) },
    { ...soon, id: '3', customerId: 'later', endDate: '2027-01-20', licenses: pool(12) },
    { ...soon, id: '4', customerId: 'us', endDate: '2026-12-20', licenses: pool(12) },
  ],
});

const show = (query: string) =>
  render(
    <PartnerProvider source={source} asOf="2026-11-29">
      <CustomerTable defaultQuery={query} columns={['name', 'usage', 'next']} />
    </PartnerProvider>,
  );

describe('a question of the morning', () => {
  it('who in the EU expires next month with low usage?', async () => {
    show('region:EU expires:2026-12-01..2026-12-31 usage<50%');
    expect(await screen.findByText('Low in December')).toBeTruthy();
    expect(await screen.findByText('1 customer matches')).toBeTruthy();
    expect(screen.getByText('Expires')).toBeTruthy();
    expect(await screen.findByText('12.0%')).toBeTruthy();
  });

  it('whom did we tag gold? A tag that nobody has leads to the one that was meant', async () => {
    show('tag:gold');
    await userEvent.click(await screen.findByRole('button', { name: 'Gold tier' }));
    expect(await screen.findByText('Low in December')).toBeTruthy();
    expect(await screen.findByText('Low elsewhere')).toBeTruthy();
    expect(screen.queryByText('High in December')).toBeNull();
  });
});

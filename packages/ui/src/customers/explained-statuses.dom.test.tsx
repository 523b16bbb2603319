import { memorySource } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { ExplainedStatuses } from './explained-statuses.tsx';

const acme = { id: 'acme', name: 'Acme', statuses: ['trial' as const] };

describe('the statuses of a customer by its id', () => {
  it('are read', async () => {
    render(
      <PartnerProvider source={memorySource({ customers: [acme], subscriptions: [] })}>
        <ExplainedStatuses customerId="acme" />
      </PartnerProvider>,
    );
    expect(await screen.findByRole('button', { name: 'Trial' })).toBeVisible();
  });

  it('of one that does not exist say so, and are asked for again', async () => {
    const customers = [{ id: 'other', name: 'Other' }];
    const source = memorySource({ customers: () => customers });
    const { container } = render(
      <PartnerProvider source={source}>
        <ExplainedStatuses customerId="acme" />
      </PartnerProvider>,
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('It does not exist any more.');
    expect(container.querySelector('[aria-busy="true"]')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('It does not exist any more.');
  });

  it('of a source that knows no single customer are not available', async () => {
    render(
      <PartnerProvider source={createSource({})}>
        <ExplainedStatuses customerId="acme" />
      </PartnerProvider>,
    );
    expect(await screen.findByText('Not available here')).toBeVisible();
  });
});

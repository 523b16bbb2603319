import { memorySource } from '@partnerkit/sdk';
import { onlineManager, QueryClient } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from './partner-provider.tsx';

afterEach(() => onlineManager.setOnline(true));

const rowsOf = (name: string) => memorySource({ customers: async () => [{ id: 'c1', name }] });

it('two roots that share a query client show each their own partner', async () => {
  const shared = new QueryClient();
  const page = (name: string) => {
    const container = document.createElement('div');
    document.body.append(container);
    render(
      <PartnerProvider source={rowsOf(name)} queryClient={shared}>
        <CustomerTable />
      </PartnerProvider>,
      { container },
    );
    return within(container);
  };
  const first = page('Of the first partner');
  expect(await first.findByText('Of the first partner')).toBeTruthy();
  const second = page('Of the second partner');
  expect(second.queryByText('Of the first partner')).toBeNull();
  expect(await second.findByText('Of the second partner')).toBeTruthy();
  expect(first.queryByText('Of the second partner')).toBeNull();
});

it('rows in memory wait for no network, whatever a host set for its own queries', async () => {
  onlineManager.setOnline(false);
  const theirs = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'online',
        enabled: false,
        throwOnError: true,
        select: () => undefined,
        retry: 5,
      },
    },
  });
  render(
    <PartnerProvider source={rowsOf('There at once')} queryClient={theirs}>
      <CustomerTable />
    </PartnerProvider>,
  );
  expect(await screen.findByText('There at once')).toBeTruthy();
});

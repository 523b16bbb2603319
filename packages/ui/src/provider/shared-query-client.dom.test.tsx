import { memorySource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor, within } from '@testing-library/react';
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

it('a source without a connection fails at once, and is asked again when it is back: nothing stays busy', async () => {
  let isConnected = false;
  const list = async () => {
    if (!isConnected) throw new PartnerError({ code: 'offline', message: 'no connection' });
    return [{ id: 'c1', name: 'There again' }];
  };
  const theirs = new QueryClient({ defaultOptions: { queries: { networkMode: 'online', retry: 5 } } });
  onlineManager.setOnline(false);
  render(
    <PartnerProvider source={createSource({ customers: { list } })} queryClient={theirs}>
      <CustomerTable />
    </PartnerProvider>,
  );
  expect(await screen.findByText('There is no connection to the data source.')).toBeTruthy();
  isConnected = true;
  act(() => onlineManager.setOnline(true));
  expect(await screen.findByText('There again')).toBeTruthy();
  await waitFor(() => expect(screen.getByRole('table').getAttribute('aria-busy')).not.toBe('true'));
});

it('rows that are there stay while the connection goes and comes, and are not busy after it', async () => {
  const theirs = new QueryClient({ defaultOptions: { queries: { networkMode: 'online' } } });
  render(
    <PartnerProvider source={rowsOf('Here all along')} queryClient={theirs}>
      <CustomerTable />
    </PartnerProvider>,
  );
  expect(await screen.findByText('Here all along')).toBeTruthy();
  act(() => onlineManager.setOnline(false));
  await act(() => theirs.invalidateQueries());
  act(() => onlineManager.setOnline(true));
  expect(screen.getByText('Here all along')).toBeTruthy();
  await waitFor(() => expect(theirs.isFetching()).toBe(0));
  expect(screen.getByRole('table').getAttribute('aria-busy')).not.toBe('true');
});

it("a host's provider of queries, around ours or within, changes nothing while there is no connection", async () => {
  onlineManager.setOnline(false);
  const theirs = new QueryClient({ defaultOptions: { queries: { networkMode: 'online', enabled: false } } });
  render(
    <>
      <QueryClientProvider client={theirs}>
        <PartnerProvider source={rowsOf('Theirs around ours')}>
          <CustomerTable />
        </PartnerProvider>
      </QueryClientProvider>
      <PartnerProvider source={rowsOf('Theirs within ours')}>
        <QueryClientProvider client={theirs}>
          <CustomerTable />
        </QueryClientProvider>
      </PartnerProvider>
    </>,
  );
  expect(await screen.findByText('Theirs around ours')).toBeTruthy();
  expect(await screen.findByText('Theirs within ours')).toBeTruthy();
  expect(theirs.getQueryCache().getAll()).toEqual([]);
  act(() => onlineManager.setOnline(true));
  for (const table of screen.getAllByRole('table'))
    await waitFor(() => expect(table.getAttribute('aria-busy')).not.toBe('true'));
});

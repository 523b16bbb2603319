import { memorySource } from '@partnerkit/sdk';
import { render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { it as italian } from '../i18n/it.messages.ts';
import { PartnerProvider, type PartnerProviderProps } from './partner-provider.tsx';

const source = memorySource({
  customers: ['a', 'b', 'c'].map((id) => ({ id, name: `Customer ${id}` })),
});

let told: MockInstance<typeof console.error>;

beforeEach(() => {
  told = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const page = (props: Partial<PartnerProviderProps>) => (
  <StrictMode>
    <PartnerProvider source={source} {...props}>
      <CustomerTable />
    </PartnerProvider>
  </StrictMode>
);

describe('the texts of a host', () => {
  it('are merged: what it does not name stays', async () => {
    render(page({ messages: { 'filter.search': 'Find a client', 'table.export': undefined } }));
    expect(await screen.findByText('3 customers')).toBeTruthy();
    expect(screen.getByRole('searchbox', { name: 'Find a client' })).toBeTruthy();
    expect(screen.getByText('Export')).toBeTruthy();
  });

  it('may be ICU texts', async () => {
    render(page({ messages: { 'customers.count': '{total, plural, one {# client} other {# clients}}' } }));
    expect(await screen.findByText('3 clients')).toBeTruthy();
  });

  it('may be written anew for each render', async () => {
    const clients = () => page({ messages: { 'customers.count': '{total} clients' } });
    const { rerender } = render(clients());
    expect(await screen.findByText('3 clients')).toBeTruthy();
    rerender(clients());
    expect(screen.getByText('3 clients')).toBeTruthy();
  });

  it('may be functions', async () => {
    render(page({ messages: { 'customers.count': ({ total }) => `${total} of ours` } }));
    expect(await screen.findByText('3 of ours')).toBeTruthy();
  });

  it('go before those of a shipped catalog', async () => {
    const messages = { ...italian, 'table.export': 'Scarica' };
    render(page({ locale: 'it', messages }));
    expect(await screen.findByText('3 clienti')).toBeTruthy();
    expect(screen.getByText('Scarica')).toBeTruthy();
    expect(told).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<PartnerProviderProps>]>([
    ['is no ICU text', { messages: { 'customers.count': '{total, plural' } }],
    [
      'throws',
      {
        messages: {
          'customers.count': () => {
            throw new Error('no');
          },
        },
      },
    ],
    ['is no message at all', { messages: { 'customers.count': 12 as never } }],
  ])('are English where one %s, and the console says so once in development', async (_what, props) => {
    const { rerender } = render(page(props));
    expect(await screen.findByText('3 customers')).toBeTruthy();
    rerender(page(props));
    const ofTheText = () => told.mock.calls.filter(([said]) => `${said}`.includes('customers.count'));
    await vi.waitFor(() => expect(ofTheText()).toHaveLength(1));
  });

  it('are named on the console where no text has their id, and not where it may still load or is named by data', async () => {
    const ids = ['customers.tilte', 'nowhere.title', 'filter.search', 'setup.nothing', 'product.ours'];
    render(page({ messages: Object.fromEntries(ids.map((id) => [id, 'Ours'])) }));
    expect(await screen.findByText('3 customers')).toBeTruthy();
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
    expect(told.mock.calls.map(([said]) => /"(.*)"/.exec(`${said}`)?.[1])).toEqual(ids.slice(0, 2));
  });
});

describe('a locale', () => {
  it.each(['it_IT', 'C', 'en-US@posix', '', 'nonsense', null as never])(
    '%j shows the table',
    async (locale) => {
      render(page({ locale }));
      expect(await screen.findByText('Customer a')).toBeTruthy();
    },
  );

  it('without messages says so once, in development', async () => {
    const { rerender } = render(page({ locale: 'it-IT' }));
    rerender(page({ locale: 'it-IT', theme: 'dark' }));
    expect(await screen.findByText('Customer a')).toBeTruthy();
    expect(told.mock.calls).toEqual([[expect.stringContaining('messages={it}')]]);
  });

  it.each<[string, Partial<PartnerProviderProps>]>([
    ['of English', { locale: 'en-GB' }],
    ['with messages', { locale: 'it', messages: italian }],
  ])('%s needs no word', async (_what, props) => {
    render(page(props));
    expect(await screen.findByText('Customer a')).toBeTruthy();
    expect(told).not.toHaveBeenCalled();
  });

  it('without messages says nothing to users', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    render(page({ locale: 'it' }));
    expect(await screen.findByText('Customer a')).toBeTruthy();
    expect(told).not.toHaveBeenCalled();
  });
});

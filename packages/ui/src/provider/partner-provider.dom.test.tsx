import { memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { RegionSelector } from '../regions/region-selector.tsx';
import { usePartner } from './partner-context.ts';
import { PartnerProvider, type PartnerProviderProps } from './partner-provider.tsx';

const row = (id: string, region = 'EU') => ({ id, name: `Customer ${id}`, region });

function Drawn({ onDrawn }: { onDrawn: () => void }) {
  usePartner();
  onDrawn();
  return null;
}

function BrokenToolbar(): never {
  throw new Error('the slot is broken');
}

afterEach(() => vi.restoreAllMocks());

describe('PartnerProvider', () => {
  it('is asked for where it is missing, by the widget in its place', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    render(
      <>
        <CustomerTable />
        <p>neighbour</p>
      </>,
    );
    expect(screen.getByText(/Put it inside <PartnerProvider source=/)).toBeTruthy();
    expect(screen.getByText('neighbour')).toBeTruthy();
  });

  it.each<[string, Partial<PartnerProviderProps>, RegExp]>([
    ['no source', {}, /PartnerProvider needs a source/],
    ['a promise of one', { source: Promise.resolve() as never }, /a promise: await it first/],
    ['an object that is none', { source: {} as never }, /source of PartnerProvider is none/],
    ['a text', { source: 'https://eu.example' as never }, /source of PartnerProvider is none \(string\)/],
    ['one without operations', { source: { call() {}, capabilities: {} } as never }, /undefined/],
    ['a client that is none', { client: {} as never }, /createPartnerClient/],
    ['a day that is none', { source: memorySource({ customers: [] }), asOf: '16.11.2026' }, /16\.11\.2026/],
  ])('with %s says so in its place, and the page around it lives', (_what, props, message) => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    render(
      <>
        <PartnerProvider {...props}>content</PartnerProvider>
        <p>neighbour</p>
      </>,
    );
    expect(screen.getByRole('alert').textContent).toMatch(message);
    expect(screen.queryByText('content')).toBeNull();
    expect(screen.getByText('neighbour')).toBeTruthy();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('shows what it has once its source is there', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const page = (source?: PartnerDataSource) => (
      <PartnerProvider source={source}>
        <CustomerTable />
      </PartnerProvider>
    );
    const { rerender } = render(page());
    rerender(page(memorySource({ customers: [row('a')] })));
    expect(await screen.findByText('Customer a')).toBeTruthy();
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['answers no function', () => ({ unsubscribe() {} })],
    [
      'answers one that throws',
      () => () => {
        throw new Error('no');
      },
    ],
  ])('lives with a source whose subscribe %s', async (_what, subscribe) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const source = { ...memorySource({ customers: [row('a')] }), subscribe: subscribe as never };
    const { unmount } = render(
      <PartnerProvider source={source}>
        <CustomerTable />
      </PartnerProvider>,
    );
    expect(await screen.findByText('Customer a')).toBeTruthy();
    expect(unmount).not.toThrow();
  });

  it('says what to add where the style sheet is missing', () => {
    render(<PartnerProvider source={memorySource({ customers: [] })}>x</PartnerProvider>);
    expect(screen.getByText(/import '@partnerkit\/ui\/styles.css'/)).toBeTruthy();
  });

  it('shows the customers, also in strict mode', async () => {
    const load = vi.fn(async () => [row('a'), row('b')]);
    render(
      <StrictMode>
        <PartnerProvider source={memorySource({ customers: load })}>
          <CustomerTable />
        </PartnerProvider>
      </StrictMode>,
    );
    expect(await screen.findByText('Customer a')).toBeTruthy();
    expect(screen.getByText('2 customers')).toBeTruthy();
    expect(load.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('keeps two partners on one page apart', async () => {
    render(
      <>
        <PartnerProvider source={memorySource({ customers: [row('mine')] })}>
          <CustomerTable />
        </PartnerProvider>
        <PartnerProvider source={memorySource({ customers: [row('theirs'), row('more')] })}>
          <CustomerTable />
        </PartnerProvider>
      </>,
    );
    expect(await screen.findByText('1 customer')).toBeTruthy();
    expect(await screen.findByText('2 customers')).toBeTruthy();
  });
});

describe('the first drawing', () => {
  it('of rows that are at hand comes before the storage of the tab is asked', async () => {
    const asked = vi.spyOn(Storage.prototype, 'getItem');
    render(
      <PartnerProvider source={memorySource({ customers: [row('a')] })}>
        <CustomerTable />
      </PartnerProvider>,
    );
    expect(screen.getByText('Customer a')).toBeTruthy();
    expect(asked).not.toHaveBeenCalled();
    await waitFor(() => expect(asked).toHaveBeenCalledWith('partnerkit.waiting'));
  });

  it('is the only one: that menus and dialogs have their place changes nothing of the widgets', () => {
    const onDrawn = vi.fn();
    render(
      <PartnerProvider source={memorySource({ customers: [] })}>
        <Drawn onDrawn={onDrawn} />
      </PartnerProvider>,
    );
    expect(onDrawn).toHaveBeenCalledTimes(1);
  });
});

describe('the chosen region (REG-1)', () => {
  it('never shows one region’s rows under the name of another, and aborts what is in flight', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const answers: Record<string, (rows: ReturnType<typeof row>[]) => void> = {};
    const source = createSource({
      regions: { list: () => [{ id: 'EU' }, { id: 'US' }] },
      customers: {
        list: (_input, { region = 'all', signal }) => {
          signals.push(signal);
          return new Promise((resolve) => {
            answers[region] = resolve;
          });
        },
      },
    });
    render(
      <PartnerProvider source={source} defaultRegion="EU">
        <RegionSelector />
        <CustomerTable />
      </PartnerProvider>,
    );
    await waitFor(() => expect(answers.EU).toBeDefined());
    await act(async () => answers.EU?.([row('one')]));
    expect(await screen.findByText('Customer one')).toBeTruthy();

    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Region' }), 'US');
    expect(screen.queryByText('Customer one')).toBeNull();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Region' }), '');
    await waitFor(() => expect(signals.some((signal) => signal?.aborted)).toBe(true));
    await act(async () => answers.US?.([row('late', 'US')]));
    expect(screen.queryByText('Customer late')).toBeNull();
    await act(async () => answers.all?.([row('both')]));
    expect(await screen.findByText('Customer both')).toBeTruthy();
  });
});

describe('what a host hands in', () => {
  it('may throw: the widget says so, and the rest lives', async () => {
    render(
      <PartnerProvider source={memorySource({ customers: [row('a')] })}>
        <CustomerTable
          onOpenCustomer={() => {
            throw new Error('the host cannot open');
          }}
        />
      </PartnerProvider>,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Open Customer a' }));
    expect(await screen.findByText(/Something in this portal failed/)).toBeTruthy();
    expect(screen.queryByText(/the host cannot open/)).toBeNull();
    expect(screen.getByText('Customer a')).toBeTruthy();
  });

  it('may be a slot that throws', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    render(
      <PartnerProvider source={memorySource({ customers: [row('a')] })}>
        <CustomerTable slots={{ toolbar: BrokenToolbar }} />
        <CustomerTable />
      </PartnerProvider>,
    );
    expect(await screen.findByRole('button', { name: /Something in this portal failed/ })).toBeTruthy();
    expect(await screen.findAllByText('Customer a')).toHaveLength(2);
  });

  it('may own the query, the sort order and the selection', async () => {
    const onQueryChange = vi.fn();
    const onSelectionChange = vi.fn();
    render(
      <PartnerProvider source={memorySource({ customers: [row('b'), row('a')] })}>
        <CustomerTable
          query="customer"
          onQueryChange={onQueryChange}
          sort="name"
          selection={['a']}
          onSelectionChange={onSelectionChange}
        />
      </PartnerProvider>,
    );
    const names = await screen.findAllByText(/^Customer [ab]$/);
    expect(names.map(({ textContent }) => textContent)).toEqual(['Customer a', 'Customer b']);
    await userEvent.type(screen.getByRole('searchbox'), 's');
    expect(onQueryChange).toHaveBeenLastCalledWith('customers');
    expect(screen.getByText('1 selected')).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Customer b' }));
    expect(onSelectionChange).toHaveBeenCalledWith(['a', 'b']);
  });

  it('may answer page by page: the table asks for more at its end', async () => {
    const pages = [
      { items: Array.from({ length: 3 }, (_, index) => row(`p${index}`)), nextCursor: 'two' },
      { items: [row('last')], nextCursor: null },
    ];
    const list = vi.fn(
      ({ cursor }: { cursor?: string | null | undefined }) => pages[cursor ? 1 : 0] as never,
    );
    render(
      <PartnerProvider source={createSource({ customers: { list } })}>
        <CustomerTable />
      </PartnerProvider>,
    );
    expect(await screen.findByText('Customer last')).toBeTruthy();
    expect(screen.getByText('4 customers')).toBeTruthy();
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('may count what a query finds, so that the first page tells of the whole', async () => {
    const items = Array.from({ length: 200 }, (_, index) => row(`p${index}`));
    const list = vi.fn(() => ({ items, nextCursor: 'more' }) as never);
    const count = vi.fn(() => ({ total: 5000 }));
    render(
      <PartnerProvider source={createSource({ customers: { list, count } })}>
        <CustomerTable />
      </PartnerProvider>,
    );
    expect(await screen.findByText('5,000 customers')).toBeTruthy();
  });
});

import { createPartnerClient, memorySource, PartnerError, type PartnerErrorCode } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTranslate } from '../i18n/translate.ts';
import { PartnerProvider, type PartnerProviderProps } from '../provider/partner-provider.tsx';
import { customerColumns } from './customer-columns.tsx';
import { CustomerFilters } from './customer-filters.tsx';
import { CustomerTable } from './customer-table.tsx';
import type { CustomerTableProps } from './customer-table-props.ts';

const customers = [
  { id: 'a', name: 'Acme', statuses: ['trial'], expiresOn: '2027-01-01' },
  { id: 'b', name: 'Beta', statuses: [], licenses: { purchased: 0, assigned: 0, used: 0, overage: 0 } },
];

function show(props: CustomerTableProps = {}, source = memorySource({ customers })) {
  render(
    <PartnerProvider source={source}>
      <CustomerTable {...props} />
    </PartnerProvider>,
  );
}

afterEach(() => vi.restoreAllMocks());

describe('the customer table', () => {
  it('shows rows of an array with its very first paint', async () => {
    show();
    expect(screen.getByText('Acme')).toBeTruthy();
    expect(screen.queryByText('Updating…')).toBeNull();
    expect(await screen.findByText('2 customers')).toBeTruthy();
  });

  it('shows bars for what follows from subscriptions as long as these are looked through', async () => {
    const source = memorySource({ customers, subscriptions: [] });
    const firstCustomers: typeof source.firstCustomers = (input, context) => {
      const first = source.firstCustomers?.(input, context);
      return first && { ...first, awaits: true };
    };
    show({}, { ...source, firstCustomers });
    const [row] = screen.getAllByRole('row').slice(1);
    const bars = row?.querySelectorAll('.pk-skeleton').length ?? 0;
    expect(bars).toBeGreaterThan(3);
    expect(row?.textContent).toContain('Acme');
    expect(await screen.findByText('2 customers')).toBeTruthy();
    expect(row?.querySelector('.pk-skeleton')).toBeNull();
  });

  it('shows what a further letter finds with the letter itself', async () => {
    show({});
    expect(await screen.findByText('2 customers')).toBeTruthy();
    const field = screen.getByRole('searchbox');
    fireEvent.change(field, { target: { value: 'ac' } });
    expect(await screen.findByText('1 customer matches')).toBeTruthy();
    fireEvent.change(field, { target: { value: 'a' } });
    expect(screen.getByText('Beta')).toBeTruthy();
    expect(screen.getByText('2 customers match')).toBeTruthy();
  });

  it('draws again the row that changed, and no other', async () => {
    const source = memorySource({ customers, saveTags: () => {} });
    const cell = vi.fn(() => 'x');
    const extraColumns = [{ id: 'drawn', header: 'Drawn', value: () => '', cell }];
    show({ extraColumns }, source);
    expect(await screen.findByText('2 customers')).toBeTruthy();
    cell.mockClear();
    await createPartnerClient({ source }).tags.add({ customerIds: ['b'], tags: ['New tag'] });
    expect(await screen.findByText('New tag')).toBeTruthy();
    const drawn = new Set((cell.mock.calls as unknown as [{ id: string }][]).map(([{ id }]) => id));
    expect(drawn).toEqual(new Set(['b']));
  });

  it('keeps the field of a query that cannot be read, with its error, until it is mended there', async () => {
    const user = userEvent.setup();
    show({ defaultQuery: 'status:foo' });
    const field = await screen.findByRole('textbox', { name: 'Query' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('This query cannot be read')).toBeTruthy();
    await user.clear(field);
    await user.type(field, 'name');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Query' }));
    await user.clear(field);
    expect(await screen.findByText('2 customers')).toBeTruthy();
  });

  it('leaves out a column of the host whose id is taken, and says so in development', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    show({ extraColumns: [{ id: 'name', header: 'My name', value: () => 'mine' }] });
    expect(await screen.findByText('Acme')).toBeTruthy();
    expect(screen.queryByText('My name')).toBeNull();
    expect(told).toHaveBeenCalledWith(expect.stringContaining('"name"'));
  });

  it('shows what a number stands for where it is pointed at and where the focus is, and nothing on Escape', async () => {
    const user = userEvent.setup();
    // without a layout it seems to have scrolled out of view
    const there = { hidden: true };
    show(
      {},
      memorySource({
        customers: [{ id: 'a', name: 'Acme', tags: ['Gold', 'Silver', 'Tin'] }],
        saveTags() {},
      }),
    );
    const number = await screen.findByRole('button', { name: /\+2: Silver/ });
    await user.hover(number);
    expect(await screen.findByRole('tooltip', there)).toHaveTextContent('Silver, Tin');
    await user.unhover(number);
    await waitFor(() => expect(screen.queryByRole('tooltip', there)).toBeNull());
    act(() => number.focus());
    expect(await screen.findByRole('tooltip', there)).toHaveTextContent('Silver, Tin');
    expect(document.activeElement).toBe(number);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('tooltip', there)).toBeNull());
    expect(document.activeElement).toBe(number);
    // a press opens the editor in its place
    await user.click(number);
    expect(await screen.findByRole('dialog', { name: 'Edit tags of Acme' })).toBeTruthy();
    expect(screen.queryByRole('tooltip', there)).toBeNull();
  });

  it('does not sort by what the source does not know, from a column or an address', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const owner = { id: 'owner', header: 'Owner', value: () => 'Kim', sort: 'anything' };
    show({ extraColumns: [owner as never], sort: 'anything' as never });
    expect(await screen.findByText('Acme')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Owner' })).toBeNull();
  });

  it('gives up an order that fails, says so, and shows the rows', async () => {
    const list = ({ sort }: { sort?: string | undefined }) => {
      if (sort) throw new PartnerError({ code: 'unsupported', message: 'This store does not sort.' });
      return customers;
    };
    show({}, createSource({ customers: { list: list as never } }));
    await screen.findByText('Acme');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Customer' }));
    expect(await screen.findByText(/The table cannot be sorted by “Customer”/)).toBeTruthy();
    await waitFor(() => expect(screen.getByText('Acme')).toBeTruthy());
  });

  it('says how many rows were left out where none is left, not that there are no customers yet', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const rows = [
      { id: 'a', name: 7 },
      { id: 'b', name: 8 },
    ];
    show({}, memorySource({ customers: rows as never }));
    expect(await screen.findByText('2 rows do not fit and were left out.')).toBeTruthy();
    expect(screen.queryByText('No customers yet')).toBeNull();
    await userEvent.setup().click(await screen.findByText('2 rows left out'));
    expect(screen.getByText('Row 1, name: expected string, found number')).toBeTruthy();
  });

  it('shows and exports the day by which it sorts and filters as the one on which a customer was added', async () => {
    const rows = [
      { id: 'a', name: 'Acme', createdDate: '2026-03-01' },
      // the source derives the day where the row does not say it
      { id: 'b', name: 'Beta' },
      { id: 'c', name: 'Core', createdDate: '2026-01-01' },
    ];
    const licenses = [{ product: 'calling', purchased: 1 }];
    const subscriptions = [
      {
        id: 's',
        customerId: 'b',
        kind: 'subscription',
        startDate: '2026-02-01',
        endDate: '2026-12-31',
        licenses,
      },
    ];
    const source = memorySource({ customers: rows, subscriptions: subscriptions as never });
    show(
      { columns: ['name', 'added'], defaultSort: 'added', defaultQuery: 'added:2026-01-01..2026-02-28' },
      source,
    );
    await screen.findByText('Core');
    const cells = screen
      .getAllByRole('row')
      .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent));
    expect(cells.filter((row) => row.length > 0).map((row) => row.slice(1, 3))).toEqual([
      ['Core', 'Jan 1, 2026'],
      ['Beta', 'Feb 1, 2026'],
    ]);
    const added = customerColumns({ t: createTranslate('en', {}), formats: {}, launch: false } as never).find(
      ({ id }) => id === 'added',
    );
    expect(added?.value({ id: 'b', name: 'Beta', addedOn: '2026-02-01' })).toBe('2026-02-01');
  });

  it('says in words that there is no value', async () => {
    show();
    expect((await screen.findAllByText('No value')).length).toBeGreaterThan(0);
  });
});

describe('a customer table of several regions, one of them down', () => {
  /** Rows of all regions; Canada's come once it is well. */
  function partlyDown(code: PartnerErrorCode, providerProps: Partial<PartnerProviderProps> = {}) {
    const canada = { isWell: false, message: 'down' };
    const asked: (string | undefined)[] = [];
    const list = (_input: unknown, { region }: { region?: string | undefined }) => {
      asked.push(region);
      if (canada.isWell) return { items: [...customers, { id: 'c', name: 'Canuck' }], nextCursor: null };
      if (region) throw new PartnerError({ code, message: canada.message, region });
      const missing = [{ region: 'CA', code, message: canada.message }];
      return { items: customers, nextCursor: null, missing } as never;
    };
    const source = createSource({ customers: { list, count: () => ({ total: 2, missing: [] }) } });
    render(
      <PartnerProvider source={source} {...providerProps}>
        <CustomerTable />
      </PartnerProvider>,
    );
    return { canada, asked };
  }

  it('shows the rows of the others, one line for the missing one, and claims no count of all', async () => {
    partlyDown('unavailable');
    expect(await screen.findByText('Acme')).toBeTruthy();
    const line = screen.getByRole('alert');
    expect(line.textContent).toContain(
      'Some rows are missing. Canada: The data source is not available at the moment.',
    );
    expect(screen.getByText('2 customers so far')).toBeTruthy();
  });

  it('tries the missing one alone, says why it still fails, and has its rows once it answers', async () => {
    const user = userEvent.setup();
    const { canada, asked } = partlyDown('unavailable');
    const retry = await screen.findByRole('button', { name: 'Try again' });
    canada.message = 'still down';
    await user.click(retry);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('still down'));
    expect(asked).toEqual([undefined, 'CA']);
    canada.isWell = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Canuck')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('3 customers')).toBeTruthy();
  });

  it('offers the sign-in of the host where the sign-in there has ended, and loads again after it', async () => {
    const user = userEvent.setup();
    const onSignIn = vi.fn(async () => {
      canada.isWell = true;
    });
    const { canada } = partlyDown('unauthenticated', { onSignIn });
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(onSignIn).toHaveBeenCalledWith(expect.objectContaining({ code: 'unauthenticated', region: 'CA' }));
    expect(await screen.findByText('Canuck')).toBeTruthy();
  });

  it('offers no sign-in that the host has not', async () => {
    partlyDown('unauthenticated');
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
  });
});

describe('a customer table whose loader fails', () => {
  const broken = () =>
    createSource({ customers: { list: () => (undefined as never as []).map(String) as never } });

  it('tells the host what failed, and the viewer a sentence', async () => {
    const onError = vi.fn();
    render(
      <PartnerProvider source={broken()} observe={{ error: onError }}>
        <CustomerTable />
      </PartnerProvider>,
    );
    expect(await screen.findByText(/Something in this portal failed/)).toBeTruthy();
    expect(document.body.textContent).not.toContain('undefined');
    await waitFor(() => expect(onError).toHaveBeenCalled());
    const list = onError.mock.calls
      .map(([, error]) => error.cause)
      .filter((cause) => cause instanceof TypeError);
    expect(list).toHaveLength(1);
  });

  it('tells the console in development where the host does not listen', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    show({}, broken());
    await screen.findByText(/Something in this portal failed/);
    expect(told).toHaveBeenCalledWith(expect.stringContaining('failed'), expect.any(TypeError));
  });

  it('offers the sign-in in the place of the rows where all is refused', async () => {
    let isIn = false;
    const list = () => {
      if (!isIn) throw new PartnerError({ code: 'unauthenticated', message: 'ended' });
      return customers;
    };
    const onSignIn = async () => {
      isIn = true;
    };
    render(
      <PartnerProvider source={createSource({ customers: { list } })} onSignIn={onSignIn}>
        <CustomerTable />
      </PartnerProvider>,
    );
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('Acme')).toBeTruthy();
  });
});

describe('a customer table over a list of the host', () => {
  const addFilter = { name: 'Add filter' };

  it('that answers all rows offers the filters, with the values of these rows', async () => {
    const user = userEvent.setup();
    const rows = [{ id: 'a', name: 'Acme', tags: ['Gold'] }];
    show({}, createSource({ customers: { list: () => rows } }));
    await screen.findByText('Acme');
    await user.click(screen.getByRole('button', addFilter));
    await user.click(await screen.findByRole('menuitem', { name: 'Tag' }));
    expect(await screen.findByRole('menuitemcheckbox', { name: /Gold/ })).toBeTruthy();
  });

  it('offers them in filters that stand alone, too, as soon as its rows have come', async () => {
    render(
      <PartnerProvider source={createSource({ customers: { list: () => [{ id: 'a', name: 'Acme' }] } })}>
        <CustomerFilters query="" onQueryChange={() => {}} />
        <hr />
        <CustomerTable />
      </PartnerProvider>,
    );
    await screen.findByText('Acme');
    expect(screen.getAllByRole('button', addFilter)).toHaveLength(2);
  });

  it('that leaves the query out claims no match, and says why: to the viewer shortly, once in development', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const list = () => ({ items: customers, nextCursor: null, total: 2 });
    show({ defaultQuery: 'acme' }, createSource({ customers: { list: list as never } }));
    expect(await screen.findByText('2 customers')).toBeTruthy();
    expect(screen.getByText('The data source did not apply every filter.')).toBeTruthy();
    expect(screen.queryByText(/match/)).toBeNull();
    const user = userEvent.setup();
    await user.type(screen.getByRole('searchbox'), 'x');
    await waitFor(() => expect(screen.getByText('2 customers')).toBeTruthy());
    const said = told.mock.calls.filter(([text]) => String(text).includes('that the query does not find'));
    expect(said).toHaveLength(1);
    expect(screen.queryByRole('button', addFilter)).toBeNull();
  });

  it('that filters itself counts what matches', async () => {
    const list = () => ({ items: customers.slice(0, 1), nextCursor: null, total: 1 });
    show({ defaultQuery: 'acme' }, createSource({ customers: { list: list as never } }));
    expect(await screen.findByText('1 customer matches')).toBeTruthy();
  });
});

import { type LoadHostValues, memorySource, PartnerError } from '@partnerkit/sdk';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { customerColumns } from '../customers/customer-columns.tsx';
import { CustomerTable } from '../customers/customer-table.tsx';
import type { CustomerTableProps, CustomerTableSort } from '../customers/customer-table-props.ts';
import { createFormats } from '../i18n/formats.ts';
import { createTranslate } from '../i18n/translate.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { createEnrichment } from './create-enrichment.tsx';
import type { EnrichedField } from './enriched-field.ts';

const customers = [
  { id: 'a', name: 'Acme' },
  { id: 'b', name: 'Beta' },
];
const source = memorySource({ customers });

const saved: Blob[] = [];
beforeEach(() => {
  saved.length = 0;
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      saved.push(blob);
      return 'blob:x';
    },
    revokeObjectURL() {},
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

const ownerOf = (values: Record<string, string | Error | null>) => () => values;
const owner = (load: LoadHostValues<string>, more = {}) =>
  ({ id: 'owner', header: 'Owner', type: 'text', load, ...more }) as EnrichedField;

function show(fields: readonly EnrichedField[], props: CustomerTableProps<string> = {}, onError = vi.fn()) {
  const enrich = createEnrichment(fields);
  const view = render(
    <StrictMode>
      <PartnerProvider source={source} observe={{ error: onError }}>
        <CustomerTable enrich={enrich} {...props} />
      </PartnerProvider>
    </StrictMode>,
  );
  return { ...view, enrich, onError };
}

const rowOf = (name: string) => screen.getByText(name).closest('tr') as HTMLTableRowElement;

async function exported(): Promise<string> {
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
  await waitFor(() => expect(saved).toHaveLength(1));
  return (saved[0] as Blob).text();
}

describe('a field of the host’s in the customer table', () => {
  it('is asked for once for all rows in view, with a bar in each cell until it is there', async () => {
    let answer: (values: Record<string, string | null>) => void = () => {};
    const load = vi.fn(
      () =>
        new Promise<Record<string, string | null>>((resolve) => {
          answer = resolve;
        }),
    );
    show([owner(load)], { columns: ['name', 'owner', 'id'] });
    await waitFor(() => expect(load).toHaveBeenCalledTimes(1));
    expect(load).toHaveBeenCalledWith(['a', 'b'], { signal: expect.any(AbortSignal) });
    expect(rowOf('Acme').querySelectorAll('.pk-skeleton')).toHaveLength(1);
    await act(async () => answer({ a: 'Anna', other: 'Nobody' }));
    expect(within(rowOf('Acme')).getByText('Anna')).toBeTruthy();
    expect(within(rowOf('Beta')).getByText('Not known')).toBeTruthy();
    expect(screen.queryByText('Nobody')).toBeNull();
  });

  it('is written as its type is', async () => {
    show([
      { id: 'seats', header: 'Seats', type: 'number', load: () => ({ a: 12_345, b: null }) },
      { id: 'met', header: 'Met on', type: 'day', load: () => ({ a: '2026-03-01' }) },
      { id: 'paid', header: 'Paid', type: 'instant', load: () => ({ a: '2026-04-01T10:00:00Z' }) },
    ]);
    expect(await screen.findByText('12,345')).toBeTruthy();
    expect(screen.getByText('Mar 1, 2026')).toBeTruthy();
    expect(screen.getByText('Apr 1, 2026')).toBeTruthy();
    expect(within(rowOf('Beta')).getByText('No value')).toBeTruthy();
  });

  it('says in its cells why it failed, is tried again by a press, and tells the host the cause', async () => {
    const load = vi.fn<() => Promise<Record<string, string>>>(() => Promise.reject(new Error('no CRM')));
    const { onError } = show([owner(load)]);
    const name = /^Owner of Acme could not be loaded\. Something in this portal failed\..* Try again$/;
    const retry = await screen.findByRole('button', { name });
    expect(within(rowOf('Beta')).getByText('Try again')).toBeTruthy();
    await waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
    expect(onError.mock.calls[0]?.[1].cause).toEqual(new Error('no CRM'));
    load.mockResolvedValue({ a: 'Anna', b: 'Bruno' });
    await userEvent.setup().click(retry);
    expect(await screen.findByText('Anna')).toBeTruthy();
    expect(screen.getByText('Bruno')).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('fails alone in a cell whose drawing throws, and draws it once it can', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    let isBroken = true;
    const cell = (value: string | null) => {
      if (value === 'Anna' && isBroken) throw new Error('no picture');
      return <b>{value ?? 'Nobody'}</b>;
    };
    const { onError } = show([owner(ownerOf({ a: 'Anna', b: null }), { cell })]);
    const retry = await screen.findByRole('button', { name: /^Owner of Acme/ });
    expect(screen.getByText('Nobody')).toBeTruthy();
    await waitFor(() =>
      expect(onError).toHaveBeenCalledWith(
        expect.objectContaining({ code: 'unknown' }),
        expect.objectContaining({ message: 'no picture' }),
      ),
    );
    isBroken = false;
    await userEvent.setup().click(retry);
    expect(await screen.findByText('Anna')).toBeTruthy();
  });

  it('is asked for again once the host says that it changed, and shows what was until then', async () => {
    const load = vi.fn(() => ({ a: `Anna ${load.mock.calls.length}` }));
    const { enrich } = show([owner(load as never)]);
    expect(await screen.findByText('Anna 1')).toBeTruthy();
    act(() => enrich.invalidate(['a']));
    expect(screen.getByText('Anna 1')).toBeTruthy();
    expect(await screen.findByText('Anna 2')).toBeTruthy();
  });

  it('is called off when the table goes', async () => {
    let signal: AbortSignal | undefined;
    const load = (_: readonly string[], context: { signal: AbortSignal }) => {
      signal = context.signal;
      return new Promise<never>(() => {});
    };
    const { unmount } = show([owner(load)]);
    await waitFor(() => expect(signal).toBeDefined());
    unmount();
    await waitFor(() => expect(signal?.aborted).toBe(true));
  });

  it('is asked for by another source anew: what one partner’s customers have is no other’s', async () => {
    const load = vi.fn(() => ({ a: `Anna ${load.mock.calls.length}` }));
    const enrich = createEnrichment([owner(load as never)]);
    const page = (of: typeof source) => (
      <PartnerProvider source={of}>
        <CustomerTable enrich={enrich} />
      </PartnerProvider>
    );
    const { rerender } = render(page(source));
    expect(await screen.findByText('Anna 1')).toBeTruthy();
    rerender(page(memorySource({ customers })));
    expect(await screen.findByText('Anna 2')).toBeTruthy();
    expect(screen.queryByText('Anna 1')).toBeNull();
  });

  it('neither sorts nor exports unless it is complete, and says so in its menu', async () => {
    show([owner(ownerOf({ a: 'Anna' }))], { columns: ['name', 'owner'] });
    expect(await screen.findByText('Anna')).toBeTruthy();
    expect(await exported()).not.toContain('Owner');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Options of column Owner' }));
    expect(
      await screen.findByText('Loaded for the rows in view: neither sorted, filtered nor exported'),
    ).toBeTruthy();
  });

  it('is exported of all customers where it is complete', async () => {
    const load = vi.fn((ids: readonly string[]) =>
      Object.fromEntries(ids.map((id) => [id, `=Owner of ${id}`])),
    );
    show([owner(load, { complete: true })], { columns: ['name', 'owner'] });
    await screen.findByText('=Owner of a');
    expect((await exported()).replace('\uFEFF', '').split('\r\n')).toEqual([
      'Customer,Owner',
      "Acme,'=Owner of a",
      "Beta,'=Owner of b",
      '',
    ]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('sorts all customers where it is complete, those without a value last, and is exported in that order', async () => {
    const seats: EnrichedField = {
      id: 'seats',
      header: 'Seats',
      type: 'number',
      load: () => ({ a: 20, b: 3, c: null }),
      complete: true,
    };
    const more = memorySource({ customers: [{ id: 'c', name: 'Core' }, ...customers] });
    const onSortChange = vi.fn();
    const user = userEvent.setup();
    render(
      <PartnerProvider source={more}>
        <CustomerTable
          enrich={createEnrichment([seats])}
          columns={['name', 'seats']}
          onSortChange={onSortChange}
        />
      </PartnerProvider>,
    );
    const names = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.querySelectorAll('td')[1]?.textContent);
    await screen.findByText('Core');
    await user.click(screen.getByRole('button', { name: 'Seats' }));
    expect(onSortChange).toHaveBeenCalledWith('seats');
    await waitFor(() => expect(names()).toEqual(['Beta', 'Acme', 'Core']));
    expect(screen.getByRole('columnheader', { name: 'Seats' }).getAttribute('aria-sort')).toBe('ascending');
    await user.click(screen.getByRole('button', { name: 'Seats' }));
    await waitFor(() => expect(names()).toEqual(['Acme', 'Beta', 'Core']));
    expect((await exported()).replace('\uFEFF', '').split('\r\n')).toEqual([
      'Customer,Seats',
      'Acme,20',
      'Beta,3',
      'Core,',
      '',
    ]);
  });

  it('that can’t be loaded gives its order up, says why, and shows the rows', async () => {
    const load = (ids: readonly string[]) =>
      ids.length > 0 ? Promise.reject(new PartnerError({ code: 'invalid', message: 'no CRM' })) : {};
    show([owner(load, { complete: true })]);
    await screen.findAllByText('Try again');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Owner' }));
    expect(await screen.findByText(/The table cannot be sorted by “Owner”/)).toBeTruthy();
    expect(screen.getByText('Acme')).toBeTruthy();
  });

  it('makes an export fail with its reason where it can’t be loaded, instead of leaving it empty', async () => {
    show([owner(() => Promise.reject(new Error('no CRM')), { complete: true })]);
    await screen.findAllByText('Try again');
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
    expect(await screen.findByText(/^The export failed: /)).toBeTruthy();
    expect(saved).toHaveLength(0);
  });

  it('is refused by its name where one of ours has it', () => {
    const t = createTranslate('en', {});
    const ours = customerColumns({
      t,
      formats: createFormats('en'),
      asOf: '2026-11-29',
      mayEditTags: true,
      opens: true,
      launch: true,
    }).map(({ id }) => id);
    for (const id of [...ours, 'select', 'actions', 'status', 'tag', 'kpi'])
      expect(() => createEnrichment([{ ...owner(ownerOf({})), id } as EnrichedField])).toThrow(
        `fields[0].id: the field "${id}" is named like one that there is; call it otherwise`,
      );
  });
});

describe('a filter by a field of the host’s', () => {
  const many = memorySource({
    customers: [
      { id: 'a', name: 'Acme' },
      { id: 'b', name: 'Beta' },
      { id: 'c', name: 'Gamma' },
    ],
  });
  const filtered: readonly EnrichedField[] = [
    owner(() => ({ a: 'Anna Rossi', b: 'Bruno', c: 'Anna Bianchi' }), { complete: true, filter: 'text' }),
    {
      id: 'segment',
      header: 'Segment',
      type: 'text',
      load: () => ({ a: 'Gold', b: 'Silver', c: 'Gold' }),
      complete: true,
      filter: 'choice',
    },
    {
      id: 'score',
      header: 'Score',
      type: 'number',
      load: () => ({ a: 10, b: 90, c: 85 }),
      complete: true,
      filter: 'number',
    },
    { id: 'revenue', header: 'Revenue', type: 'number', load: () => ({}) },
  ];
  const showMany = (props: CustomerTableProps<string> = {}, fields = filtered) => {
    const enrich = createEnrichment(fields);
    const element = (more: CustomerTableProps<string>) => (
      <StrictMode>
        <PartnerProvider source={many}>
          <CustomerTable enrich={enrich} defaultSort="name" {...props} {...more} />
        </PartnerProvider>
      </StrictMode>
    );
    const view = render(element({}));
    return { enrich, again: (more: CustomerTableProps<string>) => view.rerender(element(more)) };
  };
  const names = () => screen.getAllByText(/^(?:Acme|Beta|Gamma)$/).map(({ textContent }) => textContent);
  const count = (text: string) => screen.findByText(text);

  it('stands in the query beside ours, and finds, counts and exports whom it finds', async () => {
    showMany({ defaultQuery: 'owner:anna score>50', columns: ['name'] });
    await count('1 customer matches');
    expect(names()).toEqual(['Gamma']);
    const file = await exported();
    expect(file).toContain('Gamma');
    expect(file).not.toContain('Beta');
  });

  it('is chosen in the menu, with how many have each value, and changed in its chip', async () => {
    const user = userEvent.setup();
    const onQueryChange = vi.fn();
    showMany({ onQueryChange });
    await user.click(await screen.findByRole('button', { name: 'Add filter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Segment' }));
    fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /Gold/ }));
    expect(onQueryChange).toHaveBeenLastCalledWith('segment:Gold');
    await user.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(names()).toEqual(['Acme', 'Gamma']));
    await user.click(await screen.findByRole('button', { name: 'Change filter Segment: Gold' }));
    expect((await screen.findByRole('menuitemcheckbox', { name: /Gold/ })).textContent).toContain('2');
    fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /Silver/ }));
    expect(onQueryChange).toHaveBeenLastCalledWith('segment:Gold,Silver');
  });

  it('is typed where it is a number, as the viewer writes it, and refused where it is none', async () => {
    const user = userEvent.setup();
    const onQueryChange = vi.fn();
    showMany({ onQueryChange });
    await user.click(await screen.findByRole('button', { name: 'Add filter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Score…' }));
    const field = await screen.findByRole('textbox', { name: 'Filter by Score' });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Comparison' }), '≥');
    await user.type(field, 'many{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('Enter a number such as 12 or 0.5.');
    await user.clear(field);
    await user.type(field, '84,5{Enter}');
    expect(onQueryChange).toHaveBeenLastCalledWith('score>=84.5');
    await waitFor(() => expect(names()).toEqual(['Beta', 'Gamma']));
    await user.click(screen.getByRole('button', { name: 'Remove filter Score ≥ 84.5' }));
    expect(onQueryChange).toHaveBeenLastCalledWith('');
  });

  it('says where it stands what is wrong with it, and that a field of the rows in view cannot be filtered by', async () => {
    showMany({ query: 'acme revenue>5' });
    const [said] = await screen.findAllByText(
      '“Revenue” is loaded for the rows in view, and cannot be filtered by.',
    );
    expect(said).toBeTruthy();
  });

  it('takes part in what is selected: all that it finds, and no others', async () => {
    const user = userEvent.setup();
    const onSelectionChange = vi.fn();
    showMany({ defaultQuery: 'segment:gold', onSelectionChange });
    await user.click(await screen.findByRole('button', { name: 'Select all' }));
    await screen.findByText('2 selected');
    expect(onSelectionChange).toHaveBeenLastCalledWith({ query: 'segment:gold', except: [], also: [] });
  });

  it('and an order are found anew once its values are no longer what they were', async () => {
    let score = { a: 10, b: 90, c: 85 };
    const fields: EnrichedField[] = [
      {
        id: 'score',
        header: 'Score',
        type: 'number',
        load: () => score,
        complete: true,
        filter: 'number',
      },
    ];
    const { enrich } = showMany({ defaultQuery: 'score>50', sort: 'score' }, fields);
    await waitFor(() => expect(names()).toEqual(['Gamma', 'Beta']));
    score = { a: 100, b: 60, c: 20 };
    act(() => enrich.invalidate());
    await waitFor(() => expect(names()).toEqual(['Beta', 'Acme']));
  });

  it('of one list is not that of another with a field of the same name', async () => {
    const scored = (values: Record<string, number>): readonly EnrichedField[] => [
      { id: 'score', header: 'Score', type: 'number', load: () => values, complete: true },
    ];
    const one = createEnrichment(scored({ a: 1, b: 2, c: 3 }));
    const other = createEnrichment(scored({ a: 3, b: 2, c: 1 }));
    render(
      <PartnerProvider source={many}>
        <section aria-label="one">
          <CustomerTable enrich={one} sort="score" />
        </section>
        <section aria-label="other">
          <CustomerTable enrich={other} sort="score" />
        </section>
      </PartnerProvider>,
    );
    const namesIn = (name: string) =>
      within(screen.getByRole('region', { name }))
        .getAllByText(/^(?:Acme|Beta|Gamma)$/)
        .map(({ textContent }) => textContent);
    await waitFor(() => expect(namesIn('one')).toEqual(['Acme', 'Beta', 'Gamma']));
    await waitFor(() => expect(namesIn('other')).toEqual(['Gamma', 'Beta', 'Acme']));
  });

  it('fails with the values, and is tried again', async () => {
    let isDown = true;
    const load = () =>
      isDown ? Promise.reject(new Error('no CRM')) : Promise.resolve({ a: 'Anna', b: 'Bruno' });
    showMany({ defaultQuery: 'owner:anna', defaultSort: undefined }, [
      owner(load, { complete: true, filter: 'text' }),
    ]);
    const retry = await screen.findByRole('button', { name: 'Try again' });
    isDown = false;
    await userEvent.setup().click(retry);
    await waitFor(() => expect(names()).toEqual(['Acme']));
  });
});

it('is an order that a host reads by its own name', async () => {
  const enrich = createEnrichment([
    { id: 'owner', header: 'Owner', type: 'text', load: () => ({}), complete: true },
  ]);
  const onSortChange = vi.fn<(sort: CustomerTableSort<'owner'> | null) => void>();
  render(
    <PartnerProvider source={source}>
      <CustomerTable enrich={enrich} defaultSort="-owner" onSortChange={onSortChange} />
    </PartnerProvider>,
  );
  const header = await screen.findByRole('columnheader', { name: /Owner/ });
  await userEvent.setup().click(within(header).getByRole('button', { name: 'Owner' }));
  expect(onSortChange).toHaveBeenCalledTimes(1);
});

it('is an order by the names that there are, and by no other', () => {
  const enrich = createEnrichment([
    { id: 'owner', header: 'Owner', type: 'text', load: () => ({}), complete: true },
  ]);
  const tables = [
    <CustomerTable key="own" enrich={enrich} sort="-owner" />,
    <CustomerTable key="ours" enrich={enrich} sort="-licenses" />,
    // @ts-expect-error there is no such column
    <CustomerTable key="misspelt" enrich={enrich} sort="owners" />,
    // @ts-expect-error nor a sort of it
    <CustomerTable key="misspelt-default" enrich={enrich} defaultSort="-owners" />,
    // @ts-expect-error without the fields there is none of them
    <CustomerTable key="alone" sort="owner" />,
    <CustomerTable
      key="told"
      enrich={enrich}
      // @ts-expect-error and none is told
      onSortChange={(sort: 'owners' | null) => sort}
    />,
  ];
  expect(tables).toHaveLength(6);
});

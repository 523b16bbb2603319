import { createSource, memorySource, type ViewRow } from '@partnerkit/sdk';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { RegionSelector } from '../regions/region-selector.tsx';

const customers = [
  { id: 'a', name: 'Acme', region: 'EU', tags: [] },
  { id: 'b', name: 'Bolt', region: 'US', tags: [] },
];
const view = (id: string, name: string, rest: Partial<ViewRow>): ViewRow => ({
  id,
  name,
  table: 'customers',
  ...rest,
});

function show(views: readonly ViewRow[], defaultRegion?: string) {
  const saveViews = vi.fn();
  const user = userEvent.setup();
  render(
    <PartnerProvider source={memorySource({ customers, views, saveViews })} defaultRegion={defaultRegion}>
      <RegionSelector />
      <CustomerTable />
    </PartnerProvider>,
  );
  const open = async (button: RegExp) => user.click(await screen.findByRole('button', { name: button }));
  const region = () => screen.findByRole('combobox', { name: 'Region' });
  const choose = async (name: string, button = /^View/) => {
    await open(button);
    await user.click(await screen.findByRole('menuitemradio', { name }));
  };
  return { user, saveViews, open, region, choose };
}

const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .map((row) => ['Acme', 'Bolt'].find((name) => row.textContent?.includes(name)))
    .filter((name) => name !== undefined);

describe('the region of a saved view', () => {
  it('is kept with it and shown again, one as well as all of them', async () => {
    const { user, saveViews, open, region, choose } = show(
      [view('all', 'Everywhere', { region: null })],
      'EU',
    );
    await open(/^Views$/);
    await user.click(await screen.findByRole('menuitem', { name: 'Save as new view…' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name of the view' }), 'Europe{Enter}');
    await screen.findByRole('button', { name: 'View Europe' });
    expect(saveViews.mock.lastCall?.[0]).toContainEqual(
      expect.objectContaining({ name: 'Europe', region: 'EU' }),
    );

    await choose('Everywhere');
    expect(await region()).toHaveValue('');
    await waitFor(() => expect(names()).toEqual(['Acme', 'Bolt']));

    await user.selectOptions(await region(), 'US');
    await screen.findByRole('button', { name: 'View Everywhere, changed' });
    await choose('Europe');
    expect(await region()).toHaveValue('EU');
    await waitFor(() => expect(names()).toEqual(['Acme']));
    await screen.findByRole('button', { name: 'View Europe' });
  });

  it('stays as it is where the view says none', async () => {
    const { region, choose } = show([view('old', 'Before', { query: 'bolt' })], 'US');
    await choose('Before');
    await screen.findByRole('button', { name: /View Before/ });
    expect(await region()).toHaveValue('US');
  });

  it('is said to be gone where the viewer no longer sees it, and the rest is shown', async () => {
    const { region, choose } = show([view('gone', 'Far', { query: 'bolt', region: 'AE' })], 'US');
    await choose('Far');
    expect(await screen.findByText(/is no longer open to you/)).toHaveTextContent('United Arab Emirates');
    expect(await region()).toHaveValue('US');
    expect(screen.getByRole('searchbox')).toHaveValue('bolt');
    await waitFor(() => expect(names()).toEqual(['Bolt']));
  });

  it('is shown by views that the source does not keep, which offer no change', async () => {
    const user = userEvent.setup();
    const views = [view('1', 'Europe', { region: 'EU' })];
    render(
      <PartnerProvider source={memorySource({ customers, views })}>
        <CustomerTable />
      </PartnerProvider>,
    );
    await user.click(await screen.findByRole('button', { name: 'Views' }));
    expect(await screen.findByRole('menuitemradio', { name: 'Europe' })).toBeTruthy();
    expect(screen.queryByRole('menuitem')).toBeNull();
    await user.click(screen.getByRole('menuitemradio', { name: 'Europe' }));
    await waitFor(() => expect(names()).toEqual(['Acme']));
  });

  it('is asked for no sooner than a view has one', async () => {
    const list = vi.fn(() => ({ items: [{ id: 'EU' }, { id: 'US' }] }));
    const user = userEvent.setup();
    const views = [{ ...view('1', 'Plain', {}), version: '1' }];
    const source = createSource({
      customers: { list: () => customers },
      regions: { list },
      views: { list: () => ({ items: views }), save: (saved) => ({ ...saved, version: '2' }) },
    });
    render(
      <PartnerProvider source={source}>
        <CustomerTable />
      </PartnerProvider>,
    );
    await user.click(await screen.findByRole('button', { name: 'Views' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Plain' }));
    await screen.findByRole('button', { name: /View Plain/ });
    expect(list).not.toHaveBeenCalled();
  });
});

describe('the columns of a saved view', () => {
  it('that are gone are told, and the others shown', async () => {
    const columns = {
      columnOrder: ['name', 'owner', 'used'],
      columnVisibility: { name: true, owner: true, used: true, status: false },
    };
    const { choose } = show([view('old', 'Old', { columns })]);
    await choose('Old', /^Views$/);
    expect(await screen.findByText('The view names a column that is no longer there: owner')).toBeTruthy();
    expect(screen.getByRole('columnheader', { name: 'Used' })).toBeTruthy();
    expect(screen.queryByRole('columnheader', { name: 'Status' })).toBeNull();
  });
});

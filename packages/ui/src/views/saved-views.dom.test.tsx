import { memorySource, PartnerError, type Role, type ViewRow } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
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

describe('views of a back end of one’s own', () => {
  function showAnswered(answer: () => Promise<unknown>) {
    const source = memorySource({ customers, views: [], saveViews: () => {} });
    const asked = vi.fn(answer);
    render(
      <PartnerProvider
        source={{
          ...source,
          call: (operation, input, context) =>
            operation.id === 'views.list'
              ? (asked() as ReturnType<typeof source.call<typeof operation>>)
              : source.call(operation, input, context),
        }}
      >
        <CustomerTable />
      </PartnerProvider>,
    );
    return asked;
  }
  const button = () => screen.queryByRole('button', { name: /^Views/ });

  it('are never offered where it has none, and not until it says so', async () => {
    let refuse = (_: Error) => {};
    const asked = showAnswered(() => new Promise((_, reject) => (refuse = reject)));
    await waitFor(() => expect(asked).toHaveBeenCalled());
    // what takes its place is there, and nobody sees it
    expect(await screen.findByText('Views')).toBeTruthy();
    expect(button()).toBeNull();
    refuse(new PartnerError({ code: 'unsupported', message: 'not there', status: 501 }));
    await waitFor(() => expect(screen.queryByText('Views')).toBeNull());
  });

  it('are offered once it has answered, and where it has failed', async () => {
    showAnswered(() => Promise.reject(new PartnerError({ code: 'unavailable', message: 'Down.' })));
    await waitFor(() => expect(button()).toBeTruthy());
  });
});

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

describe('a view of the team', () => {
  const team = [
    view('1', 'Mine', {}),
    view('2', 'Ours', { shared: true, query: 'acme' }),
    view('3', 'Theirs', { shared: true, query: 'bolt', owner: { id: 'u-2', name: 'Ada' } }),
  ];

  function showTo(role: Role, userId: string | undefined = 'me') {
    const saveViews = vi.fn();
    const user = userEvent.setup();
    const source = memorySource({
      customers,
      views: team,
      saveViews,
      viewer: { ...(userId && { userId }), roles: [role] },
    });
    render(
      <PartnerProvider source={source}>
        <CustomerTable />
      </PartnerProvider>,
    );
    const open = async () => user.click(await screen.findByRole('button', { name: /^View/ }));
    const choose = async (name: string) => {
      await open();
      await user.click(await screen.findByRole('menuitemradio', { name }));
      await open();
    };
    return { user, saveViews, open, choose };
  }
  const offered = () => screen.getAllByRole('menuitem').map(({ textContent }) => textContent);

  it('stands apart from one’s own, with who keeps it', async () => {
    const { open } = showTo('partnerAdmin');
    await open();
    const menu = await screen.findByRole('menu');
    const items = [...menu.querySelectorAll('[role^="menuitem"]')];
    expect(items.map(({ textContent }) => textContent).slice(0, 5)).toEqual([
      ...['My views', 'Mine', 'Shared with the team', 'Ours', 'Theirs – Ada'],
    ]);
  });

  it('is shared by its owner and taken back', async () => {
    const { user, saveViews, choose, open } = showTo('partnerAdmin');
    await choose('Mine');
    await user.click(await screen.findByRole('menuitem', { name: 'Share “Mine” with the team' }));
    await screen.findByText('View “Mine” is shared with the team');
    expect(saveViews.mock.lastCall?.[0]).toContainEqual(expect.objectContaining({ id: '1', shared: true }));
    await open();
    await user.click(await screen.findByRole('menuitem', { name: 'Stop sharing “Mine”' }));
    await screen.findByText('View “Mine” is its owner’s alone again');
    expect(saveViews.mock.lastCall?.[0]).not.toContainEqual(
      expect.objectContaining({ id: '1', shared: true }),
    );
  });

  it.each([
    [
      'partnerFullAdmin',
      ['Update “Theirs”', 'Save as new view…', 'Stop sharing “Theirs”', 'Remove “Theirs”'],
    ],
    ['partnerAdmin', ['Save as new view…']],
    ['helpdesk', ['Save as new view…']],
  ] as const)('that a colleague keeps offers a %s what they may do', async (role, expected) => {
    const { choose } = showTo(role);
    await choose('Theirs – Ada');
    await screen.findByRole('menu');
    expect(offered().filter((label) => /new view|“/.test(label ?? ''))).toEqual(expected);
  });

  it('that a colleague keeps is asked for before it goes, since that can’t be taken back', async () => {
    const { user, saveViews, choose } = showTo('partnerFullAdmin');
    await choose('Theirs – Ada');
    await user.click(await screen.findByRole('menuitem', { name: 'Remove “Theirs”' }));
    const question = await screen.findByRole('alertdialog', { name: 'Remove “Theirs” for the team?' });
    expect(question).toHaveTextContent(
      'It was shared by Ada, and goes for everybody. This cannot be undone.',
    );
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(saveViews).not.toHaveBeenCalled();
    await user.click(await screen.findByRole('button', { name: /^View/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove “Theirs”' }));
    await user.click(await screen.findByRole('button', { name: 'Remove view' }));
    expect(await screen.findByText('View “Theirs” removed')).toBeVisible();
    expect(saveViews.mock.lastCall?.[0]).not.toContainEqual(expect.objectContaining({ id: '3' }));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('is somebody else’s too where the source does not say who is looking, and one’s own what they share themselves', async () => {
    const { user, choose, open } = showTo('partnerAdmin', '');
    await choose('Theirs – Ada');
    await screen.findByRole('menu');
    expect(offered().filter((label) => /“/.test(label ?? ''))).toEqual([]);
    await user.keyboard('{Escape}');
    await choose('Mine');
    await user.click(await screen.findByRole('menuitem', { name: 'Share “Mine” with the team' }));
    await screen.findByText('View “Mine” is shared with the team');
    await open();
    expect(await screen.findByRole('menuitem', { name: 'Stop sharing “Mine”' })).toBeTruthy();
  });

  it('has a name that the team does not have yet', async () => {
    const { user, saveViews, open } = showTo('partnerAdmin');
    await open();
    await user.click(await screen.findByRole('menuitem', { name: 'Save as new view…' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name of the view' }), 'theirs');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'Share with the team' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The team has a view of this name already.');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'Name of the view' }), ' too{Enter}');
    await screen.findByRole('button', { name: 'View theirs too' });
    expect(saveViews.mock.lastCall?.[0]).toContainEqual(
      expect.objectContaining({ name: 'theirs too', shared: true, owner: { id: 'me' } }),
    );
  });

  it('is not offered to be shared by who may not', async () => {
    const { user, open } = showTo('helpdesk');
    await open();
    await user.click(await screen.findByRole('menuitem', { name: 'Save as new view…' }));
    await screen.findByRole('textbox', { name: 'Name of the view' });
    expect(screen.queryByRole('checkbox', { name: 'Share with the team' })).toBeNull();
  });
});

describe('a view of a newer version', () => {
  it('has what is not known of it told, and the rest shown', async () => {
    const newer = { sort: 'mood', query: 'bolt', columns: { columnOrder: ['mood'], future: { a: 1 } } };
    const { choose } = show([view('new', 'New', newer)]);
    await choose('New', /^Views$/);
    expect(await screen.findByText(/no longer there: mood.*The order of this view, “mood”/)).toBeTruthy();
    await waitFor(() => expect(names()).toEqual(['Bolt']));
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

import { memorySource, PartnerError, type ViewRow } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { usePartner } from '../provider/partner-context.ts';
import { RegionSelector } from '../regions/region-selector.tsx';
import { SavedViews, type SavedViewsProps } from './saved-views.tsx';

const views: ViewRow[] = [
  { id: '1', name: 'Trials in Europe', table: 'customers', query: 'status:trial region:EU', columns: {} },
  {
    id: '2',
    name: 'Too few licenses',
    table: 'customers',
    query: 'overage>0',
    sort: '-overage',
    columns: {},
  },
];
const saveViews = () => {};
const bare = { query: '', sort: undefined, columns: {} };

/** Stands for a table that has a state, and says what it is. */
function Table({ table }: Pick<SavedViewsProps, 'table'>) {
  const { region } = usePartner();
  const [state, setState] = useState<SavedViewsProps['state']>(bare);
  return (
    <>
      <RegionSelector />
      <SavedViews
        table={table}
        state={{ ...state, region: region ?? null }}
        onApply={({ query = '', sort, columns = {} }) => setState({ query, sort, columns })}
      />
      <label>
        Query
        <input
          className="pk-input"
          value={state.query}
          onChange={({ target }) => setState({ ...state, query: target.value })}
        />
      </label>
    </>
  );
}

const meta = {
  title: 'Views/SavedViews',
  component: SavedViews,
  args: { table: 'customers', state: bare, onApply: () => {} },
  parameters: { source: () => memorySource({ customers: [], views, saveViews }) },
  render: ({ table }) => <Table table={table} />,
} satisfies Meta<typeof SavedViews>;
export default meta;

type Story = StoryObj<typeof meta>;

const body = () => within(document.body);
const choose = async (name: RegExp) =>
  userEvent.click(
    await body().findByRole(/new|Update|Remove/.test(name.source) ? 'menuitem' : 'menuitemradio', { name }),
  );

/** Chosen, changed, updated, removed and taken back (FIL-3). */
export const Ready: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Views' }));
    await choose(/^Trials in Europe/);
    await expect(canvas.getByRole('textbox', { name: 'Query' })).toHaveValue('status:trial region:EU');
    await userEvent.type(canvas.getByRole('textbox', { name: 'Query' }), ' acme');
    await userEvent.click(await canvas.findByRole('button', { name: 'View Trials in Europe, changed' }));
    await choose(/^Update/);
    await expect(await canvas.findByText('View “Trials in Europe” saved')).toBeVisible();
    await userEvent.click(await canvas.findByRole('button', { name: 'View Trials in Europe' }));
    await choose(/^Remove/);
    await userEvent.click(await canvas.findByRole('button', { name: 'Undo' }));
    await expect(await canvas.findByRole('button', { name: 'View Trials in Europe' })).toBeVisible();
  },
};

const inTwoRegions = [
  { id: 'a', name: 'Acme', region: 'EU' },
  { id: 'b', name: 'Bolt', region: 'US' },
];

/** A view shows its region; one that is no longer open to the viewer is said, and the rest is shown (REG-1). */
export const Regions: Story = {
  parameters: {
    source: () =>
      memorySource({
        customers: inTwoRegions,
        views: [
          { id: '1', name: 'Europe', table: 'customers', region: 'EU' },
          { id: '2', name: 'Gulf', table: 'customers', query: 'acme', region: 'AE' },
        ],
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Views' }));
    await choose(/^Europe/);
    await expect(await canvas.findByRole('combobox', { name: 'Region' })).toHaveValue('EU');
    await userEvent.click(await canvas.findByRole('button', { name: 'View Europe' }));
    await choose(/^Gulf/);
    await expect(await canvas.findByText(/is no longer open to you/)).toBeVisible();
    await expect(canvas.getByRole('textbox', { name: 'Query' })).toHaveValue('acme');
    await expect(canvas.getByRole('combobox', { name: 'Region' })).toHaveValue('EU');
  },
};

const ofTeam = {
  id: '3',
  name: 'Renewals',
  table: 'customers',
  shared: true,
  owner: { id: 'u', name: 'Ada Bianchi' },
};

/** Views of the team stand apart, with who keeps them; what the viewer may do with one depends on the table of permissions. */
export const Team: Story = {
  parameters: {
    source: () =>
      memorySource({
        customers: [],
        views: [...views, ofTeam],
        saveViews,
        viewer: { userId: 'me', roles: ['partnerAdmin'] },
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Views' }));
    await expect(await body().findByRole('menuitemradio', { name: 'Renewals – Ada Bianchi' })).toBeVisible();
    await choose(/^Trials in Europe/);
    await userEvent.click(await canvas.findByRole('button', { name: /^View Trials in Europe/ }));
    await userEvent.click(
      await body().findByRole('menuitem', { name: 'Share “Trials in Europe” with the team' }),
    );
    await expect(await canvas.findByText('View “Trials in Europe” is shared with the team')).toBeVisible();
    await userEvent.click(await canvas.findByRole('button', { name: /^View Trials in Europe/ }));
  },
};

/** Somebody else's view goes for the whole team, and nobody can take that back: it is asked first. */
export const RemoveOfTeam: Story = {
  parameters: {
    source: () =>
      memorySource({
        customers: [],
        views: [ofTeam],
        saveViews,
        viewer: { userId: 'me', roles: ['partnerFullAdmin'] },
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Views' }));
    await userEvent.click(await body().findByRole('menuitemradio', { name: 'Renewals – Ada Bianchi' }));
    await userEvent.click(await canvas.findByRole('button', { name: /^View Renewals/ }));
    await userEvent.click(await body().findByRole('menuitem', { name: 'Remove “Renewals”' }));
    await expect(
      await body().findByRole('alertdialog', { name: 'Remove “Renewals” for the team?' }),
    ).toBeVisible();
  },
};
export const RemoveOfTeamDark: Story = { ...RemoveOfTeam, globals: { theme: 'dark' } };

export const SaveAs: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Query' }), 'acme');
    await userEvent.click(await canvas.findByRole('button', { name: 'Views' }));
    await choose(/new view/);
    const field = await body().findByRole('textbox', { name: 'Name of the view' });
    await userEvent.type(field, 'Too few licenses');
    await expect(await body().findByRole('alert')).toHaveTextContent('There is a view of this name already.');
    await userEvent.type(field, ' of Acme{Enter}');
    await expect(await canvas.findByRole('button', { name: 'View Too few licenses of Acme' })).toBeVisible();
  },
};

export const Empty: Story = {
  parameters: { source: () => memorySource({ customers: [], views: [], saveViews }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Views' }));
    await expect(await body().findByText('No saved views')).toBeVisible();
  },
};

const never = () => new Promise<never>(() => {});

/** Until the first answer, which tells whether views are kept at all, there is its place alone. */
export const Loading: Story = {
  parameters: { source: () => createSource({ views: { list: never, save: never } }) },
  play: async ({ canvas }) => {
    const place = await canvas.findByText('Views');
    await expect(place).not.toBeVisible();
    await expect(place.getBoundingClientRect().width).toBeGreaterThan(0);
  },
};

export const Failed: Story = {
  parameters: {
    source: () =>
      createSource({
        views: {
          list: () => Promise.reject(new PartnerError({ code: 'unavailable', message: 'Down.' })),
          save: never,
        },
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Views' }));
    await expect(await body().findByText('The views could not be loaded.')).toBeVisible();
  },
};

/** Somebody with the same name in another window was quicker: nothing of theirs is lost. */
export const Conflict: Story = {
  parameters: {
    source: () =>
      createSource({
        views: {
          list: () => ({ items: views.map((view) => ({ ...view, version: '1' })) }),
          save: () => Promise.reject(new PartnerError({ code: 'conflict', message: 'Changed.' })),
        },
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Views' }));
    await choose(/^Trials in Europe/);
    await userEvent.type(canvas.getByRole('textbox', { name: 'Query' }), ' acme');
    await userEvent.click(await canvas.findByRole('button', { name: 'View Trials in Europe, changed' }));
    await choose(/^Update/);
    await expect(await canvas.findByText(/was changed elsewhere/)).toBeVisible();
  },
};

/** The source has views, and keeps none: they can be chosen, and nothing pretends to be saved. */
export const ReadOnly: Story = {
  parameters: { source: () => memorySource({ customers: [], views }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Views' }));
    await choose(/^Trials in Europe/);
    await expect(canvas.getByRole('textbox', { name: 'Query' })).toHaveValue('status:trial region:EU');
    await userEvent.type(canvas.getByRole('textbox', { name: 'Query' }), ' acme');
    await userEvent.click(await canvas.findByRole('button', { name: 'View Trials in Europe, changed' }));
    await expect(await body().findByRole('menuitemradio', { name: /^Trials in Europe/ })).toBeVisible();
    await expect(body().queryByRole('menuitem')).toBeNull();
  },
};

/** The source keeps no views, so there is nothing to choose. */
export const NotSupported: Story = {
  parameters: { source: () => memorySource({ customers: [] }) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Views' })).toBeNull());
  },
};

/** A name as long as it may be, in the menu and on its button. */
export const LongTexts: Story = {
  parameters: {
    source: () =>
      memorySource({
        customers: [],
        views: [
          {
            ...views[0],
            name: 'Everybody in Europe who is on trial and has more licenses assigned than bought',
          } as ViewRow,
        ],
        saveViews,
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Views' }));
    await choose(/^Everybody in Europe/);
  },
  tags: ['!test'],
};
export const Arabic: Story = { globals: { locale: 'ar' }, tags: ['!test'] };
export const Dark: Story = { globals: { theme: 'dark' }, tags: ['!test'] };

import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import { loadingSource, storyStates } from '../story-states.ts';
import { CustomerFilters } from './customer-filters.tsx';
import type { CustomerFiltersProps } from './customer-filters-props.ts';

function Controlled({ query: initial }: Pick<CustomerFiltersProps, 'query'>) {
  const [query, setQuery] = useState(initial);
  return (
    <>
      <CustomerFilters query={query} onQueryChange={setQuery} />
      <output>{query}</output>
    </>
  );
}

const meta = {
  title: 'Customers/CustomerFilters',
  component: Controlled,
  args: { query: '' },
} satisfies Meta<typeof Controlled>;
export default meta;

type Story = StoryObj<typeof meta>;

const query =
  'status:expiringSoon,trial product:calling tag:"Gold tier" licenses>=100 expires<30d -managed:external acme';

/** No filter is on. */
export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('searchbox')).toHaveValue('');
    await expect(canvas.queryByRole('button', { name: 'Clear filters' })).toBeNull();
  },
};

/** Chips and text are two views of one query (FIL-2). */
export const Ready: Story = {
  args: { query },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Licenses ≥ 100')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Edit as text' }));
    await expect(await canvas.findByRole('textbox', { name: 'Query' })).toHaveValue(query);
    await userEvent.click(canvas.getByRole('button', { name: 'Edit as filters' }));
    await userEvent.click(canvas.getByRole('button', { name: /^Remove filter Licenses/ }));
    await expect(canvas.queryByText('Licenses ≥ 100')).toBeNull();
  },
};

/** A wrong query: the error stands under the character that it means, and says what is possible there. */
export const WrongQuery: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Edit as text' }));
    const typed = await canvas.findByRole('textbox', { name: 'Query' });
    await userEvent.type(typed, 'type:paid');
    await expect(typed).toHaveAccessibleDescription(/“paid” is not possible here.*subscription/);
  },
};

/** What is typed in the search box is looked for as it stands, a blank at its end included. */
export const Searching: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole('searchbox'), 'status:acme ');
    await expect(canvas.getByRole('searchbox')).toHaveValue('status:acme ');
    await expect(await canvas.findByText('"status:acme"')).toBeVisible();
  },
};

/** The values load when the menu is first opened. */
export const Loading: Story = {
  parameters: { source: loadingSource },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Add filter' }));
    const root = within(canvasElement.ownerDocument.body);
    await userEvent.click(await root.findByRole('menuitem', { name: 'Product' }));
    await expect(await root.findByText('Loading…')).toBeVisible();
  },
};

/** Whom a KPI counts is a filter like any other; a viewer who does not see the figures is not offered it. */
export const ByKpi: Story = {
  play: async ({ canvas, canvasElement }) => {
    const root = within(canvasElement.ownerDocument.body);
    await userEvent.click(canvas.getByRole('button', { name: 'Add filter' }));
    await userEvent.click(await root.findByRole('menuitem', { name: 'KPI' }));
    await userEvent.click(await root.findByRole('menuitemcheckbox', { name: 'Over license limit' }));
    await userEvent.keyboard('{Escape}{Escape}');
    await userEvent.click(await canvas.findByText('KPI: Over license limit'));
    await expect(await root.findByRole('menuitemcheckbox', { name: 'Over license limit' })).toBeChecked();
  },
};

/** Days and numbers of the viewer's own: what is typed becomes a term of the query, and its chip changes it. */
export const OwnDatesAndNumbers: Story = {
  play: async ({ canvas, canvasElement }) => {
    const root = within(canvasElement.ownerDocument.body);
    const ask = async (name: string) => {
      await userEvent.click(canvas.getByRole('button', { name: 'Add filter' }));
      await userEvent.click(await root.findByRole('menuitem', { name: 'Dates and licenses' }));
      await userEvent.click(await root.findByRole('menuitem', { name }));
    };
    await ask('Expires…');
    await userEvent.type(await root.findByRole('textbox', { name: 'Filter by Expires' }), 'soon{Enter}');
    await expect(root.getByRole('alert')).toHaveTextContent('Enter a whole number such as 30.');
    await userEvent.clear(root.getByRole('textbox', { name: 'Filter by Expires' }));
    await userEvent.type(root.getByRole('textbox', { name: 'Filter by Expires' }), '45{Enter}');
    await expect(await canvas.findByText('expires:0d..45d')).toBeVisible();
    await ask('Licenses…');
    await userEvent.selectOptions(await root.findByRole('combobox', { name: 'Comparison' }), '≥');
    await userEvent.type(root.getByRole('textbox', { name: 'Filter by Licenses' }), '500{Enter}');
    await expect(await canvas.findByText('expires:0d..45d licenses>=500')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Change filter Licenses ≥ 500' }));
    const typed = await root.findByRole('textbox', { name: 'Filter by Licenses' });
    await expect(typed).toHaveValue('500');
    await userEvent.clear(typed);
    await userEvent.type(typed, '٢٥٠{Enter}');
    await expect(await canvas.findByText('expires:0d..45d licenses>=250')).toBeVisible();
  },
};

/** Without values to offer there is no menu; the typed query still works. */
export const NotSupported: Story = {
  args: { query },
  parameters: { source: () => createSource({}) },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button', { name: 'Add filter' })).toBeNull();
    await expect(await canvas.findByText('Licenses ≥ 100')).toBeVisible();
  },
};

const states = storyStates((fail) => ({ customers: { list: () => [], facets: fail } }));
const saysInMenu =
  (text: string | RegExp): NonNullable<Story['play']> =>
  async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Add filter' }));
    const root = within(canvasElement.ownerDocument.body);
    await userEvent.click(await root.findByRole('menuitem', { name: 'Product' }));
    await expect(await root.findByText(text)).toBeVisible();
  };

/** The values could not be loaded: the menu says what happened. */
export const Failed: Story = {
  ...states.failed,
  play: saysInMenu(/The data source is not available/),
};

const oneRegionDown = () => {
  const values = [{ value: 'calling', customers: 2 }];
  const missing = [{ region: 'CA', code: 'unavailable', message: 'The service answered 503.' }];
  const facets = () => ({
    ...{ status: [], product: values, tag: [], region: [], type: [], managed: [] },
    ...{ missing },
  });
  return createSource({ customers: { list: () => [], facets: facets as never } });
};

/** One region could not be asked: the values of the others, and what may be missing. */
export const OneRegionDown: Story = {
  parameters: { source: oneRegionDown },
  play: saysInMenu(
    'Some values are missing. Canada: The data source is not available at the moment. Try again in a few minutes.',
  ),
};

export const NotPermitted: Story = {
  ...states.notPermitted,
  play: saysInMenu('Your role does not include this.'),
};

/** No customer has a value of the field. */
export const NoValues: Story = {
  parameters: { scenario: 'empty' },
  play: saysInMenu('No values'),
};

export const Dark: Story = { ...Ready, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Ready, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...Ready, globals: { theme: 'dark', dir: 'rtl' } };

/** Names, tags and addresses as long as they come. */
export const LongTexts: Story = {
  args: {
    query:
      'tag:"Datenschutzvereinbarungen","Escalated to the director" region:EU,US,CA,AE status:trial,active,expiringSoon',
  },
  parameters: { scenario: 'longTexts' },
  tags: ['!test'],
};
export const Arabic: Story = { args: { query }, globals: { locale: 'ar' }, tags: ['!test'] };

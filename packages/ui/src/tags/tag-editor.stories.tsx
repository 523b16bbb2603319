import { memorySource, PartnerError } from '@partnerkit/sdk';
import { tagsVersion } from '@partnerkit/sdk/rules';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { createWorld, scenarioSource } from '../../../testing/src/index.ts';
import { CustomerTagEditor } from './customer-tag-editor.tsx';
import { TagEditor } from './tag-editor.tsx';

const acme = { id: 'acme', name: 'Acme Rockets', tags: ['Gold tier', 'Education'] };
const beta = { id: 'beta', name: 'Beta Foods', tags: ['Gold tier'] };
const bare = { id: 'bare', name: 'Bare Minimum', tags: [] };
const rows = [acme, beta, bare, { id: 'x', name: 'X', tags: ['Renewal call', 'Healthcare'] }];

const meta = {
  title: 'Tags/TagEditor',
  component: TagEditor,
  argTypes: { customers: { table: { type: { summary: 'readonly Customer[]' } } } },
  args: { customers: [acme] },
  parameters: { source: () => memorySource({ customers: rows, saveTags: () => {} }) },
} satisfies Meta<typeof TagEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Adds, removes and undoes (TAG-1, TAG-2). */
export const Ready: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('combobox', { name: 'Add a tag' }), 'renew');
    await expect(await canvas.findByRole('option', { name: 'Renewal call' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect(await canvas.findByRole('button', { name: 'Remove tag Renewal call' })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Remove tag Gold tier' }));
    await expect(await canvas.findByText('Tag “Gold tier” removed from Acme Rockets')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
    await expect(await canvas.findByRole('button', { name: 'Remove tag Gold tier' })).toBeVisible();
  },
};

export const Empty: Story = {
  args: { customers: [bare] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No tags')).toBeVisible();
  },
};

/** Many customers at once: how many hold each tag (TAG-3). */
export const ManyCustomers: Story = {
  args: { customers: [acme, beta] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('1/2')).toBeVisible();
    await userEvent.type(await canvas.findByRole('combobox', { name: 'Add a tag' }), 'Both{Enter}');
    await expect(await canvas.findByText('Tag “Both” added to 2 customers')).toBeVisible();
  },
};

/** A tag in use that the words do not name can be made. */
export const NothingMatches: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('combobox', { name: 'Add a tag' }), 'Brand new');
    await expect(await canvas.findByRole('option', { name: 'Add “Brand new”' })).toBeVisible();
  },
};

export const TooLong: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('combobox', { name: 'Add a tag' }), 'x'.repeat(26));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('At most 25 characters.');
  },
};

/** Five tags are the most: the field keeps its place and takes nothing, and the count says why. */
export const Full: Story = {
  args: { customers: [{ ...acme, tags: ['1', '2', '3', '4', '5'] }] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('5 of 5 tags')).toBeVisible();
    await userEvent.type(canvas.getByRole('combobox', { name: 'Add a tag' }), 'Sixth{Enter}');
    await expect(canvas.queryByRole('option')).toBeNull();
    await expect(canvas.queryByText('Sixth')).toBeNull();
  },
};

/** Tags can be changed while those in use still load. */
export const Loading: Story = {
  parameters: {
    source: () => createSource({ tags: { list: () => new Promise(() => {}), add: () => ({ results: [] }) } }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('combobox')).toBeVisible();
  },
};

export const ReadOnly: Story = {
  parameters: {
    source: () => memorySource({ customers: rows, saveTags: () => {}, viewer: { roles: ['helpdesk'] } }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Your role sees tags but does not change them.')).toBeVisible();
  },
};

/** The host's source keeps no tags: they are shown, and said not to be changeable here. */
export const NotSupported: Story = {
  parameters: { source: () => memorySource({ customers: rows }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('The source of this page keeps no changes of tags.')).toBeVisible();
    await expect(canvas.queryByRole('combobox')).toBeNull();
  },
};

/** A change that could not be saved is taken back and says so. */
export const Failed: Story = {
  parameters: {
    source: () =>
      memorySource({ customers: rows, saveTags: () => Promise.reject(new Error('the store is full')) }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove tag Education' }));
    const [problem] = await canvas.findAllByText(/Something in this portal failed|not available/);
    await expect(problem).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Remove tag Education' })).toBeVisible();
  },
};

const changedMeanwhile = () =>
  createSource({
    viewer: { get: () => ({ roles: ['partnerFullAdmin'] }) },
    tags: {
      list: () => [],
      add: () => ({ results: [] }),
      replace: ({ id, version }) => {
        const tags = ['Gold tier', 'Renewal call'];
        if (version === tagsVersion(tags)) return { customerId: id, tags: ['Renewal call'], version: '2' };
        const current = { customerId: id, tags, version: tagsVersion(tags) };
        throw new PartnerError({ code: 'conflict', message: 'Changed since.', current });
      },
    },
  });

/** Somebody else changed the same tags meanwhile: both versions stand side by side, and what is to stand is chosen (TAG-3). */
export const Conflict: Story = {
  parameters: { source: changedMeanwhile },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change all at once' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove tag Gold tier' }));
    await userEvent.type(canvas.getByRole('combobox', { name: 'Add a tag' }), 'Call{Enter}');
    await userEvent.click(canvas.getByRole('button', { name: 'Save tags' }));
    await expect(await canvas.findByText(/Somebody else changed the tags/)).toBeVisible();
    await expect(canvas.getByRole('checkbox', { name: 'Renewal call' })).toBeChecked();
    await expect(canvas.getByRole('checkbox', { name: 'Education' })).not.toBeChecked();
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Education' }));
  },
};

export const ConflictDark: Story = { ...Conflict, globals: { theme: 'dark' } };
export const ConflictRightToLeft: Story = { ...Conflict, globals: { dir: 'rtl' } };

const described = () =>
  memorySource({
    customers: rows,
    saveTags: () => {},
    saveTagDetails: () => {},
    tags: [
      { name: 'Gold tier', description: 'Answered within the hour', color: 'yellow' },
      { name: 'Education', color: 'blue' },
      { name: 'Renewal call', color: '#2f855a' },
    ],
  });

/** What a tag means and its colour, which all its customers share (TAG-2). */
export const Described: Story = {
  args: { customers: [{ ...acme, tags: ['Gold tier', 'Education', 'Renewal call'] }] },
  parameters: { source: described },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Describe tag Gold tier' }));
    const text = await canvas.findByRole('textbox', { name: 'What it means' });
    await expect(text).toHaveValue('Answered within the hour');
    await userEvent.clear(text);
    await userEvent.type(text, 'Answered at once');
    await userEvent.click(canvas.getByRole('radio', { name: 'Purple' }));
  },
};
export const DescribedDark: Story = { ...Described, globals: { theme: 'dark' } };
export const DescribedRightToLeft: Story = { ...Described, globals: { dir: 'rtl' } };

const describedMeanwhile = () =>
  createSource({
    viewer: { get: () => ({ roles: ['partnerFullAdmin'] }) },
    tags: {
      list: () => [{ name: 'Gold tier', customers: 2, description: 'Old words', version: '1' }],
      add: () => ({ results: [] }),
      describe: ({ name, description, color, version }) => {
        if (version === '2')
          return { name, customers: 2, description: description ?? '', color: color ?? '', version: '3' };
        const current = { name, customers: 2, description: 'Their words', color: 'green', version: '2' };
        throw new PartnerError({ code: 'conflict', message: 'Changed since.', current });
      },
    },
  });

/** Somebody else described the tag meanwhile: what it says now is told, and nothing is saved yet (TAG-3). */
export const DescribedElsewhere: Story = {
  parameters: { source: describedMeanwhile },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Describe tag Gold tier' }));
    await userEvent.type(await canvas.findByRole('textbox', { name: 'What it means' }), ', and mine');
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await expect(await canvas.findByText('Somebody else described it meanwhile')).toBeVisible();
    await expect(canvas.getByText('Nothing is saved yet. It says now: Their words (Green).')).toBeVisible();
  },
};

export const Dark: Story = { ...Ready, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Ready, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...Ready, globals: { theme: 'dark', dir: 'rtl' } };

/** Of a customer of whom the page knows the id alone. */
export const ById: Story = {
  render: () => <CustomerTagEditor customerId="acme" />,
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('combobox', { name: 'Add a tag' }), 'renew{Enter}');
    await expect(await canvas.findByRole('button', { name: 'Remove tag Renewal call' })).toBeVisible();
  },
};

/** Nobody has this id, and it is said. */
export const ByIdOfNobody: Story = {
  render: () => <CustomerTagEditor customerId="gone" />,
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByRole('alert'))[0]).toHaveTextContent('This could not be loaded');
  },
};

/** A tag for many, of whom some can't be changed: it stands with the others, and is tried again for those alone. */
export const PartialFailure: Story = {
  args: { customers: createWorld({ customers: 8, weeks: false }).customers },
  parameters: { source: () => scenarioSource('partialFailure') },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('combobox', { name: 'Add a tag' }), 'Winter{Enter}');
    await expect(await canvas.findByText(/^\d customers? not changed$/)).toBeVisible();
  },
};

/** Tags of the most characters that a tag has. */
export const LongTexts: Story = {
  args: {
    customers: [
      { ...acme, tags: ['Quarterly review pending!', 'Datenschutzvereinbarungen', 'W'.repeat(25)] },
    ],
  },
  tags: ['!test'],
};
export const Arabic: Story = { globals: { locale: 'ar' }, tags: ['!test'] };

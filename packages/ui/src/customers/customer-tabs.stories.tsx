import { PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { loadingSource, storyStates } from '../story-states.ts';
import { CustomerTable } from './customer-table.tsx';
import { CustomerTabs } from './customer-tabs.tsx';
import type { CustomerTabsProps } from './use-customer-tabs.ts';

const meta = {
  title: 'Customers/CustomerTabs',
  component: CustomerTabs,
} satisfies Meta<typeof CustomerTabs>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Each with how many customers it finds; the one that is shown is pressed. */
export const Ready: Story = {
  args: { onQueryChange: fn() },
  play: async ({ canvas, args }) => {
    const overLimit = await canvas.findByRole('button', { name: /^Over license limit \d+$/ });
    await expect(canvas.getByRole('button', { name: /^All \d+$/ })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(overLimit);
    await expect(args.onQueryChange).toHaveBeenLastCalledWith('overage>0');
    await expect(overLimit).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(overLimit);
    await expect(args.onQueryChange).toHaveBeenLastCalledWith('');
    await expect(overLimit).toHaveAttribute('aria-pressed', 'false');
  },
};

function WithList(props: CustomerTabsProps) {
  const [query, setQuery] = useState(props.query ?? '');
  return (
    <>
      <CustomerTabs {...props} query={query} onQueryChange={setQuery} />
      <CustomerTable query={query} onQueryChange={setQuery} defaultSort="attention" />
    </>
  );
}

/** The list shows what the tab counts. */
export const AboveTheList: Story = {
  render: (args) => <WithList {...args} />,
  play: async ({ canvas }) => {
    const trials = await canvas.findByRole('button', { name: /^Trial \d+$/ });
    const [counted] = /\d+$/.exec(trials.textContent ?? '') ?? [];
    await userEvent.click(trials);
    await expect(await canvas.findByText(`${counted} customers match`)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Clear filters' }));
    await expect(canvas.getByRole('button', { name: /^All/ })).toHaveAttribute('aria-pressed', 'true');
  },
};

/** However the query is written: what it asks counts. */
export const WrittenOtherwise: Story = {
  args: { query: '  overage:>0 ' },
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByRole('button', { name: /^Over license limit/, pressed: true }),
    ).toBeVisible();
  },
};

/** A query that is no tab's: none is pressed. */
export const Another: Story = {
  args: { query: 'overage>0 status:trial' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^All \d+$/ })).toBeVisible();
    await expect(canvas.queryByRole('button', { pressed: true })).toBeNull();
  },
};

/** Queries of the host's own, under its names. */
export const OfYourOwn: Story = {
  args: {
    tabs: [
      { name: 'Everybody' },
      { name: 'Gold tier', query: 'tag:"Gold tier"' },
      { name: 'Nobody at all', query: 'licenses>1000000' },
    ],
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Nobody at all 0' })).toBeVisible();
  },
};

/** They can be pressed before the numbers have come. */
export const Loading: Story = { parameters: { source: loadingSource } };

const states = storyStates((fail) => ({ customers: { counts: fail } }));
const withoutNumbers: Story['play'] = async ({ canvas }) => {
  const tabs = await canvas.findAllByRole('button');
  await expect(tabs.map(({ textContent }) => textContent?.trim())).toEqual([
    'All',
    'Suspended',
    'Over license limit',
    'Expires within 30 days',
    'Usage below 50%',
    'Trial',
  ]);
};

/** A number that did not come is no zero. */
export const Failed: Story = { ...states.failed, play: withoutNumbers };

/** One region does not answer: the others are counted, and it is named. */
export const OneRegionDown: Story = {
  parameters: {
    source: () =>
      createSource({
        customers: {
          counts: ({ queries }) => ({
            items: queries.map((query) => ({ query, total: 1 })),
            missing: [{ region: 'EU', code: 'unavailable', message: 'The service answered 503.' }],
          }),
        },
      }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Trial 1' })).toBeVisible();
    await expect(canvas.getByText(/^Without .*European Union/)).toBeVisible();
  },
};

export const NotSupported: Story = { ...states.notSupported, play: withoutNumbers };

/** Whoever sees no customers has no tabs. */
export const NotPermitted: Story = {
  parameters: {
    source: () =>
      createSource({
        viewer: { get: () => ({ roles: [] }) },
        customers: {
          counts: () => {
            throw new PartnerError({ code: 'forbidden', message: 'customers.see' });
          },
        },
      }),
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.queryByRole('button')).toBeNull());
  },
};

/** Nobody is there: zeros, since these are known. */
export const Empty: Story = {
  parameters: { scenario: 'empty' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'All 0' })).toBeVisible();
  },
};

/** What does not fit is scrolled to, and the tab that is shown stands in view. */
export const Narrow: Story = {
  args: { query: 'status:trial' },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas }) => {
    const trials = await canvas.findByRole('button', { name: /^Trial/ });
    const row = canvas.getByRole('group', { name: 'Customers' });
    const [shown, room] = [trials.getBoundingClientRect(), row.getBoundingClientRect()];
    await expect(shown.right).toBeLessThanOrEqual(room.right + 1);
  },
};

export const Italian: Story = { globals: { locale: 'it' } };
/** Right to left, as the language is. */
export const Arabic: Story = { ...Narrow, play: async () => {}, globals: { locale: 'ar' } };
export const Dark: Story = { ...Ready, globals: { theme: 'dark' } };

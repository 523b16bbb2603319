import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { regionByRegion } from '../served-sources.stories.ts';
import { firstPagesOf } from '../story-states.ts';
import {
  calling,
  callingStates,
  loading,
  notPermitted,
  notSupported,
  ready,
  scenario,
} from './calling-sources.stories.ts';
import { CustomerQualityTable } from './customer-quality-table.tsx';
import { CustomerUsageTable } from './customer-usage-table.tsx';

const meta = {
  title: 'Calling/CustomerUsageTable',
  component: CustomerUsageTable,
  render: (args) => (
    <div className="pk-charts">
      <CustomerUsageTable {...args} />
      <CustomerQualityTable {...args} />
    </div>
  ),
} satisfies Meta<typeof CustomerUsageTable>;
export default meta;

type Story = StoryObj<typeof meta>;

/** What every customer called in the week, and how good that was. */
export const Ready: Story = {
  args: { onOpenCustomer: fn() },
  parameters: { source: ready },
  play: async ({ canvas, args }) => {
    await waitFor(() => expect(canvas.getAllByText(/^\d+ customers$/)).toHaveLength(2));
    const [open] = await canvas.findAllByRole('button', { name: /^Open / });
    await userEvent.click(open as HTMLElement);
    await expect(args.onOpenCustomer).toHaveBeenCalledWith({
      id: expect.any(String),
      name: open?.textContent,
    });
  },
};

/** The customers that an endpoint type comes from, until that is taken away. */
export const OfOneEndpoint: Story = {
  args: { endpoint: 'roomDevice', onClearEndpoint: fn() },
  parameters: { source: calling({ mostUsersWithLegs: 80 }, 60) },
  play: async ({ canvas, args }) => {
    const [remove] = await canvas.findAllByRole('button', {
      name: 'Remove filter Customers with legs: Room device',
    });
    await userEvent.click(remove as HTMLElement);
    await expect(args.onClearEndpoint).toHaveBeenCalledOnce();
  },
};

/** Weekly totals tell no active users and no endpoint type: the cells say so. */
export const OnlyWeeklyTotals: Story = {
  parameters: { source: scenario('onlyWeeklyTotals') },
  play: async ({ canvas }) => {
    const table = await canvas.findByRole('region', { name: 'Usage by customer' });
    await waitFor(() => expect(within(table).getAllByText('Not known')[0]).toBeVisible());
  },
};

/** Call records hold no media quality: unrated is never good. */
export const UnratedLegs: Story = {
  parameters: { source: scenario('unratedLegs', 40) },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('Not measured'))[0]).toBeVisible();
  },
};

/** Nobody has calling. */
export const Empty: Story = {
  parameters: { source: scenario('noCalling') },
  play: async ({ canvas }) => {
    await waitFor(() =>
      expect(canvas.getAllByText('No customer has calling in this region.')).toHaveLength(2),
    );
  },
};

/** What happened, and a way to try again. */
export const Failed: Story = callingStates.failed;

/** A source without calls says so in place. */
export const NotSupported: Story = { parameters: { source: notSupported } };

/** A role without analytics is told. */
export const NotPermitted: Story = { parameters: { source: notPermitted } };

/** The shape of what is to come. */
export const Loading: Story = { parameters: { source: loading } };

/** As wide as a phone: the customer stays, the rest scrolls sideways. */
export const Narrow: Story = {
  parameters: { source: calling({ mostUsersWithLegs: 80 }, 40) },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
};

export const Italian: Story = { ...Narrow, decorators: [], globals: { locale: 'it' } };
export const Arabic: Story = { ...Italian, globals: { locale: 'ar', dir: 'rtl' } };
export const Dark: Story = { ...OfOneEndpoint, globals: { theme: 'dark' } };

/** The first page is there, and the next one on its way. */
export const LoadingMore: Story = {
  parameters: { source: () => firstPagesOf(calling({ mostUsersWithLegs: -1 }, 300)()) },
  tags: ['!test'],
};

/** It shows one region at a time: none is chosen yet. */
export const ChooseRegion: Story = { parameters: { source: regionByRegion }, tags: ['!test'] };

/** Names, tags and addresses as long as they come. */
export const LongTexts: Story = { parameters: { source: scenario('longTexts', 40) }, tags: ['!test'] };

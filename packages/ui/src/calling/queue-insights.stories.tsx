import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { regionByRegion } from '../served-sources.stories.ts';
import {
  calling,
  callingStates,
  loading,
  notPermitted,
  notSupported,
  ready,
  scenario,
} from './calling-sources.stories.ts';
import { QueueInsights } from './queue-insights.tsx';

const meta = { title: 'Calling/QueueInsights', component: QueueInsights } satisfies Meta<
  typeof QueueInsights
>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Key figures of all call queues, each with how it is computed, and the queues of every customer. */
export const Ready: Story = {
  parameters: { source: ready },
  play: async ({ canvas }) => {
    const how = await canvas.findByRole('button', { name: /computed: Average abandoned rate/ });
    await userEvent.click(how);
    const dialog = await within(document.body).findByRole('dialog');
    await expect(dialog).toHaveTextContent(/abandoned ÷ [\d,]+ calls into queues = /);
    await userEvent.keyboard('{Escape}');
  },
};

/** Weekly totals tell neither who was answered nor how long callers waited. */
export const OnlyWeeklyTotals: Story = {
  parameters: { source: scenario('onlyWeeklyTotals') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/tells neither who was answered nor how long/)).toBeVisible();
  },
};

/** Nobody has call queues: figures without a value are no zeros. */
export const Empty: Story = {
  parameters: { source: scenario('noCalling') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No customer has call queues in these weeks.')).toBeVisible();
    await expect(canvas.queryByText(/NaN|\d%/)).toBeNull();
  },
};

/** What happened, and a way to try again. */
export const Failed: Story = callingStates.failed;

/** A source without calls says so in place. */
export const NotSupported: Story = { parameters: { source: notSupported } };

/** A role without analytics is told. */
export const NotPermitted: Story = {
  parameters: { source: notPermitted },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByText('Not permitted')).toHaveLength(1);
  },
};

/** The shape of what is to come. */
export const Loading: Story = { parameters: { source: loading } };

/** As wide as a phone. */
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
export const Dark: Story = { ...Italian, globals: { theme: 'dark' } };

/** It shows one region at a time: none is chosen yet. */
export const ChooseRegion: Story = { parameters: { source: regionByRegion }, tags: ['!test'] };

/** Names, tags and addresses as long as they come. */
export const LongTexts: Story = { parameters: { source: scenario('longTexts', 40) }, tags: ['!test'] };

import { memorySource } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { createCalling, createWorld } from '../../../testing/src/index.ts';
import { callingStates, loading, notPermitted, notSupported } from './calling-sources.stories.ts';
import { CustomerCalling } from './customer-calling.tsx';

const meta = {
  title: 'Calling/CustomerCalling',
  component: CustomerCalling,
  args: { customerId: 'c' },
} satisfies Meta<typeof CustomerCalling>;
export default meta;

type Story = StoryObj<typeof meta>;

/** One customer of 45 users, by its call legs or by weekly totals. */
const one = (mostUsersWithLegs: number) => () => {
  const world = createWorld({ customers: 1, weeks: false });
  const licenses = [{ product: 'calling', purchased: 60, assigned: 50, used: 45 }];
  const customers = world.customers.map((customer) => ({ ...customer, id: 'c', name: 'Acme' }));
  const subscriptions = [
    {
      id: 's',
      customerId: 'c',
      kind: 'subscription' as const,
      startDate: '2026-01-01',
      endDate: '2027-12-31',
      licenses,
    },
  ];
  const { callLegs, weeklyUsage } = createCalling(
    { ...world, customers, subscriptions },
    { mostUsersWithLegs },
  );
  return memorySource({ customers, subscriptions, callLegs: () => [...callLegs()], weeklyUsage });
};

/** Its own eight weeks, endpoint types and locations. */
export const Ready: Story = {
  parameters: { source: one(100) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Locations in this week' })).toBeVisible();
    await expect(await canvas.findByText('Headquarters')).toBeVisible();
  },
};

/** Weekly totals tell no quality by endpoint type. */
export const OnlyWeeklyTotals: Story = { parameters: { source: one(-1) } };

/** What happened is said once, with a way to try again. */
export const Failed: Story = {
  ...callingStates.failed,
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('alert')).toHaveLength(1);
  },
};

/** A source without calls says so. */
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

export const Italian: Story = { ...OnlyWeeklyTotals, globals: { locale: 'it' } };
export const Arabic: Story = { ...OnlyWeeklyTotals, globals: { locale: 'ar', dir: 'rtl' } };
export const Dark: Story = { ...Ready, globals: { theme: 'dark' } };

/** A customer without calls. */
export const Empty: Story = {
  parameters: { source: () => memorySource({ customers: [{ id: 'c', name: 'Acme' }], callLegs: [] }) },
  tags: ['!test'],
};

import type { Customer } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { storyStates } from '../story-states.ts';
import { ExplainedStatuses } from './explained-statuses.tsx';

const subscriptions = [
  {
    ...{ id: 'sub-1', customerId: 'c-1', kind: 'subscription' as const, autoRenews: false, paid: false },
    ...{ startDate: '2025-12-01', endDate: '2026-11-18' },
    licenses: [{ product: 'meetings', purchased: 100, assigned: 128, used: 90 }],
  },
  {
    ...{ id: 'trial-2', customerId: 'c-1', kind: 'trial' as const },
    ...{ startDate: '2026-11-01', endDate: '2026-12-31' },
    licenses: [{ product: 'calling', purchased: 10, assigned: 4, used: 2 }],
  },
];
const customer = {
  ...{ id: 'c-1', name: 'Aurora', lastAdminSignInAt: '2026-08-02T09:00:00Z' },
  statuses: ['suspended', 'licenseOverage', 'expiringSoon', 'noRecentActivity', 'trial', 'active', 'gilded'],
} as Customer;

const meta = {
  title: 'Customers/ExplainedStatuses',
  component: ExplainedStatuses,
  args: { customer },
  parameters: { source: () => createSource({ subscriptions: { list: () => ({ items: subscriptions }) } }) },
} satisfies Meta<typeof ExplainedStatuses>;
export default meta;

type Story = StoryObj<typeof meta>;

const states = storyStates((fail) => ({ customers: { get: fail } }));

const opened = async (
  canvas: { findByRole: (role: string, of: object) => Promise<HTMLElement> },
  name: string,
) => {
  await userEvent.click(await canvas.findByRole('button', { name }));
  return screen.findByRole('dialog', { name: `${name}: why?` });
};

/** Each status opens what it means, and of which subscriptions of this customer it follows. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    const overage = await opened(canvas, 'License overage');
    await waitFor(() => expect(overage).toHaveTextContent('Meetings: 128 assigned, 100 purchased'));
    await userEvent.keyboard('{Escape}');
    const expiring = await opened(canvas, 'Expiring soon');
    await expect(expiring).toHaveTextContent(/Subscription sub-1.*Nov 18, 2026/);
    await userEvent.keyboard('{Escape}');
    const inactive = await opened(canvas, 'No recent activity');
    await expect(inactive).toHaveTextContent('Aug 2, 2026');
  },
};

/** A status of the source's own is shown as it is named. */
export const OfTheSource: Story = {
  play: async ({ canvas }) => {
    await expect(await opened(canvas, 'gilded')).toHaveTextContent('A status of the data source’s own.');
  },
};

/** The line is there before the customer is. */
export const Loading: Story = { args: { customer: undefined } };

/** No status holds: nothing stands there. */
export const Empty: Story = { args: { customer: { ...customer, statuses: [] } }, tags: ['!test'] };

/** Read by its id: where that cannot be, it says why. */
export const Failed: Story = {
  args: { customer: undefined, customerId: 'c-1' },
  parameters: states.failed.parameters,
  play: states.failed.play,
};
export const Arabic: Story = { globals: { locale: 'ar' }, tags: ['!test'] };
export const Dark: Story = { globals: { theme: 'dark' }, tags: ['!test'] };

import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { loadingSource, storyStates } from '../story-states.ts';
import { CustomerLicenseTrend } from './customer-license-trend.tsx';

const meta = {
  title: 'Subscriptions/CustomerLicenseTrend',
  component: CustomerLicenseTrend,
  args: { customerId: 'c-1' },
} satisfies Meta<typeof CustomerLicenseTrend>;
export default meta;

type Story = StoryObj<typeof meta>;

const sunday = Date.parse('2026-11-08');
const poolOf = (product: string, purchased: number, used: readonly (number | undefined)[]) => ({
  ...{ product, purchased, assigned: purchased - 5, used: used.at(-1) },
  weeks: used.flatMap((count, at) =>
    count === undefined
      ? []
      : [
          {
            week: new Date(sunday - (used.length - 1 - at) * 604_800_000).toISOString().slice(0, 10),
            ...{ purchased, assigned: purchased - 5, used: count },
          },
        ],
  ),
});
const answering = (licenses: readonly object[] | null) => () =>
  createSource({
    subscriptions: {
      list: () => ({
        items: licenses && [
          {
            ...{ id: 'sub-1', customerId: 'c-1', kind: 'subscription' as const, autoRenews: true },
            ...{ startDate: '2025-12-01', endDate: '2026-11-30', licenses: [...licenses] as never[] },
          },
        ],
      }),
    },
  });
const rising = Array.from({ length: 26 }, (_, at) => 40 + at);
const states = storyStates((fail) => ({ subscriptions: { list: fail } }));

/** Half a year of one customer; the product with the most licenses first, the others by a press. */
export const Ready: Story = {
  args: { onProductChange: fn() },
  parameters: { source: answering([poolOf('calling', 20, [12, 14]), poolOf('meetings', 80, rising)]) },
  play: async ({ canvas, args }) => {
    await expect(await canvas.findByText('Used licenses rose from 40 to 65 in 26 weeks.')).toBeVisible();
    await userEvent.click(canvas.getByRole('radio', { name: 'Calling' }));
    await expect(await canvas.findByText('Used licenses rose from 12 to 14 in 2 weeks.')).toBeVisible();
    await expect(args.onProductChange).toHaveBeenCalledWith('calling');
  },
};

/** A week without history is a gap, never zero. */
export const Gaps: Story = {
  parameters: {
    source: answering([poolOf('meetings', 80, [undefined, 50, 52, undefined, undefined, 60, 61])]),
  },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('No history'))[0]).toBeVisible();
  },
};

/** The data has counts of today alone. */
export const Empty: Story = {
  parameters: { source: answering([poolOf('meetings', 80, [])]) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No history yet')).toBeVisible();
  },
};

/** The source knows no subscriptions. */
export const NotSupplied: Story = {
  parameters: { source: answering(null) },
};

/** A skeleton of the same shape. */
export const Loading: Story = { parameters: { source: loadingSource } };
export const NotPermitted: Story = states.notPermitted;
export const NotSupported: Story = states.notSupported;
export const Failed: Story = states.failed;
export const Arabic: Story = {
  parameters: Ready.parameters ?? {},
  globals: { locale: 'ar' },
  tags: ['!test'],
};
export const Dark: Story = {
  parameters: Ready.parameters ?? {},
  globals: { theme: 'dark' },
  tags: ['!test'],
};

import { memorySource } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { createWorld } from '../../../testing/src/create-world.ts';
import { loadingSource } from '../story-states.ts';
import {
  figureStates,
  large,
  notSupplied,
  onlyTrials,
  partlyKnown,
  withPrices,
} from './figure-story-sources.ts';
import { SubscriptionKpis } from './subscription-kpis.tsx';

const meta = {
  title: 'Subscriptions/SubscriptionKpis',
  component: SubscriptionKpis,
} satisfies Meta<typeof SubscriptionKpis>;
export default meta;

type Story = StoryObj<typeof meta>;

const body = () => within(document.body);

/** The demo partner; each figure explains itself. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    const tiles = await canvas.findAllByRole('listitem');
    await expect(tiles).toHaveLength(5);
    await expect(await canvas.findByRole('button', { name: /computed: Expiring/ })).toBeVisible();
    await expect((await canvas.findAllByText(/% of customers$/)).length).toBe(4);
  },
};

/** A press on a tile shows the customers it counts; the explanation is a button of its own. */
export const Pressable: Story = {
  args: { onShowCustomers: fn(), shown: 'expiring' },
  play: async ({ canvas, args }) => {
    const tile = await canvas.findByRole('button', { name: /^Over license limit/ });
    await userEvent.click(tile);
    await expect(args.onShowCustomers).toHaveBeenCalledWith('overLimit');
    await expect(canvas.getByRole('button', { name: /^Expiring/ })).toHaveAttribute('aria-pressed', 'true');
  },
};

/** How low assignment is computed: definition, numbers, whose rule it is, and the peers. */
export const HowComputed: Story = {
  play: async ({ canvas }) => {
    const info = await canvas.findByRole('button', { name: 'How is this computed: Low license assignment' });
    await userEvent.click(info);
    const dialog = await body().findByRole('dialog', { name: /computed: Low license assignment/ });
    await expect(dialog).toHaveTextContent(
      /below the lower quartile of its peers and at least 20 percentage/,
    );
    await expect(dialog).toHaveTextContent(/\d+ of \d+ customers/);
    await expect(dialog).toHaveTextContent(/Nov 16, 2026/);
    await expect(within(dialog).getByText('Our rule')).toBeVisible();
    await expect(within(dialog).getByRole('table', { name: 'Peers, Meetings' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(info).toHaveFocus());
    await userEvent.click(info);
    await body().findByRole('dialog');
  },
};

/** The demo partner, by rules of the host's own. */
const ownRules = () =>
  memorySource({
    ...createWorld(),
    licenseRules: {
      windowDays: 30,
      autoRenewingExpires: true,
      lowAssignment: { quantile: 0.1, gap: 0.3, bands: [1, 250], fewestPeers: 5 },
    },
  });

/** A host may replace our rules; the explanation says by which ones it was computed. */
export const OwnRules: Story = {
  parameters: { source: ownRules },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /computed: Low license assignment/ }));
    const dialog = await body().findByRole('dialog');
    await expect(dialog).toHaveTextContent(/below the 10% quantile of its peers and at least 30 percentage/);
    await expect(within(dialog).getByRole('columnheader', { name: '10% quantile' })).toBeVisible();
    await expect(within(dialog).getByText('1–249')).toBeVisible();
  },
};

/** With prices of the host each figure says what the waste behind it costs a month; currencies are never added up (PRC-1). */
export const WithPrices: Story = {
  parameters: { source: withPrices(createWorld) },
  play: async ({ canvas }) => {
    const lines = await canvas.findAllByText(/^(Waste|Overage): €[\d,]+ · \$[\d,]+ a month$/);
    await expect(lines).toHaveLength(5);
    await userEvent.click(canvas.getByRole('button', { name: /computed: Over license limit/ }));
    const dialog = await body().findByRole('dialog');
    await expect(dialog).toHaveTextContent(/Price of waste a month€[\d,.]+ over the limit/);
  },
};

/** Everybody has more assigned than purchased. */
export const AllOverLimit: Story = {
  args: { onShowCustomers: fn() },
  parameters: { scenario: 'overLimit' },
  play: async ({ canvas }) => {
    const tile = await canvas.findByRole('button', { name: /^Over license limit/ });
    await expect(tile).toHaveTextContent(/of customers/);
  },
};

export const OnlyTrials: Story = {
  args: { onShowCustomers: fn() },
  parameters: { source: onlyTrials },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('100% of customers')).toBeVisible();
    // nothing to show where nothing is counted
    await expect(canvas.queryByRole('button', { name: /^Renewing/ })).toBeNull();
  },
};

export const LargeNumbers: Story = { parameters: { source: large } };

/** What was left out, and why. */
export const PartlyKnown: Story = {
  parameters: { source: partlyKnown },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /computed: Low license assignment/ }));
    const dialog = await body().findByRole('dialog');
    await expect(dialog).toHaveTextContent('1 row: count not supplied');
    await expect(dialog).toHaveTextContent('1 row: nothing purchased');
  },
};

/** A source that tells how fresh its data is, leaves something out for a reason of its own, and has only two figures. */
export const FromNewerSource: Story = {
  parameters: {
    source: () =>
      createSource({
        subscriptions: {
          figures: () => ({
            asOf: '2026-11-16',
            freshAt: '2026-11-16T04:30:00Z',
            kpis: ['totalCustomers', 'expiringCustomers'].map((id) => ({
              id,
              unit: 'customers',
              value: 12,
              numerator: 12,
              denominator: id === 'totalCustomers' ? null : 48,
              asOf: '2026-11-16',
              excluded: [{ reason: 'embargoed', of: 'customers', count: 3 }],
            })),
            sections: { recentlyAdded: [], expiring: [], renewing: [], lowAssignment: [], overLimit: [] },
            peers: [],
          }),
        },
      }),
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(2));
    await userEvent.click(canvas.getByRole('button', { name: /computed: Expiring/ }));
    const dialog = await body().findByRole('dialog');
    await expect(dialog).toHaveTextContent(/Data from.*Nov 16, 2026, 4:30.AM UTC/);
    await expect(dialog).toHaveTextContent('3 customers: embargoed');
  },
};

/** A skeleton of the same shape: nothing jumps when the figures come. */
export const Loading: Story = {
  parameters: { source: loadingSource },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('list')).toHaveAttribute('aria-busy', 'true');
    await expect(canvas.getByText('Over license limit')).toBeVisible();
  },
};

/** A region without customers. */
export const Empty: Story = {
  parameters: { scenario: 'empty' },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('0')).length).toBe(5);
    await expect(canvas.queryByText(/NaN|%/)).toBeNull();
  },
};

/** Nothing is known, so nothing is zero. */
export const NotSupplied: Story = {
  parameters: { source: notSupplied },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('No value')).length).toBe(5);
    await userEvent.click(canvas.getByRole('button', { name: /computed: Total customers/ }));
    await expect(await body().findByRole('dialog')).toHaveTextContent(
      '2 customers: subscriptions not supplied',
    );
  },
};

/** A role without analytics. */
export const NotPermitted: Story = {
  parameters: { viewer: { roles: ['helpdesk'] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not permitted')).toBeVisible();
  },
};

/** The service refuses, whatever the viewer's roles say. */
export const RefusedByServer: Story = figureStates.notPermitted;

/** A source of several regions, and none is chosen: figures are of one at a time (REG-1). */
export const ChooseRegion: Story = {
  parameters: {
    source: figureStates.failing('invalid', {
      fields: [{ field: 'region', message: 'expected one region' }],
    }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Choose a region')).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull();
  },
};

export const NotSupported: Story = figureStates.notSupported;

export const Failed: Story = {
  ...figureStates.failed,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('This could not be loaded');
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(await canvas.findByRole('alert')).toBeVisible();
  },
};

/** A callback of the host's that throws is said, and harms nothing. */
export const BrokenHost: Story = {
  args: {
    onShowCustomers: () => {
      throw new Error('No such page');
    },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Total customers/ }));
    await expect(await body().findByText(/^Something in this portal failed/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: /^Total customers/ })).toBeVisible();
  },
};

export const Italian: Story = {
  globals: { locale: 'it' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Numero basso di licenze assegnate')).toBeVisible();
    await userEvent.click(await canvas.findByRole('button', { name: /calcolato: Numero basso/ }));
    await expect(await body().findByRole('dialog')).toHaveTextContent('Regola nostra');
  },
};

/** As wide as a phone. */
export const Narrow: Story = {
  args: { onShowCustomers: fn() },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
};
/** Right to left, as the language is. */
export const Arabic: Story = {
  globals: { locale: 'ar' },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText('إجمالي العملاء')).toBeVisible();
    await expect(canvasElement.querySelector('.pk-root')).toHaveAttribute('dir', 'rtl');
  },
};
export const Dark: Story = { ...HowComputed, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...HowComputed, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...Pressable, globals: { theme: 'dark', dir: 'rtl' } };
